import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ApplicationStatus } from '../../api/models';
import { TextOfPipe } from '../../core/texts';

const looks: Record<ApplicationStatus, { icon: string; tone: string }> = {
  Draft: { icon: 'edit', tone: 'grey' },
  Submitted: { icon: 'clock-circle', tone: 'blue' },
  Rejected: { icon: 'rollback', tone: 'red' },
  CenterApproved: { icon: 'audit', tone: 'amber' },
  Approved: { icon: 'check-circle', tone: 'green' },
  Withdrawn: { icon: 'stop', tone: 'grey' },
};

/** For an application's status: the guide's exact word, with a colour and a drawing, so that colour alone never tells. */
@Component({
  selector: 'app-status-tag',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextOfPipe],
  template: `<span class="tag" [class]="look().tone" [attr.data-status]="status()" data-testid="status"
    ><nz-icon [nzType]="look().icon" aria-hidden="true" />{{ 'common.status' | tOf: status() }}</span
  >`,
  styles: `
    .tag {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      padding: 2px 10px;
      border-radius: 99px;
      font-size: 13px;
      line-height: 22px;
      font-weight: 500;
      white-space: nowrap;
    }
    .grey {
      color: #47536a;
      background: #eceff4;
    }
    .blue {
      color: #1450b8;
      background: #e3edff;
    }
    .red {
      color: #b3161f;
      background: #ffe7e8;
    }
    .amber {
      color: #7a4b00;
      background: #fff0d1;
    }
    .green {
      color: #11643a;
      background: #def5e6;
    }
  `,
})
export class StatusTag {
  readonly status = input.required<ApplicationStatus>();
  protected readonly look = computed(() => looks[this.status()]);
}
