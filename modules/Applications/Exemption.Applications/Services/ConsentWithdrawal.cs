using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.Retention;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>What follows when a student takes the consent back (PIPL 15, 47): the workflow closes what is open, and photos nobody needs any more go.</summary>
internal sealed class ConsentWithdrawal(ExemptionDbContext db, IBackgroundJobManager jobs, ILegalHolds holds, TimeProvider clock)
{
    /// <summary>Counts what would happen, changing nothing.</summary>
    public async Task<ConsentEffectDto> ForetellAsync(Actor student, CancellationToken ct)
    {
        var held = await holds.HeldAsync(ct);
        var rows = await db.Set<ExemptionApplication>().AsNoTracking().OfStudent(student.Id).Select(a => new { a.Id, a.Status, Photos = a.Photos.Count }).ToListAsync(ct);
        return new ConsentEffectDto(
            rows.Count(a => IsOpen(a.Status)), rows.Where(a => a.Status != ApplicationStatus.Approved && !held.Contains(a.Id)).Sum(a => a.Photos), rows.Count(a => a.Status == ApplicationStatus.Approved));
    }

    /// <summary>All of it, or nothing. Touching the applications first makes uploads and reviewers wait, so that no picture slips in behind the withdrawal.</summary>
    public async Task<ConsentEffectDto> CarryOutAsync(PhotoConsent given, Actor student, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        using var turn = await db.EnterWriteAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<ExemptionApplication>().Where(a => a.StudentId == student.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.Version, a => a.Version), ct);
        var applications = await db.Set<ExemptionApplication>().OfStudent(student.Id).Include(a => a.Courses).Include(a => a.Photos).AsSplitQuery().ToListAsync(ct);
        var open = applications.Where(a => IsOpen(a.Status)).ToList();
        open.ForEach(a => a.Act(ApplicationAction.Withdraw, student, now, [PhotoConsentWithdrawn.Reason], [], null));
        // Under legal hold pictures are only kept, and nobody looks at them any more.
        var held = await holds.HeldAsync(ct);
        var photos = applications.Where(a => a.Status != ApplicationStatus.Approved && !held.Contains(a.Id)).SelectMany(a => a.Photos).ToList();
        foreach (var photo in photos)
        {
            // The row holds the keys: without it the files are noise, even before they are gone.
            db.Remove(photo);
            jobs.Enqueue(new PhotoDiscarded(photo.Id), photo.ApplicationId, PhotoDiscarded.Later);
        }

        // What was submitted with them goes with them; the live row stays until its own time is over.
        var emptied = applications.Where(a => a.Status != ApplicationStatus.Approved && !held.Contains(a.Id)).Select(a => a.Id).ToList();
        await db.Set<SubmittedVersion>().Where(v => emptied.Contains(v.ApplicationId)).ExecuteDeleteAsync(ct);
        db.Add(PhotoConsent.Withdraw(given, open.Count, photos.Count, now));
        await db.CommitConsentAsync(ct);
        await transaction.CommitAsync(ct);
        return new ConsentEffectDto(open.Count, photos.Count, applications.Count(a => a.Status == ApplicationStatus.Approved));
    }

    private static bool IsOpen(ApplicationStatus status) => status is not (ApplicationStatus.Approved or ApplicationStatus.Withdrawn);
}
