using Exemption.Framework.Http;

namespace Exemption.Host.Hosting;

/// <summary>Says what a reverse proxy has refused before it reached us, in our envelope and the caller's language; see docs/nginx.conf.</summary>
internal static class Refusals
{
    public static void MapRefusals(this WebApplication app) => app.MapGet("/refusals/413", (HttpContext http) => ErrorResult.WriteAsync(http, StatusCodes.Status413PayloadTooLarge))
        .AllowAnonymous().ExcludeFromDescription().DisableHttpMetrics();
}
