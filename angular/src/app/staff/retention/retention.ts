import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { PrivacyApi } from '../../api/privacy-api';
import { LegalHold, PurgeRun } from '../../api/privacy-models';
import { Announcer } from '../../core/announcer';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';
import { CursorStack } from '../review/cursor-stack';

/** How long what is kept, what is held back from deletion and why, and what each day's purge deleted. */
@Component({
  selector: 'app-retention',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EditDrawer,
    Field,
    ListStates,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    NzTagModule,
    ReactiveFormsModule,
    ShanghaiPipe,
    TextPipe,
  ],
  templateUrl: './retention.html',
  styles: `
    section {
      margin-bottom: 16px;
    }
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      margin-bottom: 8px;
    }
    h2 {
      margin: 0;
      font-size: 16px;
    }
    .lead {
      color: #4d596c;
    }
  `,
})
export class Retention {
  private readonly api = inject(PrivacyApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly builder = inject(FormBuilder).nonNullable;
  protected readonly rules = rxResource({ stream: () => this.api.retentionRules() });
  protected readonly holdPages = new CursorStack();
  protected readonly holds = rxResource({
    params: () => ({ after: this.holdPages.current() }),
    stream: ({ params }) => this.api.holds(params.after),
  });
  protected readonly runPages = new CursorStack();
  protected readonly runs = rxResource({
    params: () => ({ after: this.runPages.current() }),
    stream: ({ params }) => this.api.purgeRuns(params.after),
  });
  protected readonly ruleRows = computed(() => (this.rules.hasValue() ? this.rules.value().items : []));
  protected readonly holdRows = computed(() => (this.holds.hasValue() ? this.holds.value().items : []));
  protected readonly nextHolds = computed(() => (this.holds.hasValue() ? this.holds.value().next : null));
  protected readonly runRows = computed(() => (this.runs.hasValue() ? this.runs.value().items : []));
  protected readonly nextRuns = computed(() => (this.runs.hasValue() ? this.runs.value().next : null));
  protected readonly placing = signal(false);
  protected readonly releasing = signal<LegalHold | null>(null);
  protected readonly hold = new EditForm(
    this.builder.group({
      subject: ['Application' as LegalHold['subject']],
      number: ['', Validators.required],
      reason: ['', Validators.required],
      until: [''],
    }),
    this.texts,
  );
  protected readonly release = new EditForm(this.builder.group({ reason: ['', Validators.required] }), this.texts);

  /** Kinds have dots, as the texts' paths have. */
  protected kind(kind: string): string {
    return this.texts.of(`staff.retention.kind.${kind.replace('.', '-')}`, undefined, kind);
  }
  protected counts(run: PurgeRun): string {
    const parts = Object.entries(run.counts).map(([kind, count]) => `${this.kind(kind)} ${count}`);
    return parts.length ? parts.join(this.texts.t('staff.common.comma')) : this.texts.t('staff.retention.nothing');
  }
  protected failures(run: PurgeRun): string {
    return Object.keys(run.failures)
      .map((kind) => this.kind(kind))
      .join(this.texts.t('staff.common.comma'));
  }

  protected startPlacing(): void {
    this.hold.start({ subject: 'Application', number: '', reason: '', until: '' });
    this.placing.set(true);
  }
  protected startReleasing(hold: LegalHold): void {
    this.release.start({ reason: '' });
    this.releasing.set(hold);
  }

  protected async place(): Promise<void> {
    const { subject, number, reason, until } = this.hold.group.getRawValue();
    // The whole last day, by the calendar of Shanghai.
    const end = until ? new Date(`${until}T23:59:59+08:00`).toISOString() : null;
    if (!(await this.hold.send(() => firstValueFrom(this.api.placeHold({ subject, number, reason, until: end }))))) return;
    this.placing.set(false);
    this.done();
  }
  protected async letGo(): Promise<void> {
    const hold = this.releasing();
    const { reason } = this.release.group.getRawValue();
    if (!hold || !(await this.release.send(() => firstValueFrom(this.api.releaseHold(hold.id, hold.version, reason))))) return;
    this.releasing.set(null);
    this.done();
  }

  private done(): void {
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.holds.reload();
  }
}
