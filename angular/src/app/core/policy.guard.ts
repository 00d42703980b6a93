import { inject } from '@angular/core';
import { CanActivateFn, CanMatchFn, Router, UrlSegment, UrlTree } from '@angular/router';
import { Session } from './session';

/** For the two areas: a stranger signs in first, a student's home is '/', the staff's is '/staff'. */
export const studentArea: CanMatchFn = (_route, segments) =>
  enter(segments, (session) => session.isStudent() || (segments.length === 0 && inject(Router).parseUrl(session.homeUrl())));
export const staffArea: CanMatchFn = (_route, segments) =>
  enter(segments, (session) => session.isStaff() || inject(Router).parseUrl('/forbidden'));

function enter(segments: UrlSegment[], belongs: (session: Session) => boolean | UrlTree) {
  const session = inject(Session);
  const router = inject(Router);
  if (!session.isLoaded()) {
    return router.createUrlTree(['/offline'], { queryParams: { returnUrl: urlOf(segments) } });
  }
  if (!session.isAuthenticated()) {
    return router.createUrlTree(['/account/login'], { queryParams: segments.length ? { returnUrl: urlOf(segments) } : {} });
  }
  return session.mustSetUpTwoFactor() ? router.parseUrl(session.homeUrl()) : belongs(session);
}

function urlOf(segments: UrlSegment[]): string {
  return '/' + segments.map((segment) => segment.path).join('/');
}

/** For one screen: data.policy names what must be granted (one of them, if it is a list). */
export const policyGuard: CanActivateFn = (route) => {
  const session = inject(Session);
  const needed = [route.data['policy'] as string | string[]].flat();
  return needed.some((policy) => session.isGranted(policy)) || inject(Router).parseUrl('/forbidden');
};

/** For the profile page and the like: anybody who is signed in. */
export const signedIn: CanActivateFn = (_route, state) =>
  inject(Session).isAuthenticated() || inject(Router).createUrlTree(['/account/login'], { queryParams: { returnUrl: state.url } });
