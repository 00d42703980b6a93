import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { TextKey, TextPipe } from '../../core/texts';

/** The frame of an editing form: title, what the server refused, cancel and save. */
@Component({
  selector: 'app-edit-drawer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzAlertModule, NzButtonModule, NzDrawerModule, NzIconModule, TextPipe],
  template: `<nz-drawer
    [nzVisible]="true"
    [nzTitle]="title() | t"
    [nzWidth]="'min(' + width() + 'px, 100vw)'"
    [nzMaskClosable]="false"
    [nzClosable]="false"
    [nzExtra]="close"
    [nzFooter]="footer"
    (nzOnClose)="closed.emit()"
  >
    <ng-container *nzDrawerContent>
      @if (refusal(); as text) {
        <nz-alert class="st-gap" nzType="error" nzShowIcon [nzMessage]="text" role="alert" data-testid="form-refusal" />
      }
      <ng-content />
    </ng-container>
    <ng-template #close>
      <button
        nz-button
        nzType="text"
        type="button"
        [attr.aria-label]="'common.action.close' | t"
        (click)="closed.emit()"
        data-testid="form-close"
      >
        <nz-icon nzType="close" aria-hidden="true" />
      </button>
    </ng-template>
    <ng-template #footer>
      <div class="st-drawer-foot">
        <button nz-button type="button" (click)="closed.emit()" data-testid="form-cancel">
          {{ 'staff.common.cancel' | t }}
        </button>
        <button nz-button nzType="primary" type="button" [nzLoading]="busy()" (click)="saved.emit()" data-testid="form-save">
          {{ 'staff.common.save' | t }}
        </button>
      </div>
    </ng-template>
  </nz-drawer>`,
})
export class EditDrawer {
  readonly title = input.required<TextKey>();
  readonly width = input(520);
  readonly busy = input(false);
  readonly refusal = input<string | null>(null);
  readonly saved = output();
  readonly closed = output();
}
