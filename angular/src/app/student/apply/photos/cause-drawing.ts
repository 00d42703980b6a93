import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { PhotoCauseCode } from '../../../api/models';
import { ReasonDrawing } from '../../../shared/rejection/reason-drawing';

/** For the eye: how it went wrong, and beside it how it should look. */
@Component({
  selector: 'app-cause-drawing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ReasonDrawing],
  host: { 'aria-hidden': 'true' },
  template: `<app-reason-drawing [code]="cause()" /><app-reason-drawing code="Card" />`,
  styles: `
    :host {
      display: flex;
      gap: 6px;
    }
  `,
})
export class CauseDrawing {
  readonly cause = input.required<PhotoCauseCode>();
}
