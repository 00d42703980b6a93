import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { TextPipe } from '../../core/texts';
import { StatusTag } from '../../shared/status-tag/status-tag';
import { ApplicationStatus } from '../../api/models';

/** Says that somebody else was faster, and what became of the case; nothing typed is lost until the reviewer reloads. */
@Component({
  selector: 'app-conflict-modal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzModalModule, StatusTag, TextPipe],
  template: `<nz-modal
    [nzVisible]="true"
    [nzTitle]="'staff.conflict.title' | t"
    [nzMaskClosable]="false"
    [nzFooter]="footer"
    (nzOnCancel)="closed.emit()"
  >
    <ng-container *nzModalContent>
      <p data-testid="conflict">{{ 'staff.conflict.text' | t }}</p>
      @if (status(); as now) {
        <p>{{ 'staff.conflict.now' | t }} <app-status-tag [status]="asStatus(now)" /></p>
      }
    </ng-container>
    <ng-template #footer>
      <button nz-button type="button" (click)="closed.emit()">{{ 'staff.conflict.stay' | t }}</button>
      <button nz-button nzType="primary" type="button" (click)="reloaded.emit()" data-testid="conflict-reload">
        {{ 'staff.conflict.reload' | t }}
      </button>
    </ng-template>
  </nz-modal>`,
})
export class ConflictModal {
  readonly status = input<string | null>(null);
  readonly reloaded = output();
  readonly closed = output();

  protected asStatus(value: string): ApplicationStatus {
    return value as ApplicationStatus;
  }
}
