import { HTTP_INTERCEPTORS, HttpEvent, HttpHandler, HttpHeaders, HttpInterceptor, HttpRequest } from '@angular/common/http';
import { inject, Injectable, makeEnvironmentProviders } from '@angular/core';
import { Params, Router } from '@angular/router';
import {
  AbpAuthResponse,
  ApiInterceptor,
  asyncAuthGuard,
  AuthGuard,
  authGuard,
  AuthService,
  HttpWaitService,
  IAuthService,
  LoginParams,
  NAVIGATE_TO_MANAGE_PROFILE,
} from '@abp/ng.core';
import { from, finalize, Observable, switchMap } from 'rxjs';
import { AccountApi } from '../api/account-api';
import { ErrorInterceptor } from './error.interceptor';
import { signedIn } from './policy.guard';
import { Session } from './session';
import { Texts } from './texts';

/** For ABP's client: signing in is a cookie of our own host, so there are no tokens to keep. */
@Injectable({ providedIn: 'root' })
export class CookieAuthService implements IAuthService {
  private readonly account = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  readonly oidc = false;
  readonly isInternalAuth = true;

  get isAuthenticated(): boolean {
    return this.session.isAuthenticated();
  }
  async init(): Promise<void> {
    // Nothing to prepare: the browser brings the cookie along.
  }
  login(params: LoginParams): Observable<unknown> {
    return this.account
      .login(params.username, params.password, params.rememberMe ?? false)
      .pipe(switchMap((answer) => from(answer.result === 1 ? this.session.load() : Promise.reject(new Error(answer.description)))));
  }
  logout(_query?: Params): Observable<unknown> {
    return this.account.logout().pipe(switchMap(() => from(this.session.load().then(() => this.router.navigateByUrl('/account/login')))));
  }
  navigateToLogin(queryParams?: Params): void {
    void this.router.navigate(['/account/login'], { queryParams });
  }
  loginUsingGrant(): Promise<AbpAuthResponse> {
    return Promise.reject(new Error('Signing in is by cookie only.'));
  }
  getAccessTokenExpiration(): number {
    return 0;
  }
  getRefreshToken(): string {
    return '';
  }
  getAccessToken(): string {
    return '';
  }
  refreshToken(): Promise<AbpAuthResponse> {
    return Promise.reject(new Error('Signing in is by cookie only.'));
  }
}

/** For the headers every request carries: the language, and that a script asks. The learning centre comes from the cookie, never from here. */
@Injectable({ providedIn: 'root' })
export class CookieApiInterceptor implements HttpInterceptor {
  private readonly wait = inject(HttpWaitService);
  private readonly texts = inject(Texts);

  getAdditionalHeaders(existing?: HttpHeaders): Record<string, string> {
    return {
      'X-Requested-With': 'XMLHttpRequest',
      ...(existing?.has('Accept-Language') ? {} : { 'Accept-Language': this.texts.language() }),
    };
  }
  intercept(request: HttpRequest<unknown>, next: HttpHandler): Observable<HttpEvent<unknown>> {
    this.wait.addRequest(request);
    return next
      .handle(request.clone({ setHeaders: this.getAdditionalHeaders(request.headers) }))
      .pipe(finalize(() => this.wait.deleteRequest(request)));
  }
}

export function provideCookieAuth() {
  return makeEnvironmentProviders([
    { provide: AuthService, useExisting: CookieAuthService },
    { provide: authGuard, useValue: signedIn },
    { provide: asyncAuthGuard, useValue: signedIn },
    { provide: AuthGuard, useValue: { canActivate: signedIn } },
    { provide: ApiInterceptor, useExisting: CookieApiInterceptor },
    { provide: HTTP_INTERCEPTORS, useExisting: ErrorInterceptor, multi: true },
    { provide: HTTP_INTERCEPTORS, useExisting: ApiInterceptor, multi: true },
    {
      provide: NAVIGATE_TO_MANAGE_PROFILE,
      useFactory: () => {
        const router = inject(Router);
        return () => router.navigateByUrl('/account/manage');
      },
    },
  ]);
}
