import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { HandlingRecordDto } from '../../api/models';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { RejectionPoints } from '../rejection/rejection-points';
import { StatusTag } from '../status-tag/status-tag';
import { toneOf } from './tone';

/** For the handling records in the reader's words: who did what when, with reasons, and how far the text message came. */
@Component({
  selector: 'app-decision-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, ShanghaiPipe, TextPipe, TextOfPipe, RejectionPoints, StatusTag],
  template: `
    <ol class="line" data-testid="timeline">
      @for (entry of entries(); track entry.record.id) {
        <li [class]="entry.tone" [attr.data-action]="entry.record.action">
          <span class="dot" aria-hidden="true"><nz-icon [nzType]="entry.icon" /></span>
          <div class="body">
            <div class="head">
              <b>{{ 'common.handling' | tOf: entry.record.action }}</b>
              @if (entry.record.toStatus; as status) {
                <app-status-tag [status]="status" />
              }
            </div>
            <div class="who">
              <time [attr.datetime]="entry.record.at">{{ entry.record.at | shanghai: 'second' }}</time>
              @if (entry.actor) {
                <span>{{ entry.actor }}</span>
              }
            </div>
            @if (entry.record.reasons.length || entry.record.items.length) {
              <app-rejection-points class="reasons" [of]="entry.record" />
            }
            @if (hasPast() && isDecision(entry.record)) {
              <button
                type="button"
                class="past"
                (click)="pastAsked.emit(entry.record.id)"
                [attr.data-testid]="'past-' + entry.record.action"
              >
                <nz-icon nzType="history" aria-hidden="true" />{{ 'common.timeline.past' | t }}
              </button>
            }
            @if (entry.note) {
              <p class="note">{{ entry.note }}</p>
            }
          </div>
        </li>
      } @empty {
        <li class="none">{{ 'common.timeline.empty' | t }}</li>
      }
    </ol>
  `,
  styles: `
    ol,
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    .line > li {
      position: relative;
      padding: 0 0 22px 44px;
    }
    .line > li::before {
      content: '';
      position: absolute;
      left: 14px;
      top: 30px;
      bottom: 0;
      width: 2px;
      background: var(--line);
    }
    .line > li:last-child::before {
      display: none;
    }
    .dot {
      position: absolute;
      left: 0;
      top: 0;
      width: 30px;
      height: 30px;
      border-radius: 50%;
      display: grid;
      place-items: center;
      background: #eceff4;
      color: #47536a;
      font-size: 15px;
    }
    .good .dot {
      background: #def5e6;
      color: #11643a;
    }
    .bad .dot {
      background: #ffe7e8;
      color: #b3161f;
    }
    .move .dot {
      background: #e3edff;
      color: #1450b8;
    }
    .head {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 8px;
      min-height: 30px;
      font-size: 15px;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      color: var(--ink-2);
      font-size: 13px;
    }
    .reasons {
      margin-top: 6px;
    }
    .past {
      margin-top: 4px;
      padding: 0;
      border: 0;
      background: none;
      color: #1450b8;
      cursor: pointer;
    }
    .past:focus-visible {
      outline: 2px solid #1f6feb;
    }
    .note {
      margin: 6px 0 0;
      padding: 8px 12px;
      border-radius: 8px;
      background: #f4f6fa;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .none {
      color: var(--ink-2);
    }
  `,
})
export class DecisionTimeline {
  readonly records = input.required<HandlingRecordDto[]>();
  /** For staff: a decision leads to the case as it lay before whoever decided. */
  readonly hasPast = input(false);
  readonly pastAsked = output<string>();
  /** The newest on top reads best in a detail page; the printed form reads downwards. */
  readonly newestFirst = input(true);
  private readonly texts = inject(Texts);

  protected readonly entries = computed(() => {
    const records = this.newestFirst() ? [...this.records()].reverse() : this.records();
    return records.map((record) => ({ record, ...toneOf(record.action), actor: this.actorOf(record), note: this.noteOf(record) }));
  });

  private actorOf(record: HandlingRecordDto): string {
    if (record.actorRole === 'System') {
      return '';
    }
    const role = this.texts.of(`common.role.${record.actorRole}`);
    return [role, record.centerName, record.actorName].filter(Boolean).join(' · ');
  }

  private noteOf(record: HandlingRecordDto): string | null {
    return record.note && record.action.startsWith('Sms') ? this.texts.t('common.timeline.phone', { phone: record.note }) : record.note;
  }

  protected isDecision(record: HandlingRecordDto): boolean {
    return record.action === 'CenterApprove' || record.action === 'UniversityApprove' || record.action === 'Reject';
  }
}
