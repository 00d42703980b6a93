import { fromWall, toWall } from './shanghai';

describe('Shanghai wall time', () => {
  it('reads an instant as the clock in Shanghai does, wherever the browser stands', () => {
    const wall = toWall('2026-11-24T18:30:00Z');
    expect([wall?.getDate(), wall?.getHours(), wall?.getMinutes()]).toEqual([25, 2, 30]);
  });

  it('comes back to the same instant', () => {
    for (const instant of ['2026-01-01T00:00:00Z', '2026-06-30T15:59:00Z', '2026-12-31T16:00:00Z']) {
      const wall = toWall(instant);
      expect(wall && fromWall(wall)).toBe(instant);
    }
    expect(toWall(null)).toBeNull();
  });
});
