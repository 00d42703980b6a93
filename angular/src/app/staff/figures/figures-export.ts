import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { NzRadioModule } from 'ng-zorro-antd/radio';
import { firstValueFrom } from 'rxjs';
import { FiguresApi, FiguresFormat } from '../../api/figures-api';
import { ReviewSide } from '../../api/models';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { saveFile } from '../printing';
import { Span } from './span';

/** Asks what the figures are for, and in which form, before they leave. */
@Component({
  selector: 'app-figures-export',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzInputModule, NzModalModule, NzRadioModule, TextPipe],
  template: `<nz-modal
    [nzVisible]="true"
    [nzTitle]="'staff.figures.export' | t"
    [nzOkText]="'staff.export.confirm' | t"
    [nzOkDisabled]="!purpose().trim()"
    [nzOkLoading]="busy()"
    (nzOnCancel)="closed.emit()"
    (nzOnOk)="save()"
  >
    <ng-container *nzModalContent>
      <nz-radio-group [(ngModel)]="format" class="st-gap" [attr.aria-label]="'staff.figures.format' | t">
        <span nz-radio nzValue="Xlsx">Excel (XLSX)</span>
        <span nz-radio nzValue="Csv">CSV</span>
      </nz-radio-group>
      <label for="figuresPurpose">{{ 'staff.export.purpose' | t }}</label>
      <input
        nz-input
        id="figuresPurpose"
        maxlength="200"
        required
        [(ngModel)]="purpose"
        [placeholder]="'staff.figures.purposeExample' | t"
        data-testid="export-purpose"
      />
      @if (refusal(); as text) {
        <nz-alert class="st-gap-top" nzType="error" nzShowIcon [nzMessage]="text" role="alert" />
      }
    </ng-container>
  </nz-modal>`,
})
export class FiguresExport {
  readonly side = input.required<ReviewSide>();
  readonly span = input.required<Span>();
  readonly closed = output();

  private readonly api = inject(FiguresApi);
  private readonly texts = inject(Texts);
  protected readonly purpose = signal('');
  protected readonly format = signal<FiguresFormat>('Xlsx');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected async save(): Promise<void> {
    if (!this.purpose().trim() || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { from, to } = this.span();
      const answer = await firstValueFrom(this.api.export(this.side(), from, to, this.format(), this.purpose().trim()));
      if (answer.body) saveFile(answer.body, `figures-${from}-${to}.${this.format().toLowerCase()}`);
      this.closed.emit();
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
