import { DatePipe } from '@angular/common';
import { CdkContextMenuTrigger, CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { ActivatedRoute, Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDatePickerModule } from 'ng-zorro-antd/date-picker';
import { NzEmptyModule } from 'ng-zorro-antd/empty';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { NzSkeletonModule } from 'ng-zorro-antd/skeleton';
import { ApplicationStatus, ReviewRow, ReviewSide } from '../../api/models';
import { PrintingApi, recordUrl } from '../../api/printing-api';
import { ReviewApi } from '../../api/review-api';
import { Announcer } from '../../core/announcer';
import { Session } from '../../core/session';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { StatusTag } from '../../shared/status-tag/status-tag';
import { openPdf } from '../printing';
import { TagPill } from '../tags/tag-pill';
import { tagsOf } from '../tags/tags-of';
import { foldCode, idNumberFault } from '../../shared/rules/id-number';
import { BulkApproveModal } from './bulk-approve-modal';
import { DeskEvent, DeskNews } from './desk-news';
import { ExportModal } from './export-modal';
import { QueueChip, chipsOf, narrowsTo } from './queue-chips';
import { queryOf, viewOf } from './queue-url';
import { NO_SEARCH, PAGE_SIZES, QueueSearch, QueueView, ReviewQueue, waitingStatus } from './review-queue';

interface StatusTab {
  readonly key: string;
  readonly statuses: readonly ApplicationStatus[];
}

const CENTER_TABS: readonly StatusTab[] = [
  { key: 'Submitted', statuses: ['Submitted'] },
  { key: 'Rejected', statuses: ['Rejected'] },
  { key: 'CenterApproved', statuses: ['CenterApproved'] },
  { key: 'Approved', statuses: ['Approved'] },
  { key: 'all', statuses: [] },
];
const UNIVERSITY_TABS: readonly StatusTab[] = [
  { key: 'CenterApproved', statuses: ['CenterApproved'] },
  { key: 'Approved', statuses: ['Approved'] },
  { key: 'Rejected', statuses: ['Rejected'] },
  { key: 'Submitted', statuses: ['Submitted'] },
  { key: 'all', statuses: [] },
];
const PRINT_LIMIT = 100;
const APPROVE_LIMIT = 50;

/** The work list of one desk, the centre's or the university's: find, choose, open, print. */
@Component({
  selector: 'app-review-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BulkApproveModal,
    CdkContextMenuTrigger,
    CdkMenu,
    CdkMenuItem,
    DatePipe,
    ExportModal,
    FormsModule,
    NzAlertModule,
    NzButtonModule,
    NzDatePickerModule,
    NzEmptyModule,
    NzIconModule,
    NzInputModule,
    NzSelectModule,
    NzSkeletonModule,
    StatusTag,
    TagPill,
    TextOfPipe,
    TextPipe,
  ],
  templateUrl: './review-list.html',
  providers: [DeskNews],
  styleUrl: './review-list.less',
})
export class ReviewList {
  readonly side = input.required<ReviewSide>();

