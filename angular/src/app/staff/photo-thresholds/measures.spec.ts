import { Limit, PhotoThresholds } from '../../api/models';
import { areSame, isInOrder, MEASURES, rounded, withLimit } from './measures';

describe('photo thresholds', () => {
  const all = (limit: Limit) => Object.fromEntries(MEASURES.map(({ name }) => [name, limit])) as PhotoThresholds;
  const measure = (name: string) => MEASURES.find((m) => m.name === name)!;

  it('warn before they refuse, whichever way the measure counts', () => {
    expect(isInOrder(measure('edgeWidth'), { warn: 6, block: 8 })).toBe(true);
    expect(isInOrder(measure('edgeWidth'), { warn: 8, block: 6 })).toBe(false);
    expect(isInOrder(measure('darkLuma'), { warn: 80, block: 45 })).toBe(true);
    expect(isInOrder(measure('darkLuma'), { warn: Number.NaN, block: 45 })).toBe(false);
  });

  it('are compared and changed one by one', () => {
    const before = all({ warn: 1, block: 2 });
    const after = withLimit(before, 'score', { block: 3 });
    expect(after.score).toEqual({ warn: 1, block: 3 });
    expect(areSame(before, after)).toBe(false);
    expect(areSame(before, withLimit(after, 'score', { block: 2 }))).toBe(true);
  });

  it('lose the dust of short floats', () => {
    expect(rounded(all({ warn: 0.0020000000949949026, block: -0.004999999888241291 })).glareShare).toEqual({ warn: 0.002, block: -0.005 });
  });
});
