using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Data;

/// <summary>Turns what the database refuses into the refusals people know: a lost race, a certificate or course used twice.</summary>
internal static class ApplicationSaving
{
    /// <summary>Saves the unit of work around one application.</summary>
    public static async Task CommitAsync(this ExemptionDbContext db, Guid id, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw await ConflictAsync(db, id, ct);
        }
        catch (Exception e) when (LostRace.Is(e))
        {
            // The winner may not have committed yet. Touching the row waits for it, so that the state told is the new one.
            await db.Set<ExemptionApplication>().ById(id).ExecuteUpdateAsync(u => u.SetProperty(a => a.Version, a => a.Version), ct);
            throw await ConflictAsync(db, id, ct);
        }
        catch (DbUpdateException e) when (BrokenRule(e) is { } code)
        {
            throw new BusinessException(code);
        }
    }

    /// <summary>Saves what goes with a consent, and perhaps several applications: who came too late is told so, and nothing of it has happened.</summary>
    public static async Task CommitConsentAsync(this ExemptionDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Exception e) when (e is DbUpdateConcurrencyException || LostRace.Is(e) || e is DbUpdateException d && (d.Broke(nameof(PhotoConsent)) || d.Broke(nameof(ConsentWording))))
        {
            throw new BusinessException(ApplicationErrors.Conflict);
        }
    }

    private static string? BrokenRule(DbUpdateException e) =>
        e.Broke(nameof(ExemptionApplication.LiveCertificateKey)) ? ApplicationErrors.DuplicateCertificate
        : e.Broke($"Course.{nameof(ApplicationCourse.LiveKey)}") || e.Broke($"Course_{nameof(ApplicationCourse.LiveKey)}") ? ApplicationErrors.DuplicateCourse
        : null;

    private static async Task<BusinessException> ConflictAsync(ExemptionDbContext db, Guid id, CancellationToken ct)
    {
        var now = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).Select(a => new { a.Status, a.Version }).SingleOrDefaultAsync(ct);
        return new BusinessException(ApplicationErrors.Conflict).With("status", now?.Status.ToString()).With("version", now?.Version);
    }
}
