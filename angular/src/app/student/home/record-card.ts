import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ApplicationSummary } from '../../api/models';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe } from '../../core/texts';
import { Deadline } from './deadline';
import { StatusTag } from '../../shared/status-tag/status-tag';

/** For one application in the list: how it stands, what it is about, and the next step. */
@Component({
  selector: 'app-record-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, Deadline, ShanghaiPipe, StatusTag, TextPipe, TextOfPipe],
  template: `
    <article data-testid="record" [attr.data-id]="record().id">
      <div class="head">
        <h2>
          {{ record().certificateTypeName ?? ('student.home.untitled' | t) }}
          @if (record().certificateLevel; as level) {
            <small>{{ 'common.level' | tOf: level }}</small>
          }
        </h2>
        <app-status-tag [status]="record().status" />
      </div>
      @if (record().courses.length) {
        <p class="courses">
          @for (course of record().courses; track course.code) {
            <span>{{ course.name }}</span>
          }
        </p>
      }
      @if (record().rejectionText; as reason) {
        <p class="rejected" data-testid="rejection-text">
          <nz-icon nzType="exclamation-circle" nzTheme="fill" aria-hidden="true" /><span
            ><b>{{ 'student.rejection.reason' | t }}</b
            >{{ reason }}</span
          >
        </p>
      }
      @if (record().resubmitBy; as until) {
        <app-deadline [until]="until" [serverTime]="serverTime()" />
      }
      <dl>
        @if (record().number; as number) {
          <div>
            <dt>{{ 'common.field.number' | t }}</dt>
            <dd>{{ number }}</dd>
          </div>
        }
        @if (record().submittedAt; as at) {
          <div>
            <dt>{{ 'common.field.submittedAt' | t }}</dt>
            <dd>{{ at | shanghai }}</dd>
          </div>
        } @else {
          <div>
            <dt>{{ 'student.home.savedAt' | t }}</dt>
            <dd>{{ record().updatedAt | shanghai }}</dd>
          </div>
        }
      </dl>
      <div class="actions">
        <a nz-button [routerLink]="['/applications', record().id]" data-testid="details">{{ 'student.action.details' | t }}</a>
        @if (canContinue()) {
          <a nz-button nzType="primary" [routerLink]="['/apply', record().id, 'info']" data-testid="continue">{{
            'student.action.continue' | t
          }}</a>
        }
      </div>
    </article>
  `,
  styles: `
    article {
      padding: 16px;
      border-radius: 16px;
      background: var(--surface);
      box-shadow: var(--shadow);
    }
    .head {
      display: flex;
      justify-content: space-between;
      align-items: flex-start;
      gap: 12px;
    }
    h2 {
      margin: 0;
      font-size: 17px;
      line-height: 1.4;
      overflow-wrap: anywhere;
    }
    h2 small {
      margin-left: 4px;
      padding: 1px 8px;
      border-radius: 6px;
      background: #eceff4;
      color: #47536a;
      font-size: 12px;
      font-weight: 500;
      white-space: nowrap;
      vertical-align: 2px;
    }
    .courses {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 8px 0 0;
    }
    .courses span {
      padding: 1px 10px;
      border-radius: 8px;
      background: var(--brand-soft);
      color: #1450b8;
      font-size: 13px;
    }
    .rejected {
      display: flex;
      gap: 8px;
      margin: 12px 0 0;
      padding: 10px 12px;
      border-radius: 12px;
      background: var(--bad-soft);
      color: #8d1219;
      overflow-wrap: anywhere;
    }
    .rejected nz-icon {
      margin-top: 4px;
    }
    dl {
      display: grid;
      gap: 2px;
      margin: 12px 0 0;
      font-size: 13px;
      font-variant-numeric: tabular-nums;
    }
    dl div {
      display: flex;
      gap: 10px;
    }
    dt {
      font-weight: 400;
      color: var(--ink-2);
    }
    dd {
      margin: 0;
    }
    .actions {
      display: flex;
      justify-content: flex-end;
      gap: 10px;
      margin-top: 12px;
    }
    .actions a {
      display: inline-flex;
      align-items: center;
      height: 44px;
      padding: 0 20px;
      border-radius: 12px;
      font-size: 15px;
    }
  `,
})
export class RecordCard {
  readonly record = input.required<ApplicationSummary>();
  readonly serverTime = input<string | null>(null);
  /** A rejected one is resubmitted from its detail page, where the reasons stand; a draft goes on right here. */
  protected readonly canContinue = computed(() => this.record().allowedActions.includes('Edit') && !this.record().rejectionText);
}
