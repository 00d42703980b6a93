import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { firstValueFrom, Observable } from 'rxjs';
import { ApplicationsApi } from '../../api/applications-api';
import { ApplicationAction, ApplicationDetail } from '../../api/models';
import { recordUrl } from '../../api/printing-api';
import { Announcer } from '../../core/announcer';
import { messageOf, Problem } from '../../core/problem';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { AmendmentList } from '../../shared/amendments/amendment-list';
import { DecisionTimeline } from '../../shared/decision-timeline/decision-timeline';
import { DocumentPhotos } from '../../shared/photos/document-photos';
import { LoadError, Loading } from '../../shared/states/states';
import { RejectionPoints } from '../../shared/rejection/rejection-points';
import { StatusTag } from '../../shared/status-tag/status-tag';
import { Deadline } from '../home/deadline';
import { Appeal } from './appeal';
import { WithdrawDialog } from './withdraw-dialog';

/** For one application: how it stands and why, what was handed in, what happened, and what may be done now. */
@Component({
  selector: 'app-application-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    RouterLink,
    NzButtonModule,
    NzIconModule,
    ShanghaiPipe,
    TextPipe,
    TextOfPipe,
    DecisionTimeline,
    DocumentPhotos,
    Loading,
    LoadError,
    AmendmentList,
    Appeal,
    Deadline,
    RejectionPoints,
    StatusTag,
    WithdrawDialog,
  ],
  templateUrl: './application-view.html',
  styleUrl: './application-view.less',
})
export class ApplicationView {
  readonly id = input.required<string>();
  readonly tab = input<string>();
  private readonly api = inject(ApplicationsApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly tabs = ['detail', 'records'] as const;
  protected readonly loaded = rxResource({ params: () => this.id(), stream: ({ params }) => this.api.get(params) });
  protected readonly detail = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly error = computed(() => (this.loaded.error() ? messageOf(this.loaded.error(), this.texts) : null));
  protected readonly current = computed(() => (this.tab() === 'records' ? 'records' : 'detail'));
  protected readonly isBusy = signal(false);
  protected readonly canResubmit = computed(() => this.may('Submit') && this.detail()?.status === 'Rejected');
  protected readonly canContinue = computed(() => this.may('Edit') && this.detail()?.status === 'Draft');
  protected readonly canRecall = computed(() => this.may('Recall'));
  protected readonly canWithdraw = computed(() => this.may('Withdraw'));
  protected readonly pdf = computed(() => (this.may('ViewRecord') ? recordUrl(this.id()) : null));
  protected readonly isCorrectionClosed = computed(() => this.detail()?.status === 'Rejected' && !this.may('Submit'));

  protected turn(tab: string, event: KeyboardEvent | null = null): void {
    if (!event || event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const other = event ? (tab === 'detail' ? 'records' : 'detail') : tab;
      void this.router.navigate([], { queryParams: { tab: other === 'detail' ? null : other }, replaceUrl: true });
      if (event) {
        (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLElement>(`[data-tab="${other}"]`)?.focus();
      }
    }
  }

  protected recall(): Promise<void> {
    return this.act((detail) => this.api.recall(detail.id, detail.version), 'student.detail.recalled');
  }
  protected withdraw(reason: string): Promise<void> {
    return this.act((detail) => this.api.withdraw(detail.id, detail.version, reason), 'student.detail.withdrawn');
  }

  private may(action: ApplicationAction): boolean {
    return this.detail()?.allowedActions.includes(action) ?? false;
  }

  private async act(
    call: (detail: ApplicationDetail) => Observable<ApplicationDetail>,
    done: 'student.detail.recalled' | 'student.detail.withdrawn',
  ) {
    const detail = this.detail();
    if (!detail || this.isBusy()) {
      return;
    }
    this.isBusy.set(true);
    try {
      this.loaded.set(await firstValueFrom(call(detail)));
      this.announcer.success(this.texts.t(done));
    } catch (error) {
      this.announcer.error(messageOf(error, this.texts));
      if (error instanceof Problem && error.isConflict) {
        this.loaded.reload();
      }
    } finally {
      this.isBusy.set(false);
    }
  }
}
