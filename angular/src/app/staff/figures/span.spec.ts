import { heightOf, lastDays, shareOf } from './span';

describe('the days a page of figures tells of', () => {
  it('end today by the calendar of Shanghai', () => {
    expect(lastDays(7, new Date('2026-11-30T15:59:59Z'))).toEqual({ from: '2026-11-24', to: '2026-11-30' });
    expect(lastDays(7, new Date('2026-11-30T16:00:00Z'))).toEqual({ from: '2026-11-25', to: '2026-12-01' });
  });

  it('know no share of nothing', () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(shareOf(2, 3)).toBe(67);
  });

  it('show what is there, however small', () => {
    expect(heightOf(0, 10_000)).toBe(0);
    expect(heightOf(1, 10_000)).toBe(2);
    expect(heightOf(5, 10)).toBe(50);
  });
});
