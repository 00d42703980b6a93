import { Colleague, Desk } from '../../../api/notes-api';

/** Whoever cannot read the note is not called to it. */
export const mayRead = (people: readonly Colleague[], desk: Desk, shared: boolean): readonly Colleague[] =>
  people.filter((p) => shared || p.desk === desk);

/** Whether this key, typed here, begins a mention: "@" inside a word, as in an address, does not. */
export const callsSomebody = (key: string, text: string, at: number): boolean =>
  (key === '@' || key === '\uff20') && !/[\w.+-]/.test(text.charAt(at - 1));
