import { ChecklistPoint } from '../../api/review-models';
import { moved, pointsOf, replaced } from './points';

const point = (code: string, stage: ChecklistPoint['stage'] = 'Center'): ChecklistPoint => ({
  code,
  stage,
  chinese: code,
  english: code,
  bySystem: false,
  evidence: [],
});

describe('points of a checklist', () => {
  const [a, u, b] = [point('a'), point('u', 'University'), point('b')];

  it('move within their own desk', () => {
    expect(pointsOf(moved([a, u, b], a, 1), 'Center').map((p) => p.code)).toEqual(['b', 'a']);
    expect(moved([a, u, b], b, 1)).toEqual([a, u, b]);
    expect(moved([a, u, b], u, -1)).toEqual([a, u, b]);
  });

  it('are replaced where they stand, and added at the end', () => {
    const c = point('c');
    expect(replaced([a, u, b], a, c)).toEqual([c, u, b]);
    expect(replaced([a, u], null, c)).toEqual([a, u, c]);
  });
});
