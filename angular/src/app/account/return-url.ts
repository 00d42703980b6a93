/** Only a path of our own, and only one in the area of whoever has signed in; anything else leads home. */
export function safeReturnUrl(returnUrl: string | undefined, homeUrl: string): string {
  if (!returnUrl || !/^\/(?![/\\])/.test(returnUrl) || /^\/(account|offline|forbidden)\b/.test(returnUrl)) {
    return homeUrl;
  }
  return returnUrl.startsWith('/staff') === (homeUrl === '/staff') ? returnUrl : homeUrl;
}
