import { HttpErrorResponse, HttpEvent, HttpHandler, HttpInterceptor, HttpRequest, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, Observable, of, switchMap, throwError } from 'rxjs';
import { ConfirmIdentity } from './confirm-identity';
import { Problem } from './problem';
import { Session } from './session';
import { Texts } from './texts';

/**
 * For all that goes wrong on the way: every failure becomes a Problem; a lost session leads to the sign-in page; what needs a fresh proof
 * of identity asks for it and goes out again.
 */
@Injectable({ providedIn: 'root' })
export class ErrorInterceptor implements HttpInterceptor {
  private readonly injector = inject(Injector);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);
  private readonly xsrf = inject(HttpXsrfTokenExtractor);

  intercept(request: HttpRequest<unknown>, next: HttpHandler): Observable<HttpEvent<unknown>> {
    return next.handle(request).pipe(
      catchError((error: unknown) => from(readable(error)).pipe(switchMap((e) => throwError(() => e)))),
      catchError((error: unknown) => (codeOf(error) === 'Exemption:Antiforgery' ? this.again(request, next) : throwError(() => error))),
      catchError((error: unknown) =>
        codeOf(error) === 'Exemption:ConfirmIdentity' ? this.confirmed(request, next, error) : throwError(() => error),
      ),
      catchError((error: unknown) => throwError(() => this.translate(error))),
    );
  }

  /** The token belongs to whoever was signed in when it was given; after a sign-in in another tab it is fetched anew, once. */
  private again(request: HttpRequest<unknown>, next: HttpHandler): Observable<HttpEvent<unknown>> {
    return from(this.injector.get(Session).load()).pipe(
      switchMap(() => next.handle(request.clone({ setHeaders: { RequestVerificationToken: this.xsrf.getToken() ?? '' } }))),
    );
  }

  /** Asks once; who closes the dialog gets the refusal. */
  private confirmed(request: HttpRequest<unknown>, next: HttpHandler, refusal: unknown): Observable<HttpEvent<unknown>> {
    return from(this.injector.get(ConfirmIdentity).ask()).pipe(
      catchError(() => of(false)),
      switchMap((yes) => (yes ? next.handle(request) : throwError(() => refusal))),
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
    if (codeOf(error) === 'Identity:TwoFactorSetupRequired') {
      // The rule came, or the second step was taken away, while the pages were open.
      void this.injector
        .get(Session)
        .load()
        .then(() => this.router.navigateByUrl('/account/two-factor'));
    }
    return Problem.from(error, this.texts);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof HttpErrorResponse ? (error.error as { error?: { code?: string } } | null)?.error?.code : undefined;
}

/** A request for a file gets its refusal as a file, too; it is unpacked, so that the pages can say why. */
async function readable(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse && error.error instanceof Blob && error.error.type.includes('json'))) {
    return error;
  }
  const body: unknown = JSON.parse(await error.error.text());
  const { headers, status, statusText } = error;
  return new HttpErrorResponse({ error: body, headers, status, statusText, url: error.url ?? undefined });
}