  private readonly api = inject(ReviewApi);
  private readonly printing = inject(PrintingApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly announcer = inject(Announcer);
  protected readonly texts = inject(Texts);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  protected readonly session = inject(Session);
  protected readonly queue = inject(ReviewQueue);
  private readonly news = inject(DeskNews);

  protected readonly tagsOf = tagsOf;
  protected readonly timeColumns = ['submittedAt', 'statusChangedAt'] as const;
  protected readonly pageSizes = PAGE_SIZES;
  protected readonly placeholderRows = Array.from({ length: 8 }, (_, i) => i);
  protected readonly tabs = computed(() => (this.side() === 'center' ? CENTER_TABS : UNIVERSITY_TABS));
  protected readonly university = computed(() => this.side() === 'university');
  protected readonly moreFilters = signal(false);
  protected readonly exporting = signal(false);
  protected readonly busy = signal(false);
  protected readonly typed = linkedSignal<QueueSearch>(() => this.queue.search());
  protected readonly idNumberProblem = computed(() => {
    const text = this.typed().idNumber.trim();
    return text ? idNumberFault(text) : null;
  });

  protected readonly options = rxResource({ params: () => this.side(), stream: ({ params }) => this.api.options(params) });
  protected readonly summary = rxResource({ params: () => this.side(), stream: ({ params }) => this.api.summary(params) });
  protected readonly queues = rxResource({ params: () => this.side(), stream: ({ params }) => this.api.queues(params) });
  protected readonly page = rxResource({
    params: () =>
      this.queue.restored() && this.queue.side() === this.side() ? { side: this.side(), query: this.queue.query() } : undefined,
    stream: ({ params }) => this.api.query(params.side, params.query),
  });

  /** Rows as they are now, where something happened to them after the list was read; null for one that is no longer in it. */
  private readonly changed = signal<ReadonlyMap<string, ReviewRow | null>>(new Map());
  /** Ids of what came since; they are told of, and come into the list when the reviewer asks for them. */
  protected readonly arrived = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() =>
    (this.page.hasValue() ? this.page.value().items : []).map((row) => this.changed().get(row.id) ?? row),
  );
  protected readonly total = computed(() => (this.page.hasValue() ? this.page.value() : undefined));
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().next : null));
  protected readonly selected = signal<ReadonlySet<string>>(new Set());
  protected readonly selectable = computed(() => this.rows().filter((r) => this.isSelectable(r)));
  protected readonly allSelected = computed(
    () => this.selectable().length > 0 && this.selectable().every((r) => this.selected().has(r.id)),
  );
  protected readonly toPrint = computed(() => this.chosen((r) => r.allowedActions.includes('Print')).slice(0, PRINT_LIMIT));
  protected readonly toApprove = computed(() => this.chosen((r) => this.canDecide(r)).slice(0, APPROVE_LIMIT));
  /** What the open dialogue is about; the rows behind it may change meanwhile. */
  protected readonly approving = signal<readonly ReviewRow[] | null>(null);
  protected readonly filtered = computed(() => {
    const { certificateTypeId, windowId, centerId, submittedFrom, submittedTo, tagId } = this.queue.view();
    const { name, idNumber, number } = this.queue.search();
    return [certificateTypeId, windowId, centerId, submittedFrom, submittedTo, tagId, name, idNumber, number].filter(Boolean).length;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.following));
    effect(() => {
      const side = this.side();
      untracked(() => {
        this.queue.enter(side);
        void this.restore(side);
        this.news.follow(side, (e) => this.hear(e));
      });
    });
    effect(() => {
      if (!this.queue.restored()) return;
      const params = queryOf(this.queue.view(), this.side());
      untracked(() => this.router.navigate([], { relativeTo: this.route, queryParams: params, replaceUrl: true }));
    });
    effect((onCleanup) => {
      this.queue.view();
      const timer = setTimeout(() => this.queue.keep(), 800);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      if (!this.page.hasValue()) return;
      const { items, next } = this.page.value();
      untracked(() => {
        this.queue.take(items, next);
        this.selected.set(new Set());
        this.changed.set(new Map());
        this.arrived.set(new Set());
      });
    });
  }

  /** As the reviewer left it last time; what the address says goes before that. */
  private async restore(side: ReviewSide): Promise<void> {
    const address = this.route.snapshot.queryParamMap;
    await this.queue.restore(side);
    // coming back from a case keeps the page reached; only an address that says otherwise starts anew
    const asked = viewOf(address, this.queue.view());
    if (JSON.stringify(asked) !== JSON.stringify(this.queue.view())) this.queue.change(asked);
    this.moreFilters.set(this.filtered() > 0);
  }

  /** The list never jumps: figures follow, rows on the screen change where they stand, and what is new waits behind a bar. */
  private hear(news: DeskEvent): void {
    const shown = this.page.hasValue() ? this.page.value().items : [];
    if (news.kind === 'Came' && news.id && !shown.some((r) => r.id === news.id))
      this.arrived.update((ids) => new Set([...ids, news.id ?? '']));
    if (news.kind === 'Left' && news.id) this.arrived.update((ids) => new Set([...ids].filter((id) => id !== news.id)));
    clearTimeout(this.following);
    this.following = setTimeout(() => void this.follow(), 400);
  }
  private following: ReturnType<typeof setTimeout> | undefined;

  private async follow(): Promise<void> {
    this.summary.reload();
    this.queues.reload();
    const page = this.page.hasValue() ? this.page.value() : null;
    if (!page?.items.length) {
      if (this.queue.restored()) this.page.reload();
      return;
    }
    const now = await firstValueFrom(this.api.query(this.side(), this.queue.query())).catch(() => null);
    if (!now || !this.page.hasValue() || this.page.value() !== page) return;
    const fresh = new Map(now.items.map((r) => [r.id, r]));
    this.changed.set(new Map(page.items.map((r) => [r.id, fresh.get(r.id) ?? null])));
  }

  protected isGone(row: ReviewRow): boolean {
    return this.changed().has(row.id) && !this.changed().get(row.id);
  }

  protected readonly queueChips = computed(() => chipsOf(this.queues.hasValue() ? this.queues.value() : undefined));
  protected readonly overdueDays = computed(() => (this.queues.hasValue() ? this.queues.value().overdueDays : 0));

  protected isQueue({ to }: QueueChip): boolean {
    const view = this.queue.view();
    return narrowsTo(view, to) && view.statuses.join() === waitingStatus(this.side());
  }

  protected enterQueue({ to }: QueueChip): void {
    this.queue.change({ ...to, statuses: [waitingStatus(this.side())] });
  }

  protected readonly cards = computed(() => {
    const summary = this.summary.hasValue() ? this.summary.value() : undefined;
    // what the centre has passed is what the university waits for: it would stand there twice
    const keys = this.university()
      ? (['waiting', 'rejected', 'approved', 'decidedToday'] as const)
      : (['waiting', 'rejected', 'passed', 'approved', 'decidedToday'] as const);
    return keys.map((key) => ({ key, value: summary?.[key] }));
  });
  protected readonly choices = computed(() =>
    this.options.hasValue() ? this.options.value() : { checklist: [], certificateTypes: [], windows: [], centers: [], tags: [] },
  );
  /** One row answers to Tab: the one last looked at, else the first. */
  protected readonly tabStop = computed(() => {
    const focused = this.queue.focusedId();
    return this.rows().some((r) => r.id === focused) ? focused : this.rows()[0]?.id;
  });
  protected readonly comma = computed(() => this.texts.t('staff.common.comma'));

  protected count(tab: StatusTab): number | undefined {
    const summary = this.summary.hasValue() ? this.summary.value() : undefined;
    return tab.key === waitingStatus(this.side()) ? summary?.waiting : undefined;
  }

  protected isActive(tab: StatusTab): boolean {
    return this.queue.view().statuses.join() === tab.statuses.join();
  }

  protected change(part: Partial<QueueView>): void {
    this.queue.change(part);
  }

  protected type(part: Partial<QueueSearch>): void {
    this.typed.update((t) => ({ ...t, ...part }));
  }

  protected find(): void {
    if (this.idNumberProblem()) return;
    const { name, idNumber, number } = this.typed();
    this.queue.find({ name: name.trim(), idNumber: foldCode(idNumber), number: number.trim() });
  }

  protected clear(): void {
    this.queue.find(NO_SEARCH);
    this.queue.change({ certificateTypeId: null, windowId: null, centerId: null, submittedFrom: null, submittedTo: null, tagId: null });
  }

  protected setRange(range: readonly (Date | null)[] | null): void {
    const day = (d?: Date | null) =>
      d ? `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}` : null;
    this.queue.change({ submittedFrom: day(range?.[0]), submittedTo: day(range?.[1]) });
  }

  protected readonly range = computed(() => {
    const date = (day: string | null) => (day ? new Date(`${day}T00:00:00`) : null);
    const { submittedFrom, submittedTo } = this.queue.view();
    return submittedFrom || submittedTo ? [date(submittedFrom), date(submittedTo)] : null;
  });

  protected toggleSort(column: 'submittedAt' | 'statusChangedAt'): void {
    this.queue.change({ sort: this.queue.view().sort === `-${column}` ? column : `-${column}` });
  }

  protected sortOf(column: string): 'ascending' | 'descending' | 'none' {
    const sort = this.queue.view().sort;
    return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : 'none';
  }

  protected previousPage(): void {
    if (this.queue.pages.previous()) this.toTop();
  }

  protected nextPage(): void {
    if (this.queue.pages.next(this.next())) this.toTop();
  }

  private toTop(): void {
    this.host.nativeElement.scrollIntoView({ block: 'start' });
  }

  protected reload(): void {
    this.page.reload();
    this.summary.reload();
    this.queues.reload();
  }

  protected canDecide(row: ReviewRow): boolean {
    return row.allowedActions.includes(this.university() ? 'UniversityApprove' : 'CenterApprove');
  }

  protected open(row: ReviewRow): void {
    this.queue.focusedId.set(row.id);
    this.router.navigate([row.id], { relativeTo: this.route });
  }

  protected async start(): Promise<void> {
    this.busy.set(true);
    try {
      const { id } = await firstValueFrom(this.api.next(this.side(), null));
      if (id) await this.router.navigate([id], { relativeTo: this.route });
      else this.announcer.info(this.texts.t('staff.review.nothingWaiting'));
    } finally {
      this.busy.set(false);
    }
  }

  /** Arrow keys walk along the rows, Enter opens, the menu key or Shift+F10 shows what can be done. */
  protected rowKey(event: KeyboardEvent, row: ReviewRow, index: number): void {
    if (event.target !== event.currentTarget) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) this.focusRow(Math.max(0, Math.min(this.rows().length - 1, index + step)));
    else if (event.key === 'Enter') this.open(row);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) this.openMenu(event.currentTarget);
    else if (event.key === ' ' && this.isSelectable(row)) this.select(row.id);
    else return;
    event.preventDefault();
  }

  private focusRow(index: number): void {
    this.host.nativeElement.querySelectorAll<HTMLElement>('tr.row')[index]?.focus();
  }

  /** The menu has one door, the context-menu event; keyboard and button knock on it with the place to open at. */
  protected openMenu(origin: EventTarget | null): void {
    if (!(origin instanceof HTMLElement)) return;
    const box = origin.getBoundingClientRect();
    const isButton = origin.tagName === 'BUTTON';
    origin.dispatchEvent(
      new MouseEvent('contextmenu', {
        bubbles: true,
        cancelable: true,
        clientX: isButton ? box.left : box.left + 160,
        clientY: isButton ? box.bottom : box.top + box.height / 2,
      }),
    );
  }

  protected select(id: string, on = !this.selected().has(id)): void {
    this.selected.update((ids) => {
      const copy = new Set(ids);
      if (on) copy.add(id);
      else copy.delete(id);
      return copy;
    });
  }

  protected selectAll(on: boolean): void {
    this.selected.set(new Set(on ? this.selectable().map((r) => r.id) : []));
  }

  protected isSelectable(row: ReviewRow): boolean {
    return this.canDecide(row) || (this.university() && row.allowedActions.includes('Print'));
  }

  private chosen(may: (row: ReviewRow) => boolean): ReviewRow[] {
    return this.rows().filter((r) => this.selected().has(r.id) && !this.isGone(r) && may(r));
  }

  protected approved(any: boolean): void {
    this.approving.set(null);
    if (any) this.reload();
  }

  protected print(row: ReviewRow): void {
    openPdf(recordUrl(row.id));
  }

  protected async printSelected(): Promise<void> {
    this.busy.set(true);
    try {
      const pdf = await firstValueFrom(this.printing.records(this.toPrint().map((r) => r.id)));
      openPdf(URL.createObjectURL(pdf));
    } finally {
      this.busy.set(false);
    }
  }
}
