import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { AccountApi } from '../api/account-api';
import { Session } from './session';

/** For leaving: here, or on every device at once. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly account = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  async here(): Promise<void> {
    await this.router.navigateByUrl('/account/login');
    await firstValueFrom(this.account.logout());
    await this.session.load();
  }

  async everywhere(): Promise<void> {
    await firstValueFrom(this.account.signOutEverywhere());
    await this.here();
  }
}
