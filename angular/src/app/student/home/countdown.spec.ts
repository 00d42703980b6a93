import { clockOffset, remaining } from './countdown';

describe('countdown', () => {
  it('has two digits everywhere, so that nothing jumps', () => {
    expect(remaining('2026-11-26T03:04:05Z', Date.parse('2026-11-24T00:00:00Z'))).toEqual({
      days: 2,
      hours: '03',
      minutes: '04',
      seconds: '05',
      isOver: false,
    });
  });

  it('ends at zero', () => {
    expect(remaining('2026-11-24T00:00:00Z', Date.parse('2026-11-25T00:00:00Z'))).toEqual({
      days: 0,
      hours: '00',
      minutes: '00',
      seconds: '00',
      isOver: true,
    });
  });

  it('goes by the server clock, not by a wrong device clock', () => {
    const wrong = Date.parse('2026-11-24T05:00:00Z');
    expect(wrong + clockOffset('2026-11-24T00:00:00Z', wrong)).toBe(Date.parse('2026-11-24T00:00:00Z'));
  });
});
