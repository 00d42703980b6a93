import { KeyContext, REASON_KEYS, commandOf } from './review-keys';

const press = (key: string, more: Partial<KeyboardEvent> = {}, context: KeyContext = 'review') =>
  commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, target: document.body, defaultPrevented: false, ...more }, context);

const field = (html: string) => {
  const host = document.createElement('div');
  host.innerHTML = html;
  return host.firstElementChild;
};

describe('review keys', () => {
  it('knows the keys of the desk', () => {
    expect(press('1')).toEqual({ name: 'photo', index: 0 });
    expect(press('3')).toEqual({ name: 'photo', index: 2 });
    expect(press('r')?.name).toBe('reveal');
    expect(press('t')?.name).toBe('rotate');
    expect(press('v')?.name).toBe('tickRest');
    expect(press('+')?.name).toBe('zoomIn');
    expect(press('=')?.name).toBe('zoomIn');
    expect(press('-')?.name).toBe('zoomOut');
    expect(press('0')?.name).toBe('fit');
    expect(press('j')?.name).toBe('next');
    expect(press('k')?.name).toBe('previous');
    expect(press('a')?.name).toBe('approve');
    expect(press('A')?.name).toBe('approve');
    expect(press('x')?.name).toBe('reject');
    expect(press('c')?.name).toBe('checklist');
    expect(press('?')?.name).toBe('help');
    expect(press('y')).toBeNull();
  });

  it('is silent while somebody types', () => {
    for (const html of ['<input>', '<textarea></textarea>', '<select></select>', '<div contenteditable></div>'])
      expect(press('a', { target: field(html) })).toBeNull();
  });

  it('stays alive on a ticked box, because the next key is usually the decision', () => {
    expect(press('a', { target: field('<input type="checkbox">') })?.name).toBe('approve');
  });

  it('leaves the browser its own shortcuts', () => {
    expect(press('a', { ctrlKey: true })).toBeNull();
    expect(press('r', { metaKey: true })).toBeNull();
    expect(press('x', { altKey: true })).toBeNull();
    expect(press('x', { defaultPrevented: true })).toBeNull();
  });

  it('never decides twice because a key is held down', () => {
    expect(press('a', { repeat: true })).toBeNull();
    expect(press('r', { repeat: true })).toBeNull();
    expect(press('+', { repeat: true })?.name).toBe('zoomIn');
  });

  it('means reasons by letters while rejecting, and never approves there', () => {
    expect(press('a', {}, 'rejecting')).toEqual({ name: 'reason', index: 0 });
    expect(press('k', {}, 'rejecting')).toEqual({ name: 'reason', index: 10 });
    expect(press('2', {}, 'rejecting')).toEqual({ name: 'photo', index: 1 });
    expect(press('t', {}, 'rejecting')?.name).toBe('rotate');
    expect(press('r', {}, 'rejecting')?.name).toBe('reveal');
    expect(press('v', {}, 'rejecting')).toBeNull();
    expect(press('x', {}, 'rejecting')).toBeNull();
    expect(REASON_KEYS.some((key) => 'rt'.includes(key))).toBe(false);
  });

  it('hears only Escape under an overlay', () => {
    expect(press('a', {}, 'overlay')).toBeNull();
    expect(press('Escape', {}, 'overlay')?.name).toBe('close');
    expect(press('Escape', { target: field('<textarea></textarea>') }, 'rejecting')?.name).toBe('close');
  });
});
