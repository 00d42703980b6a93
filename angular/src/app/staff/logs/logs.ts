import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { Observable } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { Page } from '../../api/models';
import { LogsApi } from '../../api/logs-api';
import { AccessLogRow, AuditLogRow, LogKind, LogPerson, LogQuery, LogSubject } from '../../api/logs-models';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { CursorStack } from '../review/cursor-stack';

const PAGE_SIZE = 50;
const NO_FILTER = { subject: '', viewer: '', kind: '', from: '', to: '' };
/** What Printing writes as the purpose of the photos it puts onto paper. */
const FOR_THE_RECORD = 'record.pdf';

/** Who saw what of whom and why, and who did what: for the people who must answer for it. */
@Component({
  selector: 'app-logs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, FormsModule, ListStates, NzButtonModule, NzIconModule, NzInputModule, NzTagModule, TextOfPipe, TextPipe],
  templateUrl: './logs.html',
  styleUrl: './logs.less',
})
export class Logs {
  private readonly api = inject(LogsApi);
  private readonly texts = inject(Texts);

  protected readonly logs = ['access', 'audit'] as const;
  protected readonly kinds: readonly LogKind[] = ['photo', 'field', 'register', 'correction', 'my-data', 'record', 'export', 'log'];
  protected readonly log = signal<'access' | 'audit'>('access');
  protected readonly typed = { ...NO_FILTER };
  private readonly filter = signal({ ...NO_FILTER });
  protected readonly pages = new CursorStack();
  protected readonly page = rxResource({
    params: () => ({ log: this.log(), query: this.queryOf(this.filter(), this.pages.current()) }),
    stream: ({ params }): Observable<Page<AccessLogRow | AuditLogRow>> => this.api[params.log](params.query),
  });
  protected readonly access = computed(() => (this.log() === 'access' ? (this.rows() as readonly AccessLogRow[]) : []));
  protected readonly audit = computed(() => (this.log() === 'audit' ? (this.rows() as readonly AuditLogRow[]) : []));
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().next : null));
  protected readonly rows = computed(() => (this.page.hasValue() ? this.page.value().items : []));

  protected show(log: 'access' | 'audit'): void {
    this.pages.reset();
    this.log.set(log);
  }

  protected find(): void {
    this.pages.reset();
    this.filter.set({ ...this.typed });
  }

  protected clear(): void {
    Object.assign(this.typed, NO_FILTER);
    this.find();
  }

  protected purposeOf(row: AccessLogRow): string {
    const reason = row.reason && row.reason !== 'Other' ? this.texts.of(`staff.reveal.reason.${row.reason}`) : '';
    if (row.purpose === FOR_THE_RECORD) return this.texts.t('staff.logs.forTheRecord');
    return [reason, row.purpose].filter((text) => !!text).join(' ') || '\u2013';
  }

  protected placeOf(person: LogPerson): string {
    return person.userName ? (person.center ?? this.texts.t('staff.logs.university')) : '';
  }

  /** What is gone from the tables is told by its id. */
  protected nameOf(subject: LogSubject): string {
    return subject.name ?? subject.id;
  }

  private queryOf(filter: typeof NO_FILTER, after: string | null): LogQuery {
    return {
      subject: filter.subject.trim() || null,
      viewer: filter.viewer.trim() || null,
      kind: (filter.kind || null) as LogKind | null,
      from: filter.from || null,
      to: filter.to || null,
      after,
      limit: PAGE_SIZE,
    };
  }
}
