/** The days a page of figures tells of, by the calendar of Shanghai, as `yyyy-MM-dd`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const spans = [7, 30, 90] as const;
export type SpanDays = (typeof spans)[number];

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The last days up to today, today included. */
export function lastDays(count: number, now: Date): Span {
  const first = new Date(now.getTime() - (count - 1) * 24 * 60 * 60 * 1000);
  return { from: day.format(first), to: day.format(now) };
}

/** A share in whole percent; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

/** How high a bar stands, in percent of the highest; what is there is seen, however small. */
export function heightOf(count: number, highest: number): number {
  return count === 0 || highest === 0 ? 0 : Math.max(2, Math.round((100 * count) / highest));
}
