using System.Text.Json;
using System.Text.Json.Serialization;
using Exemption.Framework.Http;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Exemption.Review.Services;

/// <summary>
/// Server-sent events of a desk: a line that stays open, with a beat while nothing happens, and that ends by itself after some minutes. The browser opens it anew, and then
/// the session and the permission are asked again.
/// </summary>
internal sealed class DeskLine(ReviewStage stage, Guid? tenantId, Guid person) : ActionResult
{
    public const string ContentType = "text/event-stream";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        using var listener = services.GetRequiredService<DeskNews>().Listen(stage, tenantId, person);
        if (listener is null)
        {
            await ErrorResult.WriteAsync(http, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var end = clock.GetUtcNow().AddSeconds(services.GetRequiredService<IConfiguration>().GetValue("Review:Events:Seconds", 300));
        (http.Response.ContentType, http.Response.Headers.CacheControl) = (ContentType, "no-store");
        // A proxy that gathers answers before it passes them on would keep the news to itself.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        // A host that stops would wait for its lines to end.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        try
        {
            await SendAsync(http.Response, new DeskEvent(DeskEventKind.Listening), over.Token);
            while (clock.GetUtcNow() < end)
            {
                await SendAsync(http.Response, await listener.NextAsync(Beat, clock, over.Token), over.Token);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The page is gone, or the host is going.
        }
    }

    private static async Task SendAsync(HttpResponse response, DeskEvent? news, CancellationToken ct)
    {
        await response.WriteAsync(news is null ? ":\n\n" : $"data: {JsonSerializer.Serialize(news, Json)}\n\n", ct);
        await response.Body.FlushAsync(ct);
    }
}
