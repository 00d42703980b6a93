using System.Text;
using Exemption.Applications;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Timing;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>The filter of the list, and what the export is for.</summary>
/// <param name="Purpose">Required, at most 200 characters; goes into the access log beside every application exported.</param>
internal sealed record ExportInput(
    Guid? CertificateTypeId, Guid? WindowId, Guid? CenterId, DateOnly? SubmittedFrom, DateOnly? SubmittedTo, string? Name, string? IdNumber, string? Number, string? Purpose)
{
    /// <summary>Only what passed the final review leaves the house.</summary>
    public ApplicationQuery ToQuery() => QueryLimits.Check(new ApplicationQuery
    {
        Statuses = [ApplicationStatus.Approved],
        CertificateTypeId = CertificateTypeId,
        WindowId = WindowId,
        CenterId = CenterId,
        SubmittedFrom = SubmittedFrom,
        SubmittedTo = SubmittedTo,
        Name = Name,
        IdNumber = IdNumber,
        Number = Number,
        Limit = 100,
    });
}

/// <summary>The finally approved applications as the exam authority wants them (U-17): ID numbers in full, which is why it has a permission, a purpose and a log of its own.</summary>
[Route("api/review/university/export"), RequirePermission(ReviewPermissions.Export)]
internal sealed class UniversityExportAppService(
    ExemptionDbContext db, IApplicationDesk applications, ReviewDesk desk, IAccessLog accessLog, TextCatalog texts, ICurrentTenant tenant, TimeProvider clock) : AppService
{
    private const string AccessLogName = "export";

    /// <summary>CSV with byte-order mark, one line per exempted course, sent page by page. 400 without a purpose.</summary>
    [HttpPost, RequireRecentSignIn, AnswersFile("text/csv")]
    public async Task<EmptyResult> ExportAsync(ExportInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        var purpose = ExportPurpose.Check(input.Purpose);
        var viewer = desk.Actor(ReviewStage.University);
        var csv = new ExportCsv(texts);
        // The first page is read before the answer begins, so that a wrong filter is still a 400.
        var query = input.ToQuery();
        var page = await applications.QueryAsync(query, viewer, ct);
        StartAnswer();
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(csv.Header);
        while (true)
        {
            await WritePageAsync(writer, csv, page.Items, viewer, purpose, ct);
            if (page.Next is null)
            {
                return new EmptyResult();
            }

            page = await applications.QueryAsync(query with { After = page.Next }, viewer, ct);
        }
    }

    /// <summary>Logs first and sends afterwards: no number leaves without a trace.</summary>
    private async Task WritePageAsync(StreamWriter writer, ExportCsv csv, IReadOnlyList<ApplicationRow> rows, Actor viewer, string purpose, CancellationToken ct)
    {
        var lines = new StringBuilder();
        foreach (var row in rows)
        {
            var application = await applications.ReadAsync(row.Id, viewer, ct);
            accessLog.Note(AccessLogName, row.Id, purpose);
            csv.Append(lines, application);
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await writer.WriteAsync(lines, ct);
        await writer.FlushAsync(ct);
    }

    private void StartAnswer()
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=exemption-approved-{Shanghai.Today(clock):yyyyMMdd}.csv";
    }
}
