export type ReviewCommand =
  | { readonly name: 'photo'; readonly index: number }
  | { readonly name: 'reason'; readonly index: number }
  | { readonly name: 'rotate' | 'swap' | 'reveal' | 'zoomIn' | 'zoomOut' | 'fit' }
  | {
      readonly name:
        | 'next'
        | 'previous'
        | 'approve'
        | 'reject'
        | 'return'
        | 'takeBack'
        | 'checklist'
        | 'tickRest'
        | 'notes'
        | 'pause'
        | 'tags'
        | 'help'
        | 'close';
    };

/** Where the reviewer is: letters mean reasons while the rejection panel is open. */
export type KeyContext = 'review' | 'rejecting' | 'overlay';

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'defaultPrevented'> & {
  readonly repeat?: boolean;
};

const VIEWER: Record<string, ReviewCommand> = {
  '1': { name: 'photo', index: 0 },
  '2': { name: 'photo', index: 1 },
  '3': { name: 'photo', index: 2 },
  r: { name: 'reveal' },
  t: { name: 'rotate' },
  s: { name: 'swap' },
  z: { name: 'takeBack' },
  '+': { name: 'zoomIn' },
  '=': { name: 'zoomIn' },
  '-': { name: 'zoomOut' },
  '0': { name: 'fit' },
};

const DESK: Record<string, ReviewCommand> = {
  j: { name: 'next' },
  k: { name: 'previous' },
  a: { name: 'approve' },
  x: { name: 'reject' },
  b: { name: 'return' },
  c: { name: 'checklist' },
  v: { name: 'tickRest' },
  n: { name: 'notes' },
  h: { name: 'pause' },
  g: { name: 'tags' },
  '?': { name: 'help' },
};

/** A to Q: R, S, T and Z keep their meaning, numbers, original, turning and taking back, in every context. */
export const REASON_KEYS = 'abcdefghijklmnopq'.split('');

/** What a key press asks for, or null when it belongs to the browser or to a text field. */
export function commandOf(press: KeyPress, context: KeyContext): ReviewCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.defaultPrevented) return null;
  if (press.key === 'Escape') return { name: 'close' };
  if (context === 'overlay' || isTyping(press.target)) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (VIEWER[key] && !(press.repeat && (key === 'r' || key === 'z'))) return VIEWER[key];
  if (press.repeat) return null;
  if (context === 'review') return DESK[key] ?? null;
  const reason = REASON_KEYS.indexOf(key);
  return reason >= 0 ? { name: 'reason', index: reason } : null;
}

/** A tick box is not a text field: the keys stay alive while the checklist has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.matches('input[type=checkbox], input[type=radio]')) return false;
  return target.matches('input, textarea, select, [contenteditable], [role=combobox]');
}
