import { judge } from './live-hints';

describe('live hints', () => {
  const grey = (value: number) => new Uint8Array(1000).fill(value);

  it('tell light, glare and movement', () => {
    expect(judge(grey(20), null)).toBe('dark');
    expect(judge(grey(250), null)).toBe('bright');
    expect(judge(grey(120), grey(150))).toBe('moving');
    expect(judge(grey(120), grey(122))).toBe('good');
    expect(judge(grey(120).fill(255, 0, 100), null)).toBe('glare');
  });
});
