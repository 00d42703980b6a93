import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzResultModule } from 'ng-zorro-antd/result';
import { NzSkeletonModule } from 'ng-zorro-antd/skeleton';
import { ReadingCheck, ReviewDetail as Detail, ReviewOptions, ReviewSide } from '../../api/models';
import { RevealedNumbers } from '../../api/logs-models';
import { recordUrl } from '../../api/printing-api';
import { ReviewApi } from '../../api/review-api';
import { Announcer } from '../../core/announcer';
import { Problem, messageOf } from '../../core/problem';
import { Session } from '../../core/session';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { parseQuad } from '../../shared/photos/quad';
import { ReadingsWatch } from '../../shared/photos/readings-watch';
import { StatusTag } from '../../shared/status-tag/status-tag';
import { openPdf } from '../printing';
import { RevealDialog, RevealGrounds } from '../reveal/reveal-dialog';
import { CaseData } from './case-data';
import { ClaimKeeper } from './claim-keeper';
import { checkedCodes, mayPass, missingTicks, withAllTicks, withTick } from './checklist-gate';
import { ConflictModal } from './conflict-modal';
import { DeskEvent, DeskNews } from './desk-news';
import { KeyHelp } from './key-help';
import { PhotoViewer, ViewerPlace } from './photo-viewer';
import { PastRecords, PastSubmissions, SubmissionCompare } from './past';
import { RejectPanel, Rejection } from './reject-panel';
import { KeyContext, commandOf } from './review-keys';
import { ReviewQueue } from './review-queue';
import { PHOTO_ORDER, VIEWER_COMMANDS, indexOfItem, viewerPhotos } from './viewer-photos';

const COMPARING: RevealGrounds = { reason: 'CompareDocument', note: null };
const AUTO_NEXT = 'exemption.review.autoNext';

/** One case at one desk: the photos beside the data, the checklist, and the decision. */
@Component({
  selector: 'app-review-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CaseData,
    ConflictModal,
    DatePipe,
    FormsModule,
    KeyHelp,
    NzAlertModule,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    NzResultModule,
    NzSkeletonModule,
    PastRecords,
    PhotoViewer,
    RejectPanel,
    RevealDialog,
    RouterLink,
    StatusTag,
    SubmissionCompare,
    TextOfPipe,
    TextPipe,
  ],
  providers: [ClaimKeeper, DeskNews, PastSubmissions, ReadingsWatch],
  host: { '(document:keydown)': 'onKey($event)' },
  templateUrl: './review-detail.html',
  styleUrl: './review-detail.less',
})
export class ReviewDetail {
  readonly side = input.required<ReviewSide>();
  readonly id = input.required<string>();

