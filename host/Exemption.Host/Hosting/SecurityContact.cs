using System.Globalization;

namespace Exemption.Host.Hosting;

/// <summary>Tells whoever finds a hole where to report it (RFC 9116), once the operator has named an address in <c>Security:Contact</c>.</summary>
internal static class SecurityContact
{
    private static readonly TimeSpan Valid = TimeSpan.FromDays(180);

    public static void MapSecurityContact(this WebApplication app) => app.MapGet("/.well-known/security.txt", (HttpContext http, IConfiguration configuration, TimeProvider clock) =>
    {
        if (configuration["Security:Contact"] is not { Length: > 0 } contact || !Uri.TryCreate(contact, UriKind.Absolute, out var address) || address.Scheme is not ("mailto" or "https" or "tel"))
        {
            return Framework.Http.ErrorResult.WriteAsync(http, StatusCodes.Status404NotFound);
        }

        var expires = clock.GetUtcNow().Add(Valid).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync($"Contact: {address.AbsoluteUri}\nExpires: {expires}\nPreferred-Languages: zh, en\n");
    }).AllowAnonymous().ExcludeFromDescription();
}
