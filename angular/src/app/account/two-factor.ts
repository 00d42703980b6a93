import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzQRCodeModule } from 'ng-zorro-antd/qr-code';
import { firstValueFrom } from 'rxjs';
import { AccountApi } from '../api/account-api';
import { TwoFactorSecret } from '../api/account-models';
import { Announcer } from '../core/announcer';
import { messageOf } from '../core/problem';
import { Session } from '../core/session';
import { SignOut } from '../core/sign-out';
import { TextPipe, Texts } from '../core/texts';
import { Loading, LoadError } from '../shared/states/states';
import { RecoveryCodes } from './recovery-codes';

/** For the second step of one's own sign-in: set up with an app, codes for the day the phone is lost, turn off. */
@Component({
  selector: 'app-two-factor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, LoadError, NzButtonModule, NzIconModule, NzInputModule, NzQRCodeModule, RecoveryCodes, RouterLink, TextPipe],
  templateUrl: './two-factor.html',
  styleUrl: './two-factor.less',
})
export class TwoFactor {
  private readonly account = inject(AccountApi);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  protected readonly session = inject(Session);
  protected readonly signOut = inject(SignOut);
  protected readonly state = rxResource({ stream: () => this.account.twoFactor() });
  protected readonly secret = signal<TwoFactorSecret | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  /** What waits for a second click: both void something that somebody may still hold. */
  protected readonly asked = signal<'renew' | 'off' | null>(null);
  protected readonly code = signal('');
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);

  /** In fours, as people read and type it. */
  protected grouped(secret: string): string {
    return secret.replace(/(.{4})(?=.)/g, '$1 ');
  }

  protected enrol(): Promise<void> {
    return this.attempt(async () => {
      this.secret.set(await firstValueFrom(this.account.enrolTwoFactor()));
      this.code.set('');
    });
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.code().trim()) {
      this.error.set(this.texts.t('account.twoFactor.codeRequired'));
      return;
    }
    await this.attempt(async () => {
      this.codes.set((await firstValueFrom(this.account.confirmTwoFactor(this.code()))).codes);
      this.secret.set(null);
      this.announcer.success(this.texts.t('account.twoFactor.turnedOn'));
    });
  }

  protected sure(): Promise<void> {
    return this.attempt(async () => {
      if (this.asked() === 'renew') {
        this.codes.set((await firstValueFrom(this.account.renewRecoveryCodes())).codes);
      } else {
        await firstValueFrom(this.account.turnOffTwoFactor());
        this.announcer.success(this.texts.t('account.twoFactor.turnedOff'));
        await this.session.load();
        this.state.reload();
      }
      this.asked.set(null);
    });
  }

  /** The codes are kept; whoever had to set this up may now go where they wanted. */
  protected async finish(): Promise<void> {
    const waited = this.session.mustSetUpTwoFactor();
    await this.session.load();
    this.codes.set(null);
    this.state.reload();
    if (waited) await this.router.navigateByUrl(this.session.homeUrl());
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set(null);
    try {
      await work();
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
