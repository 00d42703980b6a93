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
import { ApplicationAction, ReadingCheck, ReviewDetail as Detail, ReviewOptions, ReviewSide } from '../../api/models';
import { ReviewApi } from '../../api/review-api';
import { Announcer } from '../../core/announcer';
import { Problem, isMissing, messageOf } from '../../core/problem';
import { Session } from '../../core/session';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { parseQuad } from '../../shared/photos/quad';
import { ReadingsWatch } from '../../shared/photos/readings-watch';
import { StatusTag } from '../../shared/status-tag/status-tag';
import { RevealDialog, RevealGrounds } from '../reveal/reveal-dialog';
import { CaseTags } from '../tags/case-tags';
import { AutoNext } from './auto-next';
import { CaseData } from './case-data';
import { ClaimKeeper } from './claim-keeper';
import { ChecklistPanel } from './checklist-panel';
import { approval, checkedCodes, focusFirstOpen, mayPass, withAllTicks, withTick } from './checklist-gate';
import { ConflictModal } from './conflict-modal';
import { DeskEvent, DeskNews } from './desk-news';
import { KeyHelp } from './key-help';
import { NextCase } from './next-case';
import { NotePanel } from './note-panel';
import { CaseNotes, NotesPanel } from './notes';
import { PhotoViewer, ViewerPlace } from './photo-viewer';
import { CaseTab, PastRecords, PastSubmissions, SubmissionCompare } from './past';
import { PauseBanner, PausePanel } from './pause';
import { RecordButton } from './record-button';
import { RejectPanel, Rejection } from './reject-panel';
import { KeyContext, ReviewCommand, commandOf } from './review-keys';
import { ReviewQueue } from './review-queue';
import { otherHolder, overtaken } from './overtaken';
import { TakeBack } from './take-back';
import { VIEWER_COMMANDS, indexOfItem, itemAt, viewerPhotos } from './viewer-photos';
import { WholeNumbers } from './whole-numbers';

