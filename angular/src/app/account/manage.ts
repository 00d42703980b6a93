import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { firstValueFrom } from 'rxjs';
import { AccountApi } from '../api/account-api';
import { Announcer } from '../core/announcer';
import { messageOf } from '../core/problem';
import { Session } from '../core/session';
import { SignOut } from '../core/sign-out';
import { TextPipe, Texts } from '../core/texts';
import { NewPassword } from '../shared/forms/new-password';
import { PasswordField } from '../shared/forms/password-field';

/** For one's own account: who one is here, the password, and leaving on all devices. */
@Component({
  selector: 'app-manage',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, RouterLink, NewPassword, PasswordField, TextPipe],
  template: `
    <main>
      <header>
        <a [routerLink]="session.homeUrl()" class="back" [attr.aria-label]="'common.action.home' | t"
          ><nz-icon nzType="left" aria-hidden="true"
        /></a>
        <h1>{{ 'account.manage.title' | t }}</h1>
      </header>
      <section>
        <h2>{{ 'account.manage.profile' | t }}</h2>
        <dl>
          <dt>{{ 'account.manage.name' | t }}</dt>
          <dd>{{ session.displayName() }}</dd>
          <dt>{{ 'account.manage.userName' | t }}</dt>
          <dd>{{ session.user()?.userName }}</dd>
          @if (profile.hasValue() && profile.value().phoneNumber; as phone) {
            <dt>{{ 'account.manage.phone' | t }}</dt>
            <dd>{{ phone }}</dd>
          }
          @if (session.center(); as center) {
            <dt>{{ 'account.manage.center' | t }}</dt>
            <dd>{{ center.name }}</dd>
          }
        </dl>
      </section>
      <section>
        <h2>{{ 'account.manage.password' | t }}</h2>
        <form (submit)="changePassword($event)" novalidate>
          <app-password-field fieldId="current-password" [label]="'account.password.current' | t" [(value)]="current" />
          <app-new-password [(password)]="next" />
          @if (error(); as text) {
            <p class="error" role="alert">{{ text }}</p>
          }
          <button nz-button nzType="primary" nzSize="large" type="submit" [nzLoading]="busy()" data-testid="change-password">
            {{ 'account.manage.passwordSubmit' | t }}
          </button>
        </form>
      </section>
      @if (session.isStaff()) {
        <section>
          <h2>{{ 'account.twoFactor.title' | t }}</h2>
          <p>{{ (session.hasTwoFactor() ? 'account.twoFactor.onText' : 'account.twoFactor.offText') | t }}</p>
          <a nz-button nzSize="large" routerLink="/account/two-factor" data-testid="two-factor">{{
            (session.hasTwoFactor() ? 'account.twoFactor.manage' : 'account.twoFactor.enrol') | t
          }}</a>
        </section>
      }
      <section>
        <h2>{{ 'account.manage.session' | t }}</h2>
        <p>{{ 'account.manage.everywhereHint' | t }}</p>
        <div class="row">
          <button nz-button nzSize="large" type="button" (click)="signOut.here()" data-testid="sign-out">
            {{ 'common.action.signOut' | t }}
          </button>
          <button nz-button nzDanger nzSize="large" type="button" (click)="everywhere()" data-testid="sign-out-everywhere">
            {{ 'account.manage.everywhere' | t }}
          </button>
        </div>
      </section>
    </main>
  `,
  styles: `
    main {
      max-width: 560px;
      margin: 0 auto;
      padding: calc(8px + env(safe-area-inset-top)) 16px 32px;
      display: grid;
      gap: 16px;
    }
    header {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    .back {
      width: 44px;
      height: 44px;
      margin-left: -12px;
      display: grid;
      place-items: center;
      border-radius: 12px;
      color: var(--ink);
      font-size: 18px;
    }
    h1 {
      margin: 0;
      font-size: 20px;
    }
    section {
      background: var(--surface);
      border-radius: 16px;
      padding: 20px;
      box-shadow: var(--shadow);
    }
    h2 {
      margin: 0 0 14px;
      font-size: 16px;
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 12px 16px;
      margin: 0;
    }
    dt {
      color: var(--ink-2);
      font-weight: 400;
    }
    dd {
      margin: 0;
      text-align: right;
      overflow-wrap: anywhere;
    }
    form {
      display: grid;
      gap: 16px;
    }
    .error {
      margin: 0;
      padding: 10px 14px;
      border-radius: 10px;
      background: var(--bad-soft);
      color: var(--bad);
    }
    p {
      color: var(--ink-2);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    [nz-button] {
      min-height: 46px;
      border-radius: 12px;
    }
  `,
})
export class Manage {
  private readonly account = inject(AccountApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly newPassword = viewChild.required(NewPassword);
  protected readonly session = inject(Session);
  protected readonly signOut = inject(SignOut);
  protected readonly profile = rxResource({ stream: () => this.account.profile() });
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);

  protected async changePassword(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.newPassword().isGood()) {
      this.error.set(this.texts.t('account.password.incomplete'));
      return;
    }
    this.busy.set(true);
    this.error.set(null);
    try {
      await firstValueFrom(this.account.changePassword(this.current(), this.next()));
      this.current.set('');
      this.newPassword().reset();
      this.announcer.success(this.texts.t('account.password.changed'));
      await this.session.load();
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }

  protected async everywhere(): Promise<void> {
    await this.signOut.everywhere();
    this.announcer.success(this.texts.t('account.manage.everywhereDone'));
  }
}
