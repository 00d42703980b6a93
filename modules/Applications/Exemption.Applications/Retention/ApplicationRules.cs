using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Retention;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Retention;

/// <summary>Drafts nobody submitted while their window, grace included, was open.</summary>
internal sealed class PurgeAbandoned(ExemptionDbContext db, ApplicationEraser eraser, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "applications.abandoned";

    public RetentionPeriod Period => settings.Days("AbandonedDays", 30);

    public Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct) =>
        Erasing.LeftBehindAsync(db, eraser, holds, ApplicationStatus.Draft, Period.CutAt(now), most, ct);
}

/// <summary>Rejected ones nobody corrected in time.</summary>
internal sealed class PurgeRejected(ExemptionDbContext db, ApplicationEraser eraser, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "applications.rejected";

    public RetentionPeriod Period => settings.Days("RejectedDays", 180);

    public Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct) =>
        Erasing.LeftBehindAsync(db, eraser, holds, ApplicationStatus.Rejected, Period.CutAt(now), most, ct);
}

internal sealed class PurgeWithdrawn(ExemptionDbContext db, ApplicationEraser eraser, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "applications.withdrawn";

    public RetentionPeriod Period => settings.Days("WithdrawnDays", 180);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct) => await Erasing.EachAsync(
        await db.Set<ExemptionApplication>().LongWithdrawn(Period.CutAt(now)).NotHeld(await holds.HeldAsync(ct), most).ToListAsync(ct), due => eraser.EraseAsync(due, ct));
}

/// <summary>Photographs that were replaced, and submissions that were superseded, on the way to the final decision; counted by application.</summary>
internal sealed class PurgeReplacedPhotos(ExemptionDbContext db, ApplicationEraser eraser, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "applications.replaced-photos";

    public RetentionPeriod Period => settings.Days("ReplacedPhotoDays", 180);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var (cut, held) = (Period.CutAt(now), await holds.HeldAsync(ct));
        var finished = db.Set<ExemptionApplication>().Where(a => a.Status == ApplicationStatus.Approved && a.StatusChangedAt < cut);
        var (replaced, superseded) = (db.Set<DocumentPhoto>().WithReplaced(cut), db.Set<SubmittedVersion>().WithSuperseded(cut));
        return await Erasing.EachAsync(
            await finished.Where(a => replaced.Contains(a.Id) || superseded.Contains(a.Id)).NotHeld(held, most).ToListAsync(ct), due => eraser.EraseReplacedAsync(due, cut, ct));
    }
}

/// <summary>All photographs of finished applications; their record stays. Counted by application.</summary>
internal sealed class PurgeApprovedPhotos(ExemptionDbContext db, ApplicationEraser eraser, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "applications.approved-photos";

    public RetentionPeriod Period => settings.Years("ApprovedPhotoYears", 3);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct) => await Erasing.EachAsync(
        await db.Set<ExemptionApplication>().LongFinished(Period.CutAt(now)).NotHeld(await holds.HeldAsync(ct), most).ToListAsync(ct),
        due => eraser.ErasePhotosAsync(due, now, ct));
}

internal sealed class PurgeIdempotencyKeys(ExemptionDbContext db, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "applications.idempotency";

    public RetentionPeriod Period => settings.Days("IdempotencyDays", 30);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var cut = Period.CutAt(now);
        var ids = await db.Set<IdempotencyKey>().Where(k => k.At < cut).OrderBy(k => k.At).Select(k => k.Id).Take(most).ToListAsync(ct);
        return ids.Count == 0 ? 0 : await db.Set<IdempotencyKey>().Where(k => ids.Contains(k.Id)).ExecuteDeleteAsync(ct);
    }
}

internal static class Erasing
{
    public static async Task<int> LeftBehindAsync(
        ExemptionDbContext db, ApplicationEraser eraser, ILegalHolds holds, ApplicationStatus status, DateTime cut, int most, CancellationToken ct)
    {
        var (done, held) = (0, await holds.HeldAsync(ct));
        // Two or three windows a year, so nothing is paged; the bound spares those that are open.
        var windows = await db.Set<ApplicationWindow>().AsNoTracking().Where(w => w.ClosesAt < cut).OrderBy(w => w.ClosesAt).ToListAsync(ct);
        foreach (var window in windows.Where(w => RetentionQueries.EndOf(w) <= cut).TakeWhile(_ => done < most))
        {
            done += await EachAsync(await db.Set<ExemptionApplication>().LeftBehind(status, window, cut).NotHeld(held, most - done).ToListAsync(ct), due => eraser.EraseAsync(due, ct));
        }

        return done;
    }

    public static async Task<int> EachAsync(IReadOnlyList<Due> dues, Func<Due, Task<bool>> erase)
    {
        var done = 0;
        foreach (var due in dues)
        {
            done += await erase(due) ? 1 : 0;
        }

        return done;
    }
}
