import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { AccountApi } from '../api/account-api';
import { Session } from './session';

/** Where ABP's session state keeps the language. */
const ABP_SESSION = 'abpSession';

/** For leaving: here, or on every device at once. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly account = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  async here(): Promise<void> {
    await this.router.navigateByUrl('/account/login');
    // The answer empties the browser's storage. The language belongs to the screen and not to the account, so it comes back.
    const language = localStorage.getItem(ABP_SESSION);
    await firstValueFrom(this.account.logout());
    if (language) localStorage.setItem(ABP_SESSION, language);
    await this.session.load();
    // A list that was just writing its state into the address may have taken the place of leaving.
    if (!this.router.url.startsWith('/account/login')) await this.router.navigateByUrl('/account/login');
  }

  async everywhere(): Promise<void> {
    const language = localStorage.getItem(ABP_SESSION);
    await firstValueFrom(this.account.signOutEverywhere());
    if (language) localStorage.setItem(ABP_SESSION, language);
    await this.here();
  }
}