  private readonly api = inject(ReviewApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly queue = inject(ReviewQueue);
  protected readonly readings = inject(ReadingsWatch);
  protected readonly claim = inject(ClaimKeeper);
  private readonly news = inject(DeskNews);
  private readonly session = inject(Session);
  private readonly viewer = viewChild(PhotoViewer);
  private readonly rejectPanel = viewChild(RejectPanel);

  protected readonly detail = signal<Detail | null>(null);
  protected readonly options = signal<ReviewOptions | null>(null);
  protected readonly loading = signal<'loading' | 'ready' | 'missing' | 'failed' | 'finished'>('loading');
  protected readonly busy = signal(false);
  protected readonly past = inject(PastSubmissions);
  protected readonly indexOfItem = indexOfItem;
  protected readonly tab = signal<'data' | 'changes' | 'records'>('data');
  protected readonly photo = signal(0);
  protected readonly rejecting = signal(false);
  protected readonly marked = signal<string | null>(null);
  protected readonly help = signal(false);
  protected readonly conflict = signal<string | null>(null);
  protected readonly refusal = signal<string | null>(null);
  /** Whole numbers, held for as long as this case is open and nowhere else. */
  protected readonly revealed = signal<RevealedNumbers | null>(null);
  /** Apart from busy: the decision need not wait for the numbers. */
  protected readonly revealing = signal(false);
  protected readonly askingWhy = signal(false);
  protected readonly seen = new Set<string>();
  protected readonly opinion = signal('');
  protected readonly opinionOpen = signal(false);
  protected readonly autoNext = signal(localStorage.getItem(AUTO_NEXT) !== 'off');
  /** Ticks are saved one after the other, so that the last state pressed is the last state stored. */
  private saving: Promise<unknown> = Promise.resolve();

  protected readonly approveAction = computed(() => (this.side() === 'center' ? 'CenterApprove' : 'UniversityApprove'));
  protected readonly mayDecide = computed(() => this.detail()?.allowedActions.includes(this.approveAction()) ?? false);
  protected readonly mayReject = computed(() => this.detail()?.allowedActions.includes('Reject') ?? false);
  protected readonly mayPrint = computed(() => {
    const actions = this.detail()?.allowedActions ?? [];
    return actions.includes('Print') || actions.includes('ViewRecord');
  });
  protected readonly ticksMissing = computed(() => missingTicks(this.detail()?.checklist ?? []));
  protected readonly complete = computed(() => mayPass(this.detail()?.checklist ?? []));
  protected readonly heldBy = computed(() => {
    const claim = this.detail()?.claimedBy;
    return claim && !claim.mine ? claim : null;
  });
  protected readonly position = computed(() => this.queue.position(this.id()));
  protected readonly photos = computed(() => viewerPhotos(this.detail(), this.readings.value(), this.texts));
  protected readonly place = signal<ViewerPlace | null>(null);
  protected readonly shownPhotoItem = computed(() => {
    const kinds = PHOTO_ORDER.filter((kind) => this.detail()?.photos.some((p) => p.kind === kind));
    return kinds[this.photo()] ? `photos.${kinds[this.photo()]}` : null;
  });

  constructor() {
    effect(() => {
      const [side, id] = [this.side(), this.id()];
      untracked(() => {
        this.queue.enter(side);
        this.news.follow(side, (e) => this.hear(e));
        void this.open(side, id);
      });
    });
    effect(() => {
      const lost = this.claim.lost();
      if (lost) untracked(() => void this.lose(lost));
    });
    effect(() => localStorage.setItem(AUTO_NEXT, this.autoNext() ? 'on' : 'off'));
  }

  private async open(side: ReviewSide, id: string): Promise<void> {
    this.startAfresh();
    try {
      if (!this.options()) this.options.set(await firstValueFrom(this.api.options(side)));
      const detail = await this.fetch(side, id);
      if (this.id() !== id) return; // the reviewer has already walked on
      this.detail.set(detail);
      this.loading.set('ready');
      void this.readings.start(id);
      void this.past.fetch(side, id);
      this.queue.focusedId.set(id);
    } catch (error) {
      if (this.id() === id) this.loading.set(isMissing(error) ? 'missing' : 'failed');
    }
  }

  /** Reads the case and takes it in hand where it is free; a colleague may be faster between the two. */
  private async fetch(side: ReviewSide, id: string): Promise<Detail> {
    const detail = await firstValueFrom(this.api.get(side, id));
    if (!detail.allowedActions.includes(this.approveAction())) return detail;
    try {
      const mine = await firstValueFrom(this.api.claim(side, id));
      if (this.id() === id) this.claim.keep(side, id);
      return mine;
    } catch (error) {
      return error instanceof Problem && error.code === 'Applications:HeldByOther' ? firstValueFrom(this.api.get(side, id)) : detail;
    }
  }

  /** What happens to this very case elsewhere; the server's answer to the next sign of life says what it was. */
  private hear(news: DeskEvent): void {
    const mine = news.by !== undefined && news.by === this.session.user()?.id;
    if (mine || this.loading() !== 'ready' || this.busy() || (news.id !== this.id() && news.kind !== 'Missed')) return;
    if (this.claim.state() !== 'none') void this.claim.renew();
    else if (this.heldBy() || news.kind === 'TakenOver' || news.kind === 'Claimed') void this.reload();
  }

  /** Somebody else has the case now, or it has moved on: said at once, and nothing typed is thrown away. */
  private async lose(problem: Problem): Promise<void> {
    if (problem.code === 'Applications:HeldByOther') {
      this.announcer.info(this.texts.t('staff.review.takenFromMe', { name: String(problem.data['by'] ?? '') }));
      await this.reload();
    } else this.conflict.set(String(problem.data['status'] ?? ''));
  }

  private startAfresh(): void {
    this.claim.leave();
    this.past.forget();
    this.detail.set(null);
    this.loading.set('loading');
    this.tab.set('data');
    this.photo.set(0);
    this.rejecting.set(false);
    this.conflict.set(null);
    this.refusal.set(null);
    this.revealed.set(null);
    this.readings.forget();
    this.place.set(null);
    this.askingWhy.set(false);
    this.seen.clear();
    this.opinion.set('');
    this.opinionOpen.set(false);
  }

  /** Fetches the case again but keeps what the reviewer has typed. */
  protected async reload(): Promise<void> {
    this.conflict.set(null);
    this.refusal.set(null);
    try {
      this.detail.set(await this.fetch(this.side(), this.id()));
      this.loading.set('ready');
      if (!this.mayReject()) this.rejecting.set(false);
    } catch (error) {
      this.loading.set(isMissing(error) ? 'missing' : 'failed');
    }
  }

  protected async takeOver(): Promise<void> {
    await this.act(async () => {
      this.detail.set(await firstValueFrom(this.api.takeOver(this.side(), this.id())));
      this.claim.keep(this.side(), this.id());
    });
  }

  /** Shows the numbers whole, or masks them again. */
  protected async reveal(grounds: RevealGrounds = COMPARING): Promise<void> {
    const detail = this.detail();
    if (!detail?.maskedFields.length || this.revealing()) return;
    if (this.revealed()) {
      this.revealed.set(null);
      return;
    }
    this.revealing.set(true);
    try {
      const numbers = await firstValueFrom(this.api.reveal(this.side(), detail.id, { fields: detail.maskedFields, ...grounds }));
      this.askingWhy.set(false);
      if (this.id() === detail.id) this.revealed.set(numbers); // else the reviewer has already walked on
    } catch (error) {
      if (this.id() === detail.id) this.refused(error);
    } finally {
      this.revealing.set(false);
    }
  }

  /** Turns to the photo a check is about and marks the place on it. */
  protected point(check: ReadingCheck | null): void {
    const quad = parseQuad(check?.place);
    this.place.set(check && quad ? { kind: check.photo, quad } : null);
    const index = check ? this.photos().findIndex((photo) => photo.kind === check.photo) : -1;
    if (index >= 0) this.photo.set(index);
  }

  protected tick(code: string, checked: boolean): void {
    this.setTicks((checklist) => withTick(checklist, code, checked));
  }

  /** One key for "all of it is in order", once every photo has been on the stage. */
  private tickRest(): void {
    if (this.photos().some((p) => !this.seen.has(p.id))) this.announcer.info(this.texts.t('staff.review.lookFirst'));
    else this.setTicks(withAllTicks);
  }

  private setTicks(change: (checklist: Detail['checklist']) => Detail['checklist']): void {
    const detail = this.detail();
    if (!detail || !this.mayDecide()) return;
    this.tab.set('data');
    const checklist = change(detail.checklist);
    this.detail.set({ ...detail, checklist });
    this.saving = this.saving
      .then(() => firstValueFrom(this.api.saveChecklist(this.side(), detail.id, detail.version, checkedCodes(checklist))))
      .catch((error) => this.id() === detail.id && this.refused(error));
  }

  protected async approve(): Promise<void> {
    const detail = this.detail();
    if (!detail || !this.mayDecide() || !this.complete() || this.busy()) return;
    await this.act(async () => {
      await this.saving;
      const input = {
        version: detail.version,
        checked: checkedCodes(this.detail()?.checklist ?? []),
        opinion: this.opinion().trim() || null,
      };
      this.detail.set(await firstValueFrom(this.api.approve(this.side(), detail.id, input)));
      this.claim.stop();
      this.announcer.success(this.texts.of(`staff.review.done.${this.approveAction()}`, { name: detail.student.name }));
      await this.goOn(detail.id);
    });
  }

  protected async reject(rejection: Rejection): Promise<void> {
    const detail = this.detail();
    if (!detail || !this.mayReject() || this.busy()) return;
    await this.act(async () => {
      await this.saving;
      const input = { version: detail.version, ...rejection };
      this.detail.set(await firstValueFrom(this.api.reject(this.side(), detail.id, input)));
      this.claim.stop();
      this.rejecting.set(false);
      this.announcer.success(this.texts.t('staff.review.done.Reject', { name: detail.student.name }));
      await this.goOn(detail.id);
    });
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refused(error);
    } finally {
      this.busy.set(false);
    }
  }

