using Exemption.Framework.Http;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Identity.SignIn;

/// <summary>The sign-in cookie: 8 hours without use, 12 hours in all, out of reach for scripts, and answers instead of redirects.</summary>
internal static class AccountCookie
{
    public const string Scheme = "Exemption";

    /// <summary>Holds for five minutes who has typed the right password and still owes a code; it opens nothing else.</summary>
    public static readonly string HalfWay = IdentityConstants.TwoFactorUserIdScheme;

    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    private static readonly TimeSpan ToTypeACode = TimeSpan.FromMinutes(5);

    public static void Add(IServiceCollection services, IConfiguration configuration) => services.AddAuthentication(Scheme).AddCookie(Scheme, o =>
    {
        o.Cookie.Name = configuration["Account:CookieName"] ?? "exemption";
        Common(o, SameSiteMode.Lax, Idle);
        o.SlidingExpiration = true;
        o.Events.OnValidatePrincipal = SessionCheck.RunAsync;
    }).AddCookie(HalfWay, o =>
    {
        o.Cookie.Name = $"{configuration["Account:CookieName"] ?? "exemption"}-code";
        Common(o, SameSiteMode.Strict, ToTypeACode);
        o.SlidingExpiration = false;
    });

    private static void Common(CookieAuthenticationOptions o, SameSiteMode sameSite, TimeSpan lasts)
    {
        o.CookieManager = new HostPrefix();
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = sameSite;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.Cookie.Path = "/";
        o.ExpireTimeSpan = lasts;
        o.Events.OnRedirectToLogin = c => ErrorResult.WriteAsync(c.HttpContext, StatusCodes.Status401Unauthorized);
        o.Events.OnRedirectToAccessDenied = c => ErrorResult.WriteAsync(c.HttpContext, StatusCodes.Status403Forbidden);
    }
}

/// <summary>Over https the name begins with <c>__Host-</c>, which browsers refuse from anywhere but this very host; over plain http they would refuse it from us.</summary>
internal sealed class HostPrefix : ICookieManager
{
    private readonly ChunkingCookieManager _chunks = new();

    public string? GetRequestCookie(HttpContext context, string key) => _chunks.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _chunks.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _chunks.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? $"__Host-{key}" : key;
}
