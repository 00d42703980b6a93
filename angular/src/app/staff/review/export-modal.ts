import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { ReviewFilter } from '../../api/models';
import { ReviewApi } from '../../api/review-api';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { saveFile } from '../printing';

/** Asks what the list for the exam authority is for, because every export of personal data is logged with its purpose. */
@Component({
  selector: 'app-export-modal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzInputModule, NzModalModule, TextPipe],
  template: `<nz-modal
    [nzVisible]="true"
    [nzTitle]="'staff.export.title' | t"
    [nzOkText]="'staff.export.confirm' | t"
    [nzOkDisabled]="!purpose().trim()"
    [nzOkLoading]="busy()"
    (nzOnCancel)="closed.emit()"
    (nzOnOk)="save()"
  >
    <ng-container *nzModalContent>
      <p>{{ 'staff.export.text' | t }}</p>
      <label for="exportPurpose">{{ 'staff.export.purpose' | t }}</label>
      <input
        nz-input
        id="exportPurpose"
        maxlength="200"
        required
        [ngModel]="purpose()"
        (ngModelChange)="purpose.set($event)"
        [placeholder]="'staff.export.purposeExample' | t"
        data-testid="export-purpose"
      />
      @if (refusal(); as text) {
        <nz-alert class="st-gap-top" nzType="error" nzShowIcon [nzMessage]="text" role="alert" />
      }
    </ng-container>
  </nz-modal>`,
})
export class ExportModal {
  readonly query = input.required<ReviewFilter>();
  readonly closed = output();

  private readonly api = inject(ReviewApi);
  protected readonly purpose = signal('');
  private readonly texts = inject(Texts);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected async save(): Promise<void> {
    if (!this.purpose().trim() || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      // Only the filter: the server refuses what an export has no use for, such as the page of the list.
      const { certificateTypeId, windowId, centerId, submittedFrom, submittedTo, name, idNumber, number } = this.query();
      const filter = { certificateTypeId, windowId, centerId, submittedFrom, submittedTo, name, idNumber, number };
      const answer = await firstValueFrom(this.api.export({ ...filter, purpose: this.purpose().trim() }));
      if (answer.body) saveFile(answer.body, `exemptions-${new Date().toISOString().slice(0, 10)}.csv`);
      this.closed.emit();
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
