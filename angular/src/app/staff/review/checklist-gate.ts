import { ReviewDetail } from '../../api/models';
import { ApproveInput } from '../../api/review-models';

/** The part of a checklist entry that decides whether the case may pass. */
export interface Tick {
  readonly code: string;
  readonly checked: boolean;
  /** By the system: no person can set or take it. */
  readonly checkedBy?: { readonly system: boolean } | null;
}

export const isBySystem = (item: Tick): boolean => item.checked && (item.checkedBy?.system ?? false);

export const missingTicks = (items: readonly Tick[]): number => items.filter((i) => !i.checked).length;

/** Passing needs every tick; an empty list means the list has not arrived, not that nothing is to be checked. */
export const mayPass = (items: readonly Tick[]): boolean => items.length > 0 && missingTicks(items) === 0;

/** What the person ticked. What the system ticked is not vouched for by anybody: the server finds it again, or refuses. */
export const checkedCodes = (items: readonly Tick[]): string[] => items.filter((i) => i.checked && !isBySystem(i)).map((i) => i.code);

/** Every open point at once, for a reviewer who has looked at everything. */
export const withAllTicks = <T extends Tick>(items: readonly T[]): T[] => items.map((i) => ({ ...i, checked: true }));

export function withTick<T extends Tick>(items: readonly T[], code: string, checked: boolean): T[] {
  return items.map((i) => (i.code === code && !isBySystem(i) ? { ...i, checked } : i));
}

/** Puts the keyboard on the first point that is not ticked. */
export function focusFirstOpen(): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-checklist]')];
  (boxes.find((b) => !b.checked) ?? boxes[0])?.focus();
}

/** What passing the case sends: the ticks of people, and the opinion if there is one. */
export function approval({ version, checklist }: ReviewDetail, opinion: string): ApproveInput {
  return { version, checked: checkedCodes(checklist), opinion: opinion.trim() || null };
}
