import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ReviewDetail, ReviewSide } from '../../api/models';
import { recordUrl } from '../../api/printing-api';
import { TextPipe } from '../../core/texts';
import { openPdf } from '../printing';

/** Prints the record of a finished case: the university's official one, or the centre's that is marked as not official. */
@Component({
  selector: 'app-record-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, TextPipe],
  template: `@if (mayPrint()) {
    <button nz-button type="button" (click)="print()" data-testid="print">
      <nz-icon nzType="printer" aria-hidden="true" /><span>{{
        (side() === 'university' ? 'staff.review.print' : 'staff.review.printUnofficial') | t
      }}</span>
    </button>
  }`,
})
export class RecordButton {
  readonly side = input.required<ReviewSide>();
  readonly detail = input.required<ReviewDetail>();
  protected readonly mayPrint = computed(() => this.detail().allowedActions.some((a) => a === 'Print' || a === 'ViewRecord'));

  protected print(): void {
    openPdf(recordUrl(this.detail().id));
  }
}
