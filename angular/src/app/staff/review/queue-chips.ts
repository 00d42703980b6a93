import { ReviewQueues } from '../../api/desk-models';
import { QueueView } from './review-queue';

/** What a chip narrows the list of waiting cases to. */
export type QueueNarrowing = Pick<QueueView, 'held' | 'overdue' | 'paused' | 'suspected'>;

const ALL: QueueNarrowing = { held: null, overdue: false, paused: false, suspected: false };

export interface QueueChip {
  readonly key: 'all' | 'nobody' | 'mine' | 'paused' | 'overdue' | 'suspected';
  readonly to: QueueNarrowing;
  readonly count: number | undefined;
  /** Of the oldest, in working days; null where it says nothing. */
  readonly age: number | null | undefined;
}

/** The queues of a desk with their counts, which may still be on their way. */
export function chipsOf(figures: ReviewQueues | undefined): readonly QueueChip[] {
  return [
    { key: 'all', to: ALL, count: figures?.all.count, age: figures?.all.oldestAge },
    { key: 'nobody', to: { ...ALL, held: 'Nobody' }, count: figures?.nobody.count, age: figures?.nobody.oldestAge },
    { key: 'mine', to: { ...ALL, held: 'Mine' }, count: figures?.mine.count, age: figures?.mine.oldestAge },
    { key: 'paused', to: { ...ALL, paused: true }, count: figures?.paused.count, age: figures?.paused.oldestAge },
    { key: 'overdue', to: { ...ALL, overdue: true }, count: figures?.overdue, age: null },
    { key: 'suspected', to: { ...ALL, suspected: true }, count: figures?.suspected, age: null },
  ];
}

export const narrowsTo = (view: QueueNarrowing, { held, overdue, paused, suspected }: QueueNarrowing): boolean =>
  view.held === held && view.overdue === overdue && view.paused === paused && view.suspected === suspected;
