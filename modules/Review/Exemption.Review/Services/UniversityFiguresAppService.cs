using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>The work of all centres in figures (F-34, F-85, 5-12). Each method lifts the tenant filter in sight: cases and names are those of all learning centres.</summary>
[Route("api/review/university/figures"), RequirePermission(ReviewPermissions.University)]
internal sealed class UniversityFiguresAppService(FiguresDesk figures, FiguresFile file, ReviewDesk desk, ICurrentTenant tenant) : AppService
{
    private const ReviewStage Stage = ReviewStage.University;

    /// <summary>Figures per day, reasons, reviewers, ages of what waits. The last thirty days unless told otherwise; 400 for more than 92 or none.</summary>
    [HttpGet]
    public async Task<FiguresDto> GetAsync([FromQuery] DateOnly? from, [FromQuery] DateOnly? to, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await figures.ReadAsync(Stage, desk.Actor(Stage), from, to, ct);
    }

    /// <summary>The cases behind a number, latest first. 400 for a figure without cases, a span or cursor that cannot be.</summary>
    [HttpPost("cases"), NotAudited]
    public async Task<FigureCasesPage> QueryCasesAsync(FigureCasesQuery input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await figures.CasesAsync(desk.Actor(Stage), input, ct);
    }

    /// <summary>The figures as CSV with byte-order mark or as a workbook. 400 without a purpose.</summary>
    [HttpPost("export"), RequirePermission(ReviewPermissions.Export), RequireRecentSignIn, AnswersFile(FiguresFile.Csv, FiguresFile.Workbook)]
    public async Task<FileContentResult> ExportAsync(FiguresExportInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await file.WriteAsync(Stage, desk.Actor(Stage), input, ct);
    }
}
