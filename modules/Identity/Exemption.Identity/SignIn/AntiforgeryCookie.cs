using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Exemption.Identity.SignIn;

/// <summary>
/// Hands the request token to our own pages in a cookie that only they can read and that goes back as header <c>RequestVerificationToken</c>.
/// A token is bound to who is signed in, so every sign-in and sign-out sends a new one; sign-in itself goes with the anonymous token.
/// </summary>
internal sealed class AntiforgeryCookie(IAntiforgery antiforgery)
{
    public const string Name = "XSRF-TOKEN";

    public void Refresh(HttpContext http) => http.Response.Cookies.Append(
        Name, antiforgery.GetAndStoreTokens(http).RequestToken!, new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, HttpOnly = false });
}
