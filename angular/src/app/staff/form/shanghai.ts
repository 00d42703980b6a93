const OFFSET_MINUTES = 8 * 60; // Shanghai has had no daylight saving since 1991

/** A date whose local clock reads what the clock in Shanghai reads at that instant: what date pickers can show. */
export function toWall(instant: string | null): Date | null {
  if (!instant) return null;
  const shifted = new Date(Date.parse(instant) + OFFSET_MINUTES * 60_000);
  return new Date(shifted.getUTCFullYear(), shifted.getUTCMonth(), shifted.getUTCDate(), shifted.getUTCHours(), shifted.getUTCMinutes());
}

/** The instant at which the clock in Shanghai reads what this date's local clock reads. */
export function fromWall(wall: Date): string {
  const utc = Date.UTC(wall.getFullYear(), wall.getMonth(), wall.getDate(), wall.getHours(), wall.getMinutes());
  return new Date(utc - OFFSET_MINUTES * 60_000).toISOString().replace('.000Z', 'Z');
}
