using System.Globalization;
using System.Text;
using Exemption.Applications;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Localization;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Timing;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;

namespace Exemption.Review.Services;

/// <summary>The figures as a file for a report: noted in the access log with its purpose before it leaves. It names reviewers, and no student.</summary>
internal sealed class FiguresFile(ExemptionDbContext db, FiguresDesk desk, IAccessLog accessLog, TextCatalog texts, ICurrentTenant tenant)
{
    public const string Csv = "text/csv";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string AccessLogName = "figures";

    public async Task<FileContentResult> WriteAsync(ReviewStage stage, Actor viewer, FiguresExportInput input, CancellationToken ct)
    {
        var purpose = ExportPurpose.Check(input.Purpose);
        var figures = await desk.ReadAsync(stage, viewer, input.From, input.To, ct);
        accessLog.Note(AccessLogName, tenant.Id ?? DailyFigure.AllCenters, purpose);
        await db.SaveChangesAsync(ct);
        var name = $"exemption-figures-{figures.From:yyyyMMdd}-{figures.To:yyyyMMdd}";
        return input.Format == FiguresFormat.Csv
            ? new FileContentResult(Lines(figures), $"{Csv}; charset=utf-8") { FileDownloadName = $"{name}.csv" }
            : new FileContentResult(await XlsxAsync(figures, ct), Workbook) { FileDownloadName = $"{name}.xlsx" };
    }

    private byte[] Lines(FiguresDto figures)
    {
        var lines = new StringBuilder(ExportCsv.Line([texts["Figures:Day"], texts["Figures:Figure"], texts["Figures:Count"]]));
        foreach (var day in figures.Days)
        {
            foreach (var (figure, count) in day.Counts)
            {
                lines.Append(ExportCsv.Line([Day(day.Day), texts[$"Figure:{figure}"], count.ToString(CultureInfo.InvariantCulture)]));
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    private async Task<byte[]> XlsxAsync(FiguresDto figures, CancellationToken ct)
    {
        var sheets = new Dictionary<string, object>
        {
            [texts["Figures:Days"]] = figures.Days.Select(day => Row([(texts["Figures:Day"], Day(day.Day)), .. day.Counts.Select(c => (texts[$"Figure:{c.Key}"], (object)c.Value))])),
            [texts["Figures:Reasons"]] = figures.Reasons.Select(r =>
                Row([(texts["Figures:Figure"], texts[$"Figure:{r.Figure}"]), (texts["Figures:Reason"], r.Text), (texts["Figures:Count"], r.Count)])),
            [texts["Figures:Reviewers"]] = figures.Reviewers.Select(r =>
                Row([(texts["Figures:Reviewer"], r.Name ?? string.Empty), (texts["Figures:Approved"], r.Approved), (texts["Figures:Rejected"], r.Rejected)])),
        };
        using var file = new MemoryStream();
        await file.SaveAsAsync(sheets, cancellationToken: ct);
        return file.ToArray();
    }

    private static Dictionary<string, object> Row(IEnumerable<(string Column, object Value)> cells) => cells.ToDictionary(c => c.Column, c => c.Value);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
