import { ChecklistPoint } from '../../api/review-models';

export const DESKS = ['Center', 'University'] as const;
export type Desk = (typeof DESKS)[number];

export const pointsOf = (points: readonly ChecklistPoint[], desk: Desk): ChecklistPoint[] => points.filter((p) => p.stage === desk);

/** Exchanges a point with its neighbour at the same desk. */
export function moved(points: readonly ChecklistPoint[], point: ChecklistPoint, step: 1 | -1): ChecklistPoint[] {
  const own = pointsOf(points, point.stage);
  const other = own[own.indexOf(point) + step];
  return other ? points.map((p) => (p === point ? other : p === other ? point : p)) : [...points];
}

/** Puts the edited point in the place of the old one, a new one at the end. */
export const replaced = (points: readonly ChecklistPoint[], old: ChecklistPoint | null, point: ChecklistPoint): ChecklistPoint[] =>
  old ? points.map((p) => (p === old ? point : p)) : [...points, point];
