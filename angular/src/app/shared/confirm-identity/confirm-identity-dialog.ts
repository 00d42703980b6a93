import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  createEnvironmentInjector,
  ElementRef,
  EnvironmentInjector,
  inject,
  signal,
} from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzModalRef, NzModalService } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import { AccountApi } from '../../api/account-api';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { PasswordField } from '../forms/password-field';

/** Asks once more for the password before something weighty is done. */
@Component({
  selector: 'app-confirm-identity-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, PasswordField, TextPipe],
  template: `
    <form (submit)="confirm($event)" novalidate data-testid="confirm-identity">
      <p>{{ 'account.confirm.lead' | t }}</p>
      <app-password-field fieldId="confirm-password" [label]="'account.login.password' | t" [(value)]="password" />
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
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => host.nativeElement.querySelector('input')?.focus());
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    if (!this.password()) {
      this.error.set(this.texts.t('account.confirm.required'));
      return;
    }
    this.busy.set(true);
    this.error.set(null);
    try {
      await firstValueFrom(this.account.confirmIdentity(this.password()));
      this.dialog.close(true);
    } catch (error) {
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
