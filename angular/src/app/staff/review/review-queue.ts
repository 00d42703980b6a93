import { Injectable, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { HeldFilter, RememberedView } from '../../api/desk-models';
import { ApplicationStatus, ReviewQuery, ReviewRow, ReviewSide, ReviewSort } from '../../api/models';
import { ReviewApi } from '../../api/review-api';
import { CursorStack } from './cursor-stack';

/** What may stand in the address bar: nothing here names a person. */
export interface QueueView {
  readonly statuses: readonly ApplicationStatus[];
  readonly certificateTypeId: string | null;
  readonly windowId: string | null;
  readonly centerId: string | null;
  readonly submittedFrom: string | null;
  readonly submittedTo: string | null;
  readonly held: HeldFilter | null;
  readonly overdue: boolean;
  readonly paused: boolean;
  readonly tagId: string | null;
  /** Only what stands under suspicion of a duplicate. */
  readonly suspected: boolean;
  readonly sort: ReviewSort;
  readonly pageSize: number;
}

/** What names a person, and therefore lives in memory only. */
export interface QueueSearch {
  readonly name: string;
  readonly idNumber: string;
  readonly number: string;
}

export const PAGE_SIZES = [20, 50] as const;
export const NO_SEARCH: QueueSearch = { name: '', idNumber: '', number: '' };

/** The status a desk waits for. */
export const waitingStatus = (side: ReviewSide): ApplicationStatus => (side === 'center' ? 'Submitted' : 'CenterApproved');

export const startView = (side: ReviewSide): QueueView => ({
  statuses: [waitingStatus(side)],
  certificateTypeId: null,
  windowId: null,
  centerId: null,
  submittedFrom: null,
  submittedTo: null,
  held: null,
  overdue: false,
  paused: false,
  tagId: null,
  suspected: false,
  sort: side === 'center' ? '-submittedAt' : '-statusChangedAt',
  pageSize: PAGE_SIZES[0],
});

/** What is remembered may be older than this version of the page. */
export function viewFrom(remembered: RememberedView, side: ReviewSide): QueueView {
  const start = startView(side);
  return {
    ...start,
    ...remembered,
    statuses: remembered.statuses ?? start.statuses,
    overdue: remembered.overdue ?? false,
    paused: remembered.paused ?? false,
    tagId: remembered.tagId ?? null,
    suspected: remembered.suspected ?? false,
    sort: remembered.sort ?? start.sort,
    pageSize: PAGE_SIZES.find((s) => s === remembered.pageSize) ?? start.pageSize,
  };
}

/** One desk's list as the reviewer left it, so that the detail page can walk along it and "back" finds it again. */
@Injectable()
export class ReviewQueue {
  private readonly api = inject(ReviewApi);
  readonly side = signal<ReviewSide | null>(null);
  readonly view = signal<QueueView>(startView('center'));
  readonly search = signal<QueueSearch>(NO_SEARCH);
  readonly pages = new CursorStack();
  readonly rows = signal<readonly ReviewRow[]>([]);
  readonly nextCursor = signal<string | null>(null);
  readonly focusedId = signal<string | null>(null);
  /** The list is asked for only when it is known how the reviewer left it last time. */
  readonly restored = signal(false);
  private kept = '';

  readonly query = computed<ReviewQuery>(() => {
    const { pageSize, overdue, paused, suspected, ...view } = this.view();
    const { name, idNumber, number } = this.search();
    return {
      ...view,
      statuses: [...view.statuses],
      overdue: overdue || null,
      paused: paused || null,
      suspected: suspected || null,
      name: name || null,
      idNumber: idNumber || null,
      number: number || null,
      after: this.pages.current(),
      limit: pageSize,
    };
  });

  /** Changing the desk starts afresh; coming back to the same desk does not. */
  enter(side: ReviewSide): void {
    if (this.side() === side) return;
    this.side.set(side);
    this.restored.set(false);
    this.view.set(startView(side));
    this.search.set(NO_SEARCH);
    this.pages.reset();
    this.rows.set([]);
    this.nextCursor.set(null);
    this.focusedId.set(null);
  }

  /** Once for each desk: as it was left, wherever the reviewer sat then. A memory that cannot be had is no reason to show no list. */
  async restore(side: ReviewSide): Promise<void> {
    if (this.restored()) return;
    const remembered = await firstValueFrom(this.api.view(side)).catch(() => null);
    if (this.side() !== side || this.restored()) return;
    if (remembered?.view) this.view.set(viewFrom(remembered.view, side));
    this.kept = JSON.stringify(this.view());
    this.restored.set(true);
  }

  /** Remembers the list as it is now, where that is news. */
  keep(): void {
    const [side, view] = [this.side(), this.view()];
    if (!side) return;
    const text = JSON.stringify(view);
    if (!this.restored() || text === this.kept) return;
    this.kept = text;
    void firstValueFrom(this.api.keepView(side, { ...view, statuses: [...view.statuses] })).catch(() => undefined);
  }

  change(part: Partial<QueueView>): void {
    this.pages.reset();
    this.view.update((v) => ({ ...v, ...part }));
  }

  find(search: QueueSearch): void {
    this.pages.reset();
    this.search.set(search);
  }

  position(id: string): number {
    return this.rows().findIndex((r) => r.id === id);
  }

  /** The case before or after this one in the order of the list; the next page is fetched when this one ends. */
  async neighbour(id: string, step: 1 | -1): Promise<string | null> {
    const at = this.position(id);
    if (at < 0) return null;
    const beside = this.rows()[at + step];
    if (beside) return beside.id;
    const moved = step > 0 ? this.pages.next(this.nextCursor()) : this.pages.previous();
    if (!moved) return null;
    const side = this.side();
    if (!side) return null;
    const page = await firstValueFrom(this.api.query(side, this.query()));
    this.take(page.items, page.next);
    return (step > 0 ? page.items[0] : page.items[page.items.length - 1])?.id ?? null;
  }

  take(rows: readonly ReviewRow[], next: string | null): void {
    this.rows.set(rows);
    this.nextCursor.set(next);
  }
}
