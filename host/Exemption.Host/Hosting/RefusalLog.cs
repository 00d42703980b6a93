using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Exemption.Host.Hosting;

/// <summary>Leaves a line for every call that was refused (ASVS 16.3.2, 16.3.3): the audit knows only calls that reached their use case, and an attack is mostly those that do not.</summary>
internal static class RefusalLog
{
    public static IApplicationBuilder UseRefusalLog(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var status = context.Response.StatusCode;
        if (status is >= 400 and < 500 && !context.RequestAborted.IsCancellationRequested && ActionOf(context) is { } action)
        {
            // Names and numbers of the product only: an address may hold what its caller typed.
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RefusalLog).FullName!).LogInformation(
                "Refused with {Status}: {Method} {Controller}.{Action} of account {UserId}",
                status, context.Request.Method, action.ControllerName.Replace("AppService", "", StringComparison.Ordinal), action.ActionName, context.User.FindFirstValue(ClaimTypes.NameIdentifier));
        }
    });

    /// <summary>The exception handler takes the endpoint away and remembers it elsewhere.</summary>
    private static ControllerActionDescriptor? ActionOf(HttpContext context) =>
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<ControllerActionDescriptor>();
}
