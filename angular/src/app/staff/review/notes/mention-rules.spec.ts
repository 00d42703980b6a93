import { Colleague } from '../../../api/notes-api';
import { callsSomebody, mayRead } from './mention-rules';

const people: Colleague[] = [
  { id: 'a', name: 'Sample A', desk: 'Center' },
  { id: 'b', name: 'Sample B', desk: 'University' },
];

describe('mentions', () => {
  it('offer those who may read the note', () => {
    expect(mayRead(people, 'Center', false).map((p) => p.id)).toEqual(['a']);
    expect(mayRead(people, 'University', false).map((p) => p.id)).toEqual(['b']);
    expect(mayRead(people, 'Center', true).map((p) => p.id)).toEqual(['a', 'b']);
  });

  it('begin with an at sign that stands before a word, and not with one in an address', () => {
    expect(callsSomebody('@', '', 0)).toBe(true);
    expect(callsSomebody('\uff20', 'Please look, ', 13)).toBe(true);
    expect(callsSomebody('@', 'name', 4)).toBe(false);
    expect(callsSomebody('a', '', 0)).toBe(false);
  });
});
