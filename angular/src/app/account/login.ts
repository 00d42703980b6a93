import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { firstValueFrom, Observable } from 'rxjs';
import { AccountApi } from '../api/account-api';
import { DemoAccount, LoginResult } from '../api/models';
import { LanguageSwitch } from '../core/language';
import { messageOf } from '../core/problem';
import { Session } from '../core/session';
import { TextKey, TextPipe, Texts } from '../core/texts';
import { NewPassword } from '../shared/forms/new-password';
import { PasswordField } from '../shared/forms/password-field';
import { foldCode, idNumberFault } from '../shared/rules/id-number';
import { safeReturnUrl } from './return-url';

type Mode = 'login' | 'first' | 'initial' | 'code';

/** For getting in: with a password and a code where one is asked for, for the first time as a student, or past an initial password. */
@Component({
  selector: 'app-login',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, NzInputModule, NewPassword, PasswordField, TextPipe],
  templateUrl: './login.html',
  styleUrls: ['../shared/entrance.less', './login.less'],
})
export class Login {
  readonly returnUrl = input<string>();
  readonly expired = input<string>();
  private readonly account = inject(AccountApi);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly injector = inject(Injector);
  private readonly codeField = viewChild<ElementRef<HTMLInputElement>>('codeField');
  private readonly newPasswordField = viewChild(NewPassword);
  protected readonly session = inject(Session);
  protected readonly language = inject(LanguageSwitch);
  protected readonly mode = signal<Mode>('login');
  protected readonly userName = signal('');
  protected readonly password = signal('');
  protected readonly remember = signal(false);
  protected readonly idNumber = signal('');
  protected readonly newPassword = signal('');
  protected readonly code = signal('');
  /** The phone is lost: a recovery code from the paper instead. */
  protected readonly usesPaper = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly idTouched = signal(false);
  protected readonly title = computed<TextKey>(() => `account.${this.mode()}.title`);
  protected readonly submitText = computed<TextKey>(() => `account.${this.mode()}.submit`);
  protected readonly idError = computed(() => {
    const fault = this.idTouched() ? idNumberFault(this.idNumber()) : null;
    return fault ? this.texts.t(`account.id.${fault}`, { count: foldCode(this.idNumber()).length }) : null;
  });

  protected use(demo: DemoAccount): void {
    this.userName.set(demo.userName);
    this.password.set(demo.password);
    this.error.set(null);
  }
  protected turnTo(mode: Mode): void {
    this.mode.set(mode);
    this.error.set(null);
    this.newPassword.set('');
    this.code.set('');
    this.usesPaper.set(false);
    if (mode === 'code') afterNextRender(() => this.codeField()?.nativeElement.focus(), { injector: this.injector });
  }

  protected submit(event: Event): Promise<void> {
    event.preventDefault();
    switch (this.mode()) {
      case 'login':
        return this.signIn();
      case 'first':
        return this.firstSignIn();
      case 'initial':
        return this.changeInitial();
      case 'code':
        return this.enterCode();
    }
  }

  private async signIn(): Promise<void> {
    if (!this.userName().trim() || !this.password()) {
      this.error.set(this.texts.t('account.login.required'));
      return;
    }
    await this.ask(this.account.login(this.userName().trim(), this.password(), this.remember()), 'account.login.wrong');
  }

  private async firstSignIn(): Promise<void> {
    this.idTouched.set(true);
    if (!this.userName().trim()) {
      this.error.set(this.texts.t('account.first.required'));
    } else if (!this.idError() && this.passwordIsGood()) {
      const answer = this.account.firstSignIn(foldCode(this.userName()), foldCode(this.idNumber()), this.newPassword());
      await this.ask(answer, 'account.first.failed');
    }
  }

  private async changeInitial(): Promise<void> {
    if (this.passwordIsGood()) {
      const answer = this.account.changeInitialPassword(this.userName().trim(), this.password(), this.newPassword());
      await this.ask(answer, 'account.login.wrong');
    }
  }

  private async enterCode(): Promise<void> {
    if (!this.code().trim()) {
      this.error.set(this.texts.t('account.twoFactor.codeRequired'));
      return;
    }
    await this.ask(this.account.loginCode(this.code()), 'account.code.wrong');
  }

  protected swapPaper(): void {
    this.usesPaper.update((paper) => !paper);
    this.code.set('');
    this.error.set(null);
  }

  private passwordIsGood(): boolean {
    const good = this.newPasswordField()?.isGood() ?? false;
    this.error.set(good ? null : this.texts.t('account.password.incomplete'));
    return good;
  }

  private async ask(answer: Observable<LoginResult>, wrong: TextKey): Promise<void> {
    if (this.busy()) {
      return;
    }
    this.busy.set(true);
    this.error.set(null);
    try {
      await this.follow(await firstValueFrom(answer), wrong);
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }

  private async follow(answer: LoginResult, wrong: TextKey): Promise<void> {
    if (answer.result === 1) {
      await this.session.load();
      await this.router.navigateByUrl(
        this.session.mustSetUpTwoFactor() ? this.session.homeUrl() : safeReturnUrl(this.returnUrl(), this.session.homeUrl()),
      );
    } else if (answer.result === 3 && answer.description === 'PasswordChangeRequired') {
      this.turnTo('initial');
    } else if (answer.result === 3 && answer.description === 'FirstSignInRequired') {
      this.turnTo('first');
    } else if (answer.result === 5) {
      this.turnTo('code');
    } else if (answer.description === 'CodeTooLate') {
      this.turnTo('login');
      this.error.set(this.texts.t('account.code.late'));
    } else {
      this.error.set(this.texts.t(answer.result === 4 ? 'account.login.locked' : answer.result === 2 ? wrong : 'account.login.notAllowed'));
    }
  }
}
