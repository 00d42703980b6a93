import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzEmptyModule } from 'ng-zorro-antd/empty';
import { NzSkeletonModule } from 'ng-zorro-antd/skeleton';
import { TextKey, TextPipe } from '../../core/texts';

/** What stands in a list's place while it loads, when it failed and when it is empty; otherwise the list itself. */
@Component({
  selector: 'app-list-states',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzAlertModule, NzButtonModule, NzEmptyModule, NzSkeletonModule, TextPipe],
  template: `@if (failed()) {
      <div class="st-state" role="alert" data-testid="list-error">
        <nz-alert nzType="error" nzShowIcon [nzMessage]="'staff.common.loadFailed' | t" />
        <button nz-button type="button" (click)="retried.emit()">{{ 'staff.common.retry' | t }}</button>
      </div>
    } @else if (loading() && empty()) {
      <div role="status" [attr.aria-label]="'staff.common.loading' | t">
        <nz-skeleton nzActive [nzTitle]="false" [nzParagraph]="{ rows: 7, width: '100%' }" />
      </div>
    } @else if (empty()) {
      <div class="st-state" data-testid="list-empty"><nz-empty [nzNotFoundContent]="emptyText() | t" /></div>
    } @else {
      <ng-content />
    }`,
})
export class ListStates {
  readonly loading = input(false);
  readonly failed = input(false);
  readonly empty = input(false);
  readonly emptyText = input<TextKey>('staff.common.nothingYet');
  readonly retried = output();
}
