import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { LoginResult, MyProfile } from './models';

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
  confirmIdentity(password: string): Observable<void> {
    return this.http.post<void>(`${this.base}/confirm-identity`, { password });
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
