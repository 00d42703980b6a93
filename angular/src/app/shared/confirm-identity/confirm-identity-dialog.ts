import {
  ChangeDetectionStrategy,
  Component,
  createEnvironmentInjector,
  ElementRef,
  EnvironmentInjector,
  inject,
  signal,
} from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalRef, NzModalService } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import { AccountApi } from '../../api/account-api';
import { messageOf, Problem } from '../../core/problem';
import { Session } from '../../core/session';
import { TextPipe, Texts } from '../../core/texts';
import { PasswordField } from '../forms/password-field';

/** Asks once more for the password, and the code where there is one, before something weighty is done. */
@Component({
  selector: 'app-confirm-identity-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzInputModule, PasswordField, TextPipe],
  template: `
    <form (submit)="confirm($event)" novalidate data-testid="confirm-identity">
      <p>{{ 'account.confirm.lead' | t }}</p>
      <app-password-field fieldId="confirm-password" [label]="'account.login.password' | t" [(value)]="password" />
      @if (needsCode()) {
        <div>
          <label for="confirm-code">{{ 'account.confirm.code' | t }}</label>
          <input
            nz-input
            id="confirm-code"
            data-testid="confirm-code"
            autocomplete="one-time-code"
            autocapitalize="none"
            spellcheck="false"
            maxlength="32"
            [value]="code()"
            (input)="code.set($any($event.target).value)"
          />
        </div>
      }
      @if (error(); as text) {
        <p class="error" role="alert" data-testid="confirm-error">{{ text }}</p>
      }
      <footer>
        <button nz-button type="button" nzSize="large" (click)="dialog.close(false)" data-testid="confirm-cancel">
          {{ 'common.action.cancel' | t }}
        </button>
        <button nz-button nzType="primary" nzSize="large" type="submit" [nzLoading]="busy()" data-testid="confirm-submit">
          {{ 'account.confirm.submit' | t }}
        </button>
      </footer>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 14px;
    }
    p {
      margin: 0;
    }
    label {
      display: block;
      margin-bottom: 6px;
      font-weight: 500;
    }
    input.ant-input {
      height: 46px;
      font-size: 16px;
    }
    .error {
      color: #b42318;
    }
    footer {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
    }
  `,
})
export class ConfirmIdentityDialog {
  private readonly account = inject(AccountApi);
  private readonly texts = inject(Texts);
  protected readonly dialog = inject<NzModalRef<ConfirmIdentityDialog, boolean>>(NzModalRef);
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly needsCode = signal(inject(Session).hasTwoFactor());
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    // The window itself takes the focus when it has finished opening.
    this.dialog.afterOpen.subscribe(() => host.nativeElement.querySelector('input')?.focus());
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    if (!this.password() || (this.needsCode() && !this.code().trim())) {
      this.error.set(this.texts.t('account.confirm.required'));
      return;
    }
    this.busy.set(true);
    this.error.set(null);
    try {
      await firstValueFrom(this.account.confirmIdentity(this.password(), this.needsCode() ? this.code() : null));
      this.dialog.close(true);
    } catch (error) {
      // Set up in another window since these pages were loaded.
      if (error instanceof Problem && error.code === 'Identity:CodeRequired') this.needsCode.set(true);
      this.error.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Resolves to whether the identity was confirmed; closing the dialog in any way is a no. */
export function openConfirmIdentity(parent: EnvironmentInjector): Promise<boolean> {
  const injector = createEnvironmentInjector([NzModalService], parent);
  const dialog = injector.get(NzModalService).create<ConfirmIdentityDialog, undefined, boolean>({
    nzTitle: injector.get(Texts).t('account.confirm.title'),
    nzContent: ConfirmIdentityDialog,
    nzFooter: null,
    nzMaskClosable: false,
    nzAutofocus: null,
    nzWidth: 'min(420px, calc(100vw - 32px))',
    nzCentered: true,
  });
  return firstValueFrom(dialog.afterClose, { defaultValue: undefined }).then((confirmed) => {
    injector.destroy();
    return confirmed === true;
  });
}
