import { ChangeDetectionStrategy, Component, ElementRef, input, output, viewChild } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ConsentEffect } from '../../api/privacy-models';
import { TextPipe } from '../../core/texts';

/** For taking the consent back: says in numbers what will follow, before it does. */
@Component({
  selector: 'app-withdraw-consent',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, TextPipe],
  template: `
    <dialog #dialog aria-labelledby="withdraw-consent-title">
      <h2 id="withdraw-consent-title">{{ 'student.privacy.withdrawTitle' | t }}</h2>
      <ul>
        <li>{{ 'student.privacy.effectOpen' | t: { count: effect().applicationsWithdrawn } }}</li>
        <li>{{ 'student.privacy.effectPhotos' | t: { count: effect().photosDeleted } }}</li>
        <li>{{ 'student.privacy.effectKept' | t: { count: effect().applicationsKept } }}</li>
      </ul>
      <p>{{ 'student.privacy.withdrawFinal' | t }}</p>
      <div>
        <button nz-button type="button" (click)="close()">{{ 'common.action.cancel' | t }}</button>
        <button nz-button nzType="primary" nzDanger type="button" (click)="confirm()" data-testid="consent-withdraw-confirm">
          {{ 'student.privacy.withdraw' | t }}
        </button>
      </div>
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
      margin: 0 0 10px;
      font-size: 18px;
    }
    ul {
      margin: 0 0 10px;
      padding-left: 20px;
      line-height: 1.8;
    }
    div {
      display: flex;
      gap: 12px;
    }
    button {
      flex: 1;
      height: 46px;
      border-radius: 12px;
    }
  `,
})
export class WithdrawConsent {
  readonly effect = input.required<ConsentEffect>();
  readonly confirmed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    this.dialog().nativeElement.showModal();
  }
  protected close(): void {
    this.dialog().nativeElement.close();
  }
  protected confirm(): void {
    this.close();
    this.confirmed.emit();
  }
}
