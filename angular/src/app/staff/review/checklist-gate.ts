/** The part of a checklist entry that decides whether the case may pass. */
export interface Tick {
  readonly code: string;
  readonly checked: boolean;
}

export const missingTicks = (items: readonly Tick[]): number => items.filter((i) => !i.checked).length;

/** Passing needs every tick; an empty list means the list has not arrived, not that nothing is to be checked. */
export const mayPass = (items: readonly Tick[]): boolean => items.length > 0 && missingTicks(items) === 0;

export const checkedCodes = (items: readonly Tick[]): string[] => items.filter((i) => i.checked).map((i) => i.code);

/** Every open point at once, for a reviewer who has looked at everything. */
export const withAllTicks = <T extends Tick>(items: readonly T[]): T[] => items.map((i) => ({ ...i, checked: true }));

export function withTick<T extends Tick>(items: readonly T[], code: string, checked: boolean): T[] {
  return items.map((i) => (i.code === code ? { ...i, checked } : i));
}
