using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Imaging.Judging;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Data;

/// <summary>A photograph as the judge sees it.</summary>
internal sealed record MeasuredPhoto(PhotoKind Kind, PhotoMeasures Measures);

/// <summary>Looks into what the university maintains: some dozens of rows, so nothing is paged.</summary>
internal static class CatalogueQueries
{
    public static async Task<CertificateType?> FindCertificateTypeAsync(this ExemptionDbContext db, Guid? id, CancellationToken ct) => id is null
        ? null
        : await db.Set<CertificateType>().AsNoTracking().Include(t => t.Courses).SingleOrDefaultAsync(t => t.Id == id, ct);

    public static Task<ApplicationWindow?> FindOpenWindowAsync(this ExemptionDbContext db, DateTime now, CancellationToken ct) =>
        db.Set<ApplicationWindow>().AsNoTracking().Where(w => w.OpensAt <= now && w.ClosesAt > now).OrderBy(w => w.ClosesAt).FirstOrDefaultAsync(ct);

    /// <summary>The window the application counts in: its own while that accepts it, else the one open now, else its own, closed.</summary>
    public static async Task<ApplicationWindow?> FindSubmissionWindowAsync(this ExemptionDbContext db, ExemptionApplication a, DateTime now, CancellationToken ct)
    {
        var own = await db.Set<ApplicationWindow>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == a.WindowId, ct);
        var movable = a.Status is ApplicationStatus.Draft or ApplicationStatus.Rejected;
        return !movable || own?.AcceptsAt(now, a.RejectedAt) == true ? own : await db.FindOpenWindowAsync(now, ct) ?? own;
    }

    /// <summary>The set in force; null where the built-in thresholds hold.</summary>
    public static Task<PhotoThresholdSet?> PhotoThresholdsAsync(this ExemptionDbContext db, CancellationToken ct) =>
        db.Set<PhotoThresholdSet>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);

    /// <summary>The latest photographs that were measured, of all centres the caller sees; by id, which counts up with time.</summary>
    public static IQueryable<MeasuredPhoto> LatestMeasured(this ExemptionDbContext db, int count) =>
        db.Set<DocumentPhoto>().AsNoTracking().Where(p => p.Measures != null).OrderByDescending(p => p.Id).Take(count).Select(p => new MeasuredPhoto(p.Kind, p.Measures!.Value));

    public static Task<SiteTexts> ReadTextsAsync(this ExemptionDbContext db, CancellationToken ct) => db.Set<SiteTexts>().AsNoTracking().SingleAsync(t => t.Id == SiteTexts.TheId, ct);
}
