using System.Security.Cryptography;

namespace Exemption.Host.Hosting;

/// <summary>Headers that every answer carries (ASVS 3.4). Scripts come only from us; styles only from us or with the page's nonce.</summary>
internal static class SecurityHeaders
{
    private const string NonceItem = "csp-nonce";

    public static string NonceOf(HttpContext context) => (string)context.Items[NonceItem]!;

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceItem] = nonce;
        // Set at the last moment: the error handler empties the headers of an answer that failed.
        context.Response.OnStarting(() =>
        {
            Add(context, nonce);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Add(HttpContext context, string nonce)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/scalar") ? ApiPage : Pages(nonce);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (SignsOut.Any(path => context.Request.Path.Equals(path, StringComparison.OrdinalIgnoreCase)))
        {
            // Not "cookies": this very answer brings the next visitor's antiforgery token. Not "cache": what is confidential is never kept there (no-store).
            headers["Clear-Site-Data"] = "\"storage\"";
        }
    }

    private static readonly string[] SignsOut = ["/api/account/logout", "/api/account/sign-out-everywhere"];

    /// <summary>The API page brings inline code of its own; it shows nothing but the public description of the API.</summary>
    private const string ApiPage = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; object-src 'none'; base-uri 'none'";

    private static string Pages(string nonce) =>
        $"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
