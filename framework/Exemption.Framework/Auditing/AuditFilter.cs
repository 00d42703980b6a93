using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Framework.Auditing;

/// <summary>Frees a use case that changes nothing of weight (a draft saving itself) from its audit row.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotAuditedAttribute : Attribute;

/// <summary>An answer that may be a refusal although it is sent as a success, as ABP's sign-in is; says which.</summary>
public interface IAuditedAnswer
{
    string Outcome { get; }
}

/// <summary>
/// Writes an audit row for every writing use case: in the same transaction where it succeeds, in one of its own where it is refused.
/// </summary>
internal sealed class AuditFilter(ExemptionDbContext db, ICurrentUser user, TimeProvider clock, IServiceScopeFactory scopes, StorageFailures storage) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) || context.ActionDescriptor is not ControllerActionDescriptor action
            || action.MethodInfo.IsDefined(typeof(NotAuditedAttribute), false))
        {
            await next();
            return;
        }

        // A row of the log is written once: where only the answer tells the outcome, it waits for the answer.
        var answers = action.MethodInfo.ReturnType.GenericTypeArguments.Any(t => t.IsAssignableTo(typeof(IAuditedAnswer)));
        var entry = answers ? null : db.Add(Entry(context, action, "ok"));
        var executed = await next();
        if (executed.Exception is { } failed && storage.Of(failed) is not null)
        {
            // Nothing was done, and there is nowhere to write that down; the log has it.
            return;
        }

        if (executed.Exception is { } ex)
        {
            await using var scope = scopes.CreateAsyncScope();
            var own = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
            own.Add(Entry(context, action, (ex as BusinessException)?.Code ?? ex.GetType().Name));
            await own.SaveChangesAsync();
        }
        else
        {
            entry ??= db.Add(Entry(context, action, (executed.Result as ObjectResult)?.Value is IAuditedAnswer answer ? answer.Outcome : "ok"));
            if (entry.State == EntityState.Added)
            {
                await db.SaveChangesAsync();
            }
        }
    }

    private AuditEntry Entry(ActionExecutingContext context, ControllerActionDescriptor action, string outcome) => new()
    {
        At = clock.GetUtcNow().UtcDateTime,
        UserId = user.IsAuthenticated ? user.Id : null,
        TenantId = user.TenantId,
        Action = $"{action.ControllerName.Replace("AppService", "", StringComparison.Ordinal)}.{action.ActionName}",
        Subject = Guid.TryParse(context.RouteData.Values.GetValueOrDefault("id")?.ToString(), out var id) ? id.ToString() : null,
        Outcome = outcome,
        Address = context.HttpContext.Connection.RemoteIpAddress?.ToString(),
    };
}

internal sealed class AccessLog(ExemptionDbContext db, ICurrentUser user, TimeProvider clock) : IAccessLog
{
    public void Note(string what, Guid subjectId, string? purpose = null) => Add(what, subjectId, null, purpose);

    public void Note(string what, Guid subjectId, RevealReason reason) => Add(what, subjectId, reason.Code, reason.Words);

    private void Add(string what, Guid subjectId, string? reason, string? purpose) => db.Add(new AccessLogEntry
    {
        At = clock.GetUtcNow().UtcDateTime,
        UserId = user.Id,
        ViewerTenantId = user.TenantId,
        What = what,
        Kind = what.Split('.')[0],
        SubjectId = subjectId,
        Reason = reason,
        Purpose = purpose,
    });
}
