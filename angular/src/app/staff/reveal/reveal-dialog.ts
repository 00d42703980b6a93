import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { RevealReason } from '../../api/logs-models';
import { TextOfPipe, TextPipe } from '../../core/texts';

/** Why somebody wants to see whole numbers, as the access log will tell it. */
export interface RevealGrounds {
  readonly reason: RevealReason;
  readonly note: string | null;
}

export const REVEAL_REASONS: readonly RevealReason[] = ['CompareDocument', 'ContactPerson', 'AnswerInquiry', 'CorrectEntry', 'Other'];

/** Asks for the reason before masked numbers are shown whole. */
@Component({
  selector: 'app-reveal-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzInputModule, NzModalModule, TextOfPipe, TextPipe],
  template: `<nz-modal
    [nzVisible]="true"
    [nzTitle]="'staff.reveal.title' | t: { name: name() }"
    [nzOkText]="'staff.reveal.show' | t"
    [nzOkDisabled]="!ready()"
    [nzOkLoading]="busy()"
    (nzOnCancel)="closed.emit()"
    (nzOnOk)="confirm()"
  >
    <ng-container *nzModalContent>
      <p>{{ 'staff.reveal.text' | t }}</p>
      <fieldset>
        <legend class="sr-only">{{ 'staff.reveal.reasonLabel' | t }}</legend>
        @for (code of reasons; track code) {
          <label>
            <input
              type="radio"
              name="revealReason"
              [value]="code"
              [checked]="reason() === code"
              (change)="reason.set(code)"
              [attr.data-testid]="'reveal-reason-' + code"
            />
            {{ 'staff.reveal.reason' | tOf: code }}
          </label>
        }
      </fieldset>
      @if (reason() === 'Other') {
        <input
          nz-input
          maxlength="200"
          required
          [ngModel]="note()"
          (ngModelChange)="note.set($event)"
          (keydown.enter)="confirm()"
          [placeholder]="'staff.reveal.note' | t"
          [attr.aria-label]="'staff.reveal.note' | t"
          data-testid="reveal-note"
        />
      }
      @if (refusal(); as text) {
        <nz-alert class="st-gap-top" nzType="error" nzShowIcon [nzMessage]="text" role="alert" />
      }
    </ng-container>
  </nz-modal>`,
  styles: `
    fieldset {
      margin: 0 0 8px;
      padding: 0;
      border: 0;
    }
    label {
      display: block;
      padding: 4px 0;
      cursor: pointer;
    }
    input[type='radio'] {
      margin-right: 6px;
    }
  `,
})
export class RevealDialog {
  /** Whose numbers. */
  readonly name = input.required<string>();
  readonly busy = input(false);
  readonly refusal = input<string | null>(null);
  readonly confirmed = output<RevealGrounds>();
  readonly closed = output();

  protected readonly reasons = REVEAL_REASONS;
  protected readonly reason = signal<RevealReason | null>(null);
  protected readonly note = signal('');
  protected readonly ready = computed(() => !!this.reason() && (this.reason() !== 'Other' || !!this.note().trim()));

  protected confirm(): void {
    const reason = this.reason();
    if (!reason || !this.ready() || this.busy()) return;
    this.confirmed.emit({ reason, note: reason === 'Other' ? this.note().trim() : null });
  }
}
