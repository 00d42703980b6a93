import { Limit, PhotoMeasure, PhotoThresholds } from '../../api/models';

export type Document = 'card' | 'certificate';
export interface Measure {
  readonly name: PhotoMeasure;
  /** Of what counts: whether more of it is worse. */
  readonly moreIsWorse: boolean;
  readonly step: number;
}

export const DOCUMENTS: readonly Document[] = ['card', 'certificate'];
export const MEASURES: readonly Measure[] = [
  { name: 'edgeWidth', moreIsWorse: true, step: 0.1 },
  { name: 'glareShare', moreIsWorse: true, step: 0.001 },
  { name: 'darkLuma', moreIsWorse: false, step: 1 },
  { name: 'brightLuma', moreIsWorse: true, step: 1 },
  { name: 'documentPixels', moreIsWorse: false, step: 10 },
  { name: 'rimDistance', moreIsWorse: false, step: 0.005 },
  { name: 'aspectOff', moreIsWorse: true, step: 0.01 },
  { name: 'score', moreIsWorse: false, step: 0.01 },
];

/** A warning comes before a refusal, whichever way the measure counts. */
export function isInOrder({ moreIsWorse }: Measure, { warn, block }: Limit): boolean {
  return Number.isFinite(warn) && Number.isFinite(block) && (moreIsWorse ? warn <= block : warn >= block);
}

export function withLimit(thresholds: PhotoThresholds, name: PhotoMeasure, change: Partial<Limit>): PhotoThresholds {
  return { ...thresholds, [name]: { ...thresholds[name], ...change } };
}

export function areSame(a: PhotoThresholds, b: PhotoThresholds): boolean {
  return MEASURES.every(({ name }) => a[name].warn === b[name].warn && a[name].block === b[name].block);
}

/** The server keeps short floats: 0.2 comes as 0.2, but 0.002 may come as 0.0020000001. */
export function rounded(thresholds: PhotoThresholds): PhotoThresholds {
  const round = (value: number) => Number(value.toPrecision(6));
  return MEASURES.reduce(
    (all, { name }) => withLimit(all, name, { warn: round(all[name].warn), block: round(all[name].block) }),
    thresholds,
  );
}