  private refused(error: unknown): void {
    if (
      error instanceof Problem &&
      (['Applications:Conflict', 'Applications:HeldByOther'].includes(error.code ?? '') || this.hasMovedOn(error))
    )
      this.conflict.set(String(error.data['status'] ?? ''));
    else this.refusal.set(messageOf(error, this.texts));
  }

  /** The server may notice the new status before the stale version; to the reviewer both mean somebody was faster. */
  private hasMovedOn(problem: Problem): boolean {
    const now = problem.data['status'];
    return problem.code === 'Applications:ActionNotAllowed' && !!now && now !== this.detail()?.status;
  }

  private async goOn(decidedId: string): Promise<void> {
    if (!this.autoNext()) return;
    const { id } = await firstValueFrom(this.api.next(this.side(), decidedId));
    if (id) await this.show(id);
    else this.loading.set('finished');
  }

  protected show(id: string): Promise<boolean> {
    return this.router.navigate(['..', id], { relativeTo: this.route });
  }

  protected async walk(step: 1 | -1): Promise<void> {
    // a case that was opened by "next" stands in no list: its next one is whatever waits longest
    const id =
      this.position() < 0 && step > 0
        ? (await firstValueFrom(this.api.next(this.side(), this.id()))).id
        : await this.queue.neighbour(this.id(), step);
    if (id) await this.show(id);
    else this.announcer.info(this.texts.t(step > 0 ? 'staff.review.lastOne' : 'staff.review.firstOne'));
  }

