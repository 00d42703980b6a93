using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Exemption.Host.Hosting;

/// <summary>Serves the built pages on the API's own origin; every address that is no file and no API gets the start page, with this answer's nonce in it.</summary>
internal static class Pages
{
    private const string NoncePlace = "__CSP_NONCE__";

    public static void UsePages(this WebApplication app, HostSettings settings)
    {
        if (Directory.Exists(settings.WebFolder))
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(settings.WebFolder),
                OnPrepareResponse = context =>
                {
                    // Built files carry a hash in their name; the start page is served below, never from here.
                    context.Context.Response.Headers.CacheControl =
                        context.File.Name.Contains('-', StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
                },
            });
        }
    }

    public static void MapPages(this WebApplication app, HostSettings settings)
    {
        var path = Path.Combine(settings.WebFolder, "index.html");
        var page = File.Exists(path) ? File.ReadAllText(path) : null;
        // All paths, not only those without a dot: a missing script must be a 404, not a demand to sign in.
        app.MapFallback("{*path}", async context =>
        {
            if (context.Request.Path.StartsWithSegments("/api"))
            {
                await context.RequestServices.GetRequiredService<KnownAddresses>().RefuseAsync(context);
                return;
            }

            if (Path.HasExtension(context.Request.Path) || page is null || !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            {
                await Framework.Http.ErrorResult.WriteAsync(context, StatusCodes.Status404NotFound);
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers[HeaderNames.CacheControl] = "no-store";
            await context.Response.WriteAsync(page.Replace(NoncePlace, SecurityHeaders.NonceOf(context), StringComparison.Ordinal), Encoding.UTF8);
        }).AllowAnonymous();
    }
}
