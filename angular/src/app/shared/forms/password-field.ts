import { ChangeDetectionStrategy, Component, input, model, signal } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { TextPipe } from '../../core/texts';

/** For typing a password: labelled, and shown on demand. */
@Component({
  selector: 'app-password-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, NzInputModule, TextPipe],
  template: `
    <label [for]="fieldId()">{{ label() }}</label>
    <div class="box">
      <input
        nz-input
        [id]="fieldId()"
        [type]="shown() ? 'text' : 'password'"
        [value]="value()"
        (input)="value.set($any($event.target).value)"
        [attr.autocomplete]="autocomplete()"
        [attr.data-testid]="fieldId()"
        maxlength="128"
        autocapitalize="none"
        spellcheck="false"
      />
      <button
        type="button"
        (click)="shown.set(!shown())"
        [attr.aria-pressed]="shown()"
        [attr.aria-label]="(shown() ? 'account.login.hide' : 'account.login.show') | t"
      >
        <nz-icon [nzType]="shown() ? 'eye' : 'eye-invisible'" aria-hidden="true" />
      </button>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    label {
      display: block;
      margin-bottom: 6px;
      font-weight: 500;
    }
    .box {
      position: relative;
    }
    input {
      height: 46px;
      padding-right: 48px;
      font-size: 16px;
    }
    button {
      position: absolute;
      right: 1px;
      top: 1px;
      width: 44px;
      height: 44px;
      border: 0;
      border-radius: 8px;
      background: none;
      color: var(--ink-2);
      font-size: 18px;
      cursor: pointer;
    }
  `,
})
export class PasswordField {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly autocomplete = input('current-password');
  readonly value = model('');
  protected readonly shown = signal(false);
}