  protected print(): void {
    openPdf(recordUrl(this.id()));
  }

  protected startRejecting(item: string | null = null): void {
    if (!this.mayReject()) return;
    this.marked.set(item);
    this.tab.set('data');
    this.rejecting.set(true);
  }

  protected onKey(event: KeyboardEvent): void {
    const overlay = this.help() || this.conflict() !== null || document.querySelector('.ant-modal-wrap, .cdk-menu') !== null;
    const context: KeyContext = overlay ? 'overlay' : this.rejecting() ? 'rejecting' : 'review';
    const command = commandOf(event, context);
    if (!command || (this.loading() !== 'ready' && !['next', 'previous', 'help'].includes(command.name))) return;
    const viewer = this.viewer();
    if (viewer) VIEWER_COMMANDS[command.name]?.(viewer);
    switch (command.name) {
      case 'photo':
        viewer?.show(command.index);
        break;
      case 'reveal':
        void this.reveal();
        break;
      case 'next':
        void this.walk(1);
        break;
      case 'previous':
        void this.walk(-1);
        break;
      case 'approve':
        void this.approve();
        break;
      case 'reject':
        this.startRejecting();
        break;
      case 'reason':
        this.rejectPanel()?.toggleAt(command.index);
        break;
      case 'checklist':
        this.focusChecklist();
        break;
      case 'tickRest':
        this.tickRest();
        break;
      case 'help':
        this.help.set(true);
        break;
      case 'close':
        if (overlay) return;
        this.rejecting.set(false);
        break;
    }
    event.preventDefault();
  }

  /** The guide's wording explains itself in brackets; one line per point keeps the whole list in sight. */
  protected mainOf(text: string): string {
    return text.split(/[(\uff08]/)[0].trim();
  }

  private focusChecklist(): void {
    this.tab.set('data');
    const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-checklist]')];
    (boxes.find((b) => !b.checked) ?? boxes[0])?.focus();
  }
}

const isMissing = (error: unknown) => error instanceof Problem && error.isNotFound;
