import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { LoginResult, MyProfile, RecoveryCodeList, TwoFactorSecret, TwoFactorState } from './models';

/** For signing in and out and one's own profile. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);
  private readonly base = '/api/account';

  login(userNameOrEmailAddress: string, password: string, rememberMe: boolean): Observable<LoginResult> {
    return this.http.post<LoginResult>(`${this.base}/login`, { userNameOrEmailAddress, password, rememberMe });
  }
  logout(): Observable<void> {
    return this.http.get<void>(`${this.base}/logout`);
  }
  firstSignIn(admissionTicketNumber: string, idNumber: string, newPassword: string): Observable<LoginResult> {
    return this.http.post<LoginResult>(`${this.base}/first-sign-in`, { admissionTicketNumber, idNumber, newPassword });
  }
  changeInitialPassword(userNameOrEmailAddress: string, currentPassword: string, newPassword: string): Observable<LoginResult> {
    return this.http.post<LoginResult>(`${this.base}/change-initial-password`, { userNameOrEmailAddress, currentPassword, newPassword });
  }
  signOutEverywhere(): Observable<void> {
    return this.http.post<void>(`${this.base}/sign-out-everywhere`, {});
  }
  loginCode(code: string): Observable<LoginResult> {
    return this.http.post<LoginResult>(`${this.base}/login/code`, { code });
  }
  confirmIdentity(password: string, code: string | null): Observable<void> {
    return this.http.post<void>(`${this.base}/confirm-identity`, { password, code });
  }
  twoFactor(): Observable<TwoFactorState> {
    return this.http.get<TwoFactorState>(`${this.base}/two-factor`);
  }
  enrolTwoFactor(): Observable<TwoFactorSecret> {
    return this.http.post<TwoFactorSecret>(`${this.base}/two-factor/enrol`, {});
  }
  confirmTwoFactor(code: string): Observable<RecoveryCodeList> {
    return this.http.post<RecoveryCodeList>(`${this.base}/two-factor/confirm`, { code });
  }
  renewRecoveryCodes(): Observable<RecoveryCodeList> {
    return this.http.post<RecoveryCodeList>(`${this.base}/two-factor/recovery-codes`, {});
  }
  turnOffTwoFactor(): Observable<void> {
    return this.http.post<void>(`${this.base}/two-factor/turn-off`, {});
  }
  profile(): Observable<MyProfile> {
    return this.http.get<MyProfile>(`${this.base}/my-profile`);
  }
  saveProfile(profile: MyProfile): Observable<MyProfile> {
    return this.http.put<MyProfile>(`${this.base}/my-profile`, profile);
  }
  changePassword(currentPassword: string, newPassword: string): Observable<void> {
    return this.http.post<void>(`${this.base}/my-profile/change-password`, { currentPassword, newPassword });
  }
}
