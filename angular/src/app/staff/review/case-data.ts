import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ReviewDetail, ReviewSide } from '../../api/models';
import { RevealField, RevealedNumbers } from '../../api/logs-models';
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

  /** The whole numbers, while they are shown. */
  readonly revealed = input<RevealedNumbers | null>(null);
  readonly revealAsked = output();
  readonly otherReasonAsked = output();

  protected readonly idNumber = computed(() => idNumberGroups(this.value('idNumber')));
  protected readonly certificateNumber = computed(() => fourGroups(this.value('certificateNumber')));
  protected readonly phone = computed(() => phoneGroups(this.value('phone')));

  private value(field: RevealField): string {
    return this.revealed()?.[field] ?? this.detail()[field] ?? '';
  }
}