/** One case at one desk: the photos beside the data, the checklist, and the decision. */
@Component({
  selector: 'app-review-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CaseData,
    CaseTags,
    ChecklistPanel,
    ConflictModal,
    DatePipe,
    FormsModule,
    KeyHelp,
    NotePanel,
    NotesPanel,
    NzAlertModule,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    NzResultModule,
    NzSkeletonModule,
    PastRecords,
    PauseBanner,
    PausePanel,
    PhotoViewer,
    RecordButton,
    RejectPanel,
    RevealDialog,
    RouterLink,
    StatusTag,
    SubmissionCompare,
    TextOfPipe,
    TextPipe,
  ],
  providers: [CaseNotes, ClaimKeeper, DeskNews, NextCase, PastSubmissions, ReadingsWatch, TakeBack, WholeNumbers],
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
  protected readonly takeBack = inject(TakeBack);
  protected readonly numbers = inject(WholeNumbers);
  private readonly session = inject(Session);
  private readonly ahead = inject(NextCase);
  private readonly viewer = viewChild(PhotoViewer);
  private readonly rejectPanel = viewChild(RejectPanel);

  protected readonly detail = signal<Detail | null>(null);
  protected readonly options = signal<ReviewOptions | null>(null);
  protected readonly loading = signal<'loading' | 'ready' | 'missing' | 'failed' | 'finished'>('loading');
  protected readonly busy = signal(false);
  protected readonly past = inject(PastSubmissions);
  protected readonly notes = inject(CaseNotes);
  protected readonly indexOfItem = indexOfItem;
  protected readonly tab = signal<CaseTab>('data');
  protected readonly photo = signal(0);
  protected readonly rejecting = signal(false);
  protected readonly marked = signal<string | null>(null);
  /** A decision that needs words is being put into them. */
  protected readonly noting = signal<'return' | 'undo' | null>(null);
  protected readonly pausing = signal(false);
  protected readonly help = signal(false);
  protected readonly conflict = signal<string | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly seen = new Set<string>();
  protected readonly opinion = signal('');
  protected readonly opinionOpen = signal(false);
  protected readonly autoNext = inject(AutoNext).on;
  /** Ticks are saved one after the other, so that the last state pressed is the last state stored. */
  private saving: Promise<unknown> = Promise.resolve();

  protected readonly approveAction = computed(() => (this.side() === 'center' ? 'CenterApprove' : 'UniversityApprove'));
  private readonly may = (action: ApplicationAction) => this.detail()?.allowedActions.includes(action) ?? false;
  protected readonly mayDecide = computed(() => this.may(this.approveAction()));
  protected readonly mayReject = computed(() => this.may('Reject'));
  protected readonly mayReturn = computed(() => this.may('ReturnToCenter'));
  protected readonly mayUndo = computed(() => this.session.isGranted('Review.Undo') && this.may('Undo'));
  protected readonly mayPause = computed(() => this.may('Pause'));
  protected readonly complete = computed(() => mayPass(this.detail()?.checklist ?? []));
  protected readonly heldBy = computed(() => otherHolder(this.detail()));
  protected readonly position = computed(() => this.queue.position(this.id()));
  protected readonly photos = computed(() => viewerPhotos(this.detail(), this.readings.value(), this.texts, this.ahead.at));
  protected readonly place = signal<ViewerPlace | null>(null);
  protected readonly shownPhotoItem = computed(() => itemAt(this.photos(), this.photo()));

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
  }

  private async open(side: ReviewSide, id: string): Promise<void> {
    this.startAfresh();
    const fetched = this.ahead.take(id);
    if (fetched) this.put(fetched);
    try {
      if (!this.options()) this.options.set(await firstValueFrom(this.api.options(side)));
      const detail = await this.fetch(side, id);
      if (this.id() !== id) return; // the reviewer has already walked on
      this.put(detail);
      if (this.autoNext() && this.mayDecide()) void this.ahead.prepare(side, id);
      void this.readings.start(id);
      void this.past.fetch(side, id);
      this.notes.follow(side, id);
      this.queue.focusedId.set(id);
    } catch (error) {
      if (this.id() === id) this.loading.set(isMissing(error) ? 'missing' : 'failed');
    }
  }

  private put(detail: Detail): void {
    this.detail.set(detail);
    this.loading.set('ready');
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
    if (news.id === this.ahead.id() || news.kind === 'Missed') this.ahead.forget();
    const mine = news.by !== undefined && news.by === this.session.user()?.id;
    if (mine || this.loading() !== 'ready' || this.busy() || (news.id !== this.id() && news.kind !== 'Missed')) return;
    if (this.claim.state() !== 'none') void this.claim.renew();
    else if (this.heldBy() || news.kind === 'TakenOver' || news.kind === 'Claimed' || news.kind === 'Resumed') void this.reload();
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
    this.notes.forget();
    this.detail.set(null);
    this.loading.set('loading');
    this.tab.set(this.route.snapshot.queryParamMap.get('tab') === 'notes' ? 'notes' : 'data');
    this.photo.set(0);
    this.rejecting.set(false);
    this.noting.set(null);
    this.pausing.set(false);
    this.conflict.set(null);
    this.refusal.set(null);
    this.numbers.forget();
    this.readings.forget();
    this.place.set(null);
    this.seen.clear();
    this.opinion.set('');
    this.opinionOpen.set(false);
  }

  /** Fetches the case again but keeps what the reviewer has typed. */
  protected async reload(): Promise<void> {
    this.conflict.set(null);
    this.refusal.set(null);
    try {
      this.put(await this.fetch(this.side(), this.id()));
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

  protected async reveal(grounds?: RevealGrounds): Promise<void> {
    const detail = this.detail();
    if (detail) await this.numbers.toggle(this.side(), detail, grounds).catch((error) => this.id() === detail.id && this.refused(error));
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
      const input = approval(this.detail() ?? detail, this.opinion());
      await this.decided(this.approveAction(), await firstValueFrom(this.api.approve(this.side(), detail.id, input)));
    });
  }

  protected async reject(rejection: Rejection): Promise<void> {
    const detail = this.detail();
    if (!detail || !this.mayReject() || this.busy()) return;
    await this.act(async () => {
      await this.saving;
      const input = { version: detail.version, ...rejection };
      await this.decided('Reject', await firstValueFrom(this.api.reject(this.side(), detail.id, input)));
    });
  }

  protected async note(words: string): Promise<void> {
    const [detail, kind] = [this.detail(), this.noting()];
    if (!detail || !kind || this.busy()) return;
    if (kind === 'undo') return this.undo(detail, words);
    await this.act(async () => {
      const input = { version: detail.version, note: words };
      await this.decided('ReturnToCenter', await firstValueFrom(this.api.returnToCenter(detail.id, input)));
    });
  }

  private undo(detail: Detail, reason: string): Promise<void> {
    return this.act(async () => {
      this.detail.set(await firstValueFrom(this.api.undo(this.side(), detail.id, { version: detail.version, reason })));
      this.noting.set(null);
      this.announcer.success(this.texts.t('staff.review.done.Undo', { name: detail.student.name }));
    });
  }

  protected paused(detail: Detail): Promise<void> {
    return this.act(() => this.decided('Pause', detail));
  }

  private async decided(action: string, detail: Detail): Promise<void> {
    this.detail.set(detail);
    this.claim.stop();
    this.takeBack.remember(this.side(), detail);
    this.rejecting.set(false);
    this.noting.set(null);
    this.pausing.set(false);
    this.announcer.success(this.texts.of(`staff.review.done.${action}`, { name: detail.student.name }));
    await this.goOn(detail.id);
  }

  /** Leads back to the case of the slip, wherever the reviewer has got to meanwhile. */
  protected async takeItBack(): Promise<void> {
    await this.act(async () => {
      const before = await this.takeBack.take();
      if (!before) return;
      this.announcer.success(this.texts.t('staff.review.takenBack', { name: before.student.name }));
      if (before.id !== this.id()) await this.show(before.id);
      else await this.open(this.side(), before.id);
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
    const now = overtaken(error, this.detail()?.status);
    if (now !== null) this.conflict.set(now);
    else this.refusal.set(messageOf(error, this.texts));
  }

  private async goOn(decidedId: string): Promise<void> {
    if (!this.autoNext()) return;
    const id = this.ahead.id() ?? (await firstValueFrom(this.api.next(this.side(), decidedId))).id;
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

  protected startRejecting(item: string | null = null): void {
    if (!this.mayReject()) return;
    this.marked.set(item);
    this.tab.set('data');
    this.rejecting.set(true);
  }

  protected onKey(event: KeyboardEvent): void {
    const overlay = this.help() || this.conflict() !== null || document.querySelector('.ant-modal-wrap, .cdk-menu') !== null;
    const context: KeyContext = overlay ? 'overlay' : this.rejecting() || this.noting() || this.pausing() ? 'rejecting' : 'review';
    const command = commandOf(event, context);
    if (!command || (this.loading() !== 'ready' && !['next', 'previous', 'help', 'takeBack'].includes(command.name))) return;
    if (command.name === 'close' && overlay) return;
    this.run(command);
    event.preventDefault();
  }

  private run(command: ReviewCommand): void {
    const viewer = this.viewer();
    if (viewer) VIEWER_COMMANDS[command.name]?.(viewer);
    const index = 'index' in command ? command.index : 0;
    const does: Partial<Record<ReviewCommand['name'], () => unknown>> = {
      photo: () => viewer?.show(index),
      reveal: () => this.reveal(),
      next: () => this.walk(1),
      previous: () => this.walk(-1),
      approve: () => this.approve(),
      reject: () => this.startRejecting(),
      return: () => this.mayReturn() && this.noting.set('return'),
      takeBack: () => this.takeItBack(),
      pause: () => this.mayPause() && this.pausing.set(true),
      reason: () => this.rejectPanel()?.toggleAt(index),
      checklist: () => (this.tab.set('data'), focusFirstOpen()),
      notes: () => (this.tab.set('notes'), this.notes.writing.set(true)),
      tickRest: () => this.tickRest(),
      tags: () => document.getElementById('tagOn')?.focus(),
      help: () => this.help.set(true),
      close: () => {
        this.rejecting.set(false);
        this.noting.set(null);
        this.pausing.set(false);
      },
    };
    does[command.name]?.();
  }
}
