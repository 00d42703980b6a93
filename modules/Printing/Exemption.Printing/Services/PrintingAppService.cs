using System.Net.Mime;
using Exemption.Applications;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Printing.Domain;
using Exemption.Printing.Templates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Printing.Services;

/// <param name="Ids">Applications, at most 100, in the order they shall be printed in.</param>
internal sealed record PrintInput(IReadOnlyList<Guid>? Ids);

/// <summary>打印申请记录 (U-09 to U-11): official for the university, watermarked for the student and the centre it concerns.</summary>
[Route("api/printing"), Authorize]
internal sealed class PrintingAppService(
    ExemptionDbContext db, IApplicationDesk applications, RecordSheets sheets, RecordPress press, RecordTexts texts, CheckCodes codes, IAccessLog accessLog,
    IPermissionChecker permissions, ICurrentUser user, ICurrentTenant tenant, TimeProvider clock) : AppService
{
    private const int Most = 100;
    private const string AccessLogName = "record.pdf";

    /// <summary>One record. 409 while it is not finally approved; 404 when it is not the caller's.</summary>
    [HttpGet("applications/{id:guid}/record"), AnswersFile(MediaTypeNames.Application.Pdf), AnswersConflict]
    public async Task<FileStreamResult> GetAsync(Guid id, CancellationToken ct)
    {
        var granted = await permissions.GrantedAsync(ct);
        return granted.Contains(PrintingPermissions.Records)
            ? await PrintAsync([id], $"record-{id:N}.pdf", ct)
            : await ShowAsync(id, Viewer(granted), ct);
    }

    /// <summary>Many records in one file. 400 for none or more than 100; 409 and no file at all when one of them is not finally approved.</summary>
    [HttpPost("records"), RequirePermission(PrintingPermissions.Records), AnswersFile(MediaTypeNames.Application.Pdf), AnswersNotFound]
    public async Task<FileStreamResult> PrintManyAsync(PrintInput input, CancellationToken ct)
    {
        var ids = (input.Ids ?? []).Distinct().ToList();
        return ids.Count switch
        {
            0 => throw new InputException("ids", PrintingErrors.NoneSelected),
            > Most => throw new InputException("ids", PrintingErrors.TooMany),
            _ => await PrintAsync(ids, "records.pdf", ct),
        };
    }

    /// <summary>The official print: counted, and told in the handling records of each application before the paper leaves.</summary>
    private async Task<FileStreamResult> PrintAsync(List<Guid> ids, string fileName, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants(); // the university prints the records of all centres
        var (actor, now) = (new Actor(user.Id, user.Name, ActorSide.University, null), clock.GetUtcNow().UtcDateTime);
        var found = new List<ApplicationDetail>();
        foreach (var id in ids)
        {
            found.Add(await ReadApprovedAsync(id, actor, ct));
        }

        var file = await MakeAsync(found, new RecordPrint(now, user.Name), actor, ct);
        foreach (var application in found)
        {
            await applications.NoteAsync(application.Id, HandlingAction.RecordPrinted, actor, null, ct);
        }

        await CountAsync(found, now, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException?.Message.Contains(nameof(ApplicationRecord), StringComparison.Ordinal) == true)
        {
            // Printed so soon after the approval that the outbox prepared the record in the same moment: its record is as good as ours.
            foreach (var entry in db.ChangeTracker.Entries<ApplicationRecord>().ToList())
            {
                entry.State = EntityState.Detached;
            }

            await CountAsync(found, now, ct);
            await db.SaveChangesAsync(ct);
        }

        return Inline(file, fileName);
    }

    private async Task CountAsync(List<ApplicationDetail> found, DateTime now, CancellationToken ct)
    {
        var ids = found.Select(a => a.Id).ToList();
        var records = await db.Set<ApplicationRecord>().Where(r => ids.Contains(r.ApplicationId)).ToDictionaryAsync(r => r.ApplicationId, ct);
        foreach (var application in found)
        {
            if (!records.TryGetValue(application.Id, out var record))
            {
                db.Add(record = ApplicationRecord.Prepare(application.Center.Id, application.Id, codes.Of(application.Id), now));
            }

            if (record.RevokedAt is not null)
            {
                record.Renew(codes.Of(application.Id, record.Revocations), now);
            }

            record.Printed(user.Id, now);
        }
    }

    private async Task<FileStreamResult> ShowAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var application = await ReadApprovedAsync(id, viewer, ct);
        var file = await MakeAsync([application], new RecordPrint(clock.GetUtcNow().UtcDateTime, Watermark: texts["Unofficial"]), viewer, ct);
        await db.SaveChangesAsync(ct);
        return Inline(file, $"record-{id:N}.pdf");
    }

    private async Task<ApplicationDetail> ReadApprovedAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var application = await applications.ReadAsync(id, viewer, ct);
        return application.Status == ApplicationStatus.Approved
            ? application
            : throw new BusinessException(PrintingErrors.NotApproved).With("id", id).With("status", application.Status);
    }

    private async Task<MemoryStream> MakeAsync(List<ApplicationDetail> found, RecordPrint print, Actor viewer, CancellationToken ct)
    {
        var made = new List<RecordSheet>();
        foreach (var application in found)
        {
            accessLog.Note(AccessLogName, application.Id);
            made.Add(await sheets.MakeAsync(application, viewer, ct));
        }

        return await press.PrintAsync(made, print, ct);
    }

    /// <summary>Whoever may look at an application may see its record; the desk says whether this one is theirs.</summary>
    private Actor Viewer(IReadOnlySet<string> granted)
    {
        if (granted.Contains(PrintingPermissions.OfCenter))
        {
            return new Actor(user.Id, user.Name, ActorSide.Center, user.TenantId);
        }

        return granted.Contains(PrintingPermissions.OfStudent)
            ? new Actor(user.Id, user.Name, ActorSide.Student, user.TenantId)
            : throw new EntityNotFoundException();
    }

    /// <summary>Shown by the browser, which prints; the name has no personal data because it stays in the downloads.</summary>
    private FileStreamResult Inline(MemoryStream file, string name)
    {
        Response.Headers.ContentDisposition = new ContentDisposition { Inline = true, FileName = name }.ToString();
        return File(file, MediaTypeNames.Application.Pdf);
    }
}
