import { ChangeDetectionStrategy, Component, ElementRef, output, signal, viewChild } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { TextPipe } from '../../core/texts';

/** For giving an application up: it asks once more, and for the reason. */
@Component({
  selector: 'app-withdraw-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzInputModule, TextPipe],
  template: `
    <dialog #dialog aria-labelledby="withdraw-title">
      <form (submit)="confirm($event)" novalidate>
        <h2 id="withdraw-title">{{ 'student.withdraw.title' | t }}</h2>
        <p>{{ 'student.withdraw.text' | t }}</p>
        <label for="withdraw-reason">{{ 'student.withdraw.reason' | t }}</label>
        <textarea
          nz-input
          id="withdraw-reason"
          rows="3"
          maxlength="200"
          data-testid="withdraw-reason"
          [attr.aria-invalid]="missing()"
          [value]="reason()"
          (input)="reason.set($any($event.target).value)"
        ></textarea>
        @if (missing()) {
          <p class="fault" role="alert">{{ 'student.withdraw.missing' | t }}</p>
        }
        <div>
          <button nz-button type="button" (click)="close()">{{ 'common.action.cancel' | t }}</button>
          <button nz-button nzType="primary" nzDanger type="submit" data-testid="withdraw-confirm">
            {{ 'student.action.withdraw' | t }}
          </button>
        </div>
      </form>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(92vw, 440px);
      padding: 22px;
      border: 0;
      border-radius: 18px;
      color: var(--ink);
    }
    dialog::backdrop {
      background: rgb(13 19 32 / 55%);
    }
    h2 {
      margin: 0 0 6px;
      font-size: 18px;
    }
    label {
      display: block;
      margin-bottom: 6px;
      font-weight: 500;
    }
    textarea {
      font-size: 16px;
    }
    .fault {
      margin: 4px 0 0;
      color: var(--bad);
    }
    div {
      display: flex;
      gap: 12px;
      margin-top: 16px;
    }
    button {
      flex: 1;
      height: 46px;
      border-radius: 12px;
    }
  `,
})
export class WithdrawDialog {
  readonly confirmed = output<string>();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly reason = signal('');
  protected readonly missing = signal(false);

  open(): void {
    this.reason.set('');
    this.missing.set(false);
    this.dialog().nativeElement.showModal();
  }
  protected close(): void {
    this.dialog().nativeElement.close();
  }
  protected confirm(event: Event): void {
    event.preventDefault();
    const reason = this.reason().trim();
    this.missing.set(!reason);
    if (reason) {
      this.close();
      this.confirmed.emit(reason);
    }
  }
}
