import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ReviewDetail, ReviewSide } from '../../api/models';
import { TextOfPipe, TextPipe } from '../../core/texts';
import { StatusTag } from '../../shared/status-tag/status-tag';
import { fourGroups, idNumberGroups, phoneGroups } from './number-groups';

/** What the student declared, laid out for comparing it with the photos, with the warnings first. */
@Component({
  selector: 'app-case-data',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, NzIconModule, RouterLink, StatusTag, TextOfPipe, TextPipe],
  templateUrl: './case-data.html',
  styleUrl: './case-data.less',
})
export class CaseData {
  readonly detail = input.required<ReviewDetail>();
  readonly side = input.required<ReviewSide>();

  protected readonly idNumber = computed(() => idNumberGroups(this.detail().idNumber ?? ''));
  protected readonly certificateNumber = computed(() => fourGroups(this.detail().certificateNumber ?? ''));
  protected readonly phone = computed(() => phoneGroups(this.detail().phone ?? ''));
}
