import { HttpErrorResponse, HttpEvent, HttpHandler, HttpInterceptor, HttpRequest, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, Observable, switchMap, throwError } from 'rxjs';
import { Problem } from './problem';
import { Session } from './session';
import { Texts } from './texts';

/** For all that goes wrong on the way: every failure becomes a Problem; a lost session leads to the sign-in page. */
@Injectable({ providedIn: 'root' })
export class ErrorInterceptor implements HttpInterceptor {
  private readonly injector = inject(Injector);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);
  private readonly xsrf = inject(HttpXsrfTokenExtractor);

  intercept(request: HttpRequest<unknown>, next: HttpHandler): Observable<HttpEvent<unknown>> {
    return next.handle(request).pipe(
      catchError((error: unknown) => (isStaleToken(error) ? this.again(request, next) : throwError(() => error))),
      catchError((error: unknown) => throwError(() => this.translate(error))),
    );
  }

  /** The token belongs to whoever was signed in when it was given; after a sign-in in another tab it is fetched anew, once. */
  private again(request: HttpRequest<unknown>, next: HttpHandler): Observable<HttpEvent<unknown>> {
    return from(this.injector.get(Session).load()).pipe(
      switchMap(() => next.handle(request.clone({ setHeaders: { RequestVerificationToken: this.xsrf.getToken() ?? '' } }))),
    );
  }

  private translate(error: unknown): unknown {
    if (!(error instanceof HttpErrorResponse)) {
      return error;
    }
    const atSignIn = this.router.url.startsWith('/account/login');
    if (error.status === 401 && !atSignIn) {
      void this.router.navigate(['/account/login'], { queryParams: { returnUrl: this.router.url, expired: true } });
    }
    return Problem.from(error, this.texts);
  }
}

function isStaleToken(error: unknown): boolean {
  return (
    error instanceof HttpErrorResponse &&
    error.status === 400 &&
    (error.error as { error?: { code?: string } } | null)?.error?.code === 'Exemption:Antiforgery'
  );
}
