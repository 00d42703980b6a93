using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>
/// 访问记录 and the audit log, newest first, over all centres. Reading them is audited like any other act, by the audit row that every call here
/// leaves; whoever looks up one person or case leaves a row in that case's own log, too.
/// </summary>
[Route("api/review/logs"), RequirePermission(ReviewPermissions.Logs)]
internal sealed class LogsAppService(LogReader logs, LogNames names, IAccessLog accessLog, ICurrentTenant tenant) : AppService
{
    private const string AccessLogName = "log.access";
    private const string AuditLogName = "log.audit";

    /// <summary>Who saw whose pictures and numbers, when and why. POST keeps the search out of addresses. 400 for a filter or cursor that cannot be.</summary>
    [HttpPost("access/query")]
    public async Task<LogPage<AccessRowDto>> QueryAccessAsync(LogQuery input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // whoever oversees, oversees all centres
        if (await FilterAsync(input.Checked(), AccessLogName, ct) is not { } filter)
        {
            return new LogPage<AccessRowDto>([], null);
        }

        var page = await logs.AccessAsync(filter, input.After, input.PageSize, ct);
        await names.LoadAsync([.. page.Items.Select(r => r.UserId)], [.. page.Items.Select(r => r.SubjectId)], ct);
        return new LogPage<AccessRowDto>(
            [.. page.Items.Select(r => new AccessRowDto(r.Id, r.At, names.Person(r.UserId), r.What, names.Subject(r.SubjectId), r.Reason, r.Purpose))], page.Next);
    }

    /// <summary>Who did what, with what result. The kind is not looked at. 400 for a filter or cursor that cannot be.</summary>
    [HttpPost("audit/query")]
    public async Task<LogPage<AuditRowDto>> QueryAuditAsync(LogQuery input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // as above
        if (await FilterAsync(input.Checked(), AuditLogName, ct) is not { } filter)
        {
            return new LogPage<AuditRowDto>([], null);
        }

        var page = await logs.AuditAsync(filter, input.After, input.PageSize, ct);
        await names.LoadAsync([.. page.Items.Where(r => r.UserId is not null).Select(r => r.UserId!.Value)], [.. page.Items.Select(r => IdOf(r.Subject)).OfType<Guid>()], ct);
        return new LogPage<AuditRowDto>(
            [.. page.Items.Select(r => new AuditRowDto(r.Id, r.At, names.Person(r.UserId), r.Action, Subject(r.Subject), r.Outcome, r.Address))], page.Next);
    }

    /// <summary>Null when it names somebody or something that does not exist: then there is nothing to be found.</summary>
    private async Task<LogFilter?> FilterAsync(LogQuery input, string looking, CancellationToken ct)
    {
        var subjects = await names.FindSubjectsAsync(input.Subject, ct);
        Guid? viewer = string.IsNullOrWhiteSpace(input.Viewer) ? null : await names.FindViewerAsync(input.Viewer, ct);
        if (subjects is [] || (viewer is null && !string.IsNullOrWhiteSpace(input.Viewer)))
        {
            return null;
        }

        if (subjects is [var first, ..] && input.After is null)
        {
            accessLog.Note(looking, first);
        }

        return input.ToFilter(subjects, viewer);
    }

    private SubjectDto? Subject(string? text) => text is null ? null : IdOf(text) is { } id ? names.Subject(id) : new SubjectDto(text, null, null, null);

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
