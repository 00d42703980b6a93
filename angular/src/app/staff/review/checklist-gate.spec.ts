import { checkedCodes, mayPass, missingTicks, withAllTicks, withTick } from './checklist-gate';

const list = (...ticks: boolean[]) => ticks.map((checked, i) => ({ code: `c${i}`, checked }));

describe('checklist gate', () => {
  it('opens only when every point is ticked', () => {
    expect(mayPass(list(true, true))).toBe(true);
    expect(mayPass(list(true, false))).toBe(false);
    expect(missingTicks(list(true, false, false))).toBe(2);
  });

  it('stays shut while the list has not arrived', () => {
    expect(mayPass([])).toBe(false);
  });

  it('ticks one point and leaves the others alone', () => {
    const before = list(false, false);
    const after = withTick(before, 'c1', true);
    expect(checkedCodes(after)).toEqual(['c1']);
    expect(checkedCodes(before)).toEqual([]);
    expect(withTick(after, 'unknown', true)).toEqual(after);
  });

  it('leaves what the system ticked to the server', () => {
    const before = [{ code: 'c0', checked: true, checkedBy: { system: true } }, ...list(false).map((i) => ({ ...i, code: 'c1' }))];
    expect(missingTicks(before)).toBe(1);
    expect(withTick(before, 'c0', false)).toEqual(before);
    expect(checkedCodes(withAllTicks(before))).toEqual(['c1']);
  });
});
