using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Events;
using Exemption.Framework.Users;
using Exemption.Imaging;
using Exemption.Imaging.Preparing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Takes a picture that has arrived, however it came, into its slot: asks for consent, has it prepared and judged, keeps it, and retires the one before.</summary>
internal sealed class PhotoIntake(ExemptionDbContext db, PhotoPipeline pipeline, PhotoStore store, PhotoReader reader, PhotoConsents consents, FixLists fixLists, IBackgroundJobManager jobs, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Where the document lies, as the page says it; see <see cref="UploadsAppService.PutAsync"/>.</summary>
    public static PreparationRequest Request(PhotoKind kind, string? corners, string? frame) =>
        new(kind != PhotoKind.Certificate, Parse(nameof(frame), frame), Parse(nameof(corners), corners));

    /// <summary>The caller's application, if a picture may be put into this slot now and the student has consented. Asked before the first byte is read.</summary>
    public async Task<ExemptionApplication> DemandAsync(Guid id, PhotoKind kind, CancellationToken ct)
    {
        var application = await FindAsync(id, ct);
        application.Demand(ApplicationAction.Edit, user.AsStudent(), submissionIsOpen: true, clock.GetUtcNow().UtcDateTime);
        await fixLists.DemandOpenAsync(application, kind, ct);
        await consents.DemandAsync(user.Id, ct);
        return application;
    }

    public async Task<DocumentPhoto> TakeAsync(ExemptionApplication application, PhotoKind kind, ReadOnlyMemory<byte> file, PreparationRequest request, CancellationToken ct)
    {
        var prepared = await pipeline.PrepareAsync(file, request, ct);
        var before = await FailuresBeforeAsync(application.Id, kind, ct);
        var photo = await store.SaveAsync(new PhotoSlot(application.Id, application.TenantId, kind, before), prepared, await db.PhotoThresholdsAsync(ct), clock.GetUtcNow().UtcDateTime, ct);
        await ReplaceAsync(photo, ct);
        return photo;
    }

    public async Task<ExemptionApplication> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(user.AsStudent()).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();

    /// <summary>Counted along the pictures that followed each other in the slot.</summary>
    private async Task<int> FailuresBeforeAsync(Guid id, PhotoKind kind, CancellationToken ct) =>
        await db.Set<DocumentPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.ApplicationId == id && p.Kind == kind && p.ReplacedAt == null, ct) is { IsBlocked: true } last
            ? last.FailuresBefore + 1 : 0;

    private static Quad? Parse(string field, string? text) => string.IsNullOrEmpty(text) ? null : Corners.Parse(text) ?? throw new InputException(field, ApplicationErrors.CornersInvalid);

    /// <summary>
    /// The application's version stays as it is, or each picture would make the open form stale. Touching its row first, in the same transaction, still
    /// makes others wait: no picture slips in behind a submission, and of two uploads into one slot the later replaces the earlier.
    /// </summary>
    private async Task ReplaceAsync(DocumentPhoto photo, CancellationToken ct)
    {
        using var turn = await db.EnterWriteAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var touched = await db.Set<ExemptionApplication>().ById(photo.ApplicationId).Where(a => a.Status == ApplicationStatus.Draft || a.Status == ApplicationStatus.Rejected)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.UpdatedAt, now), ct);
        if (touched == 0)
        {
            throw new BusinessException(ApplicationErrors.ActionNotAllowed);
        }

        // Asked once more: the student may have taken the consent back while the picture was being read.
        var wording = await consents.DemandAsync(user.Id, ct);
        foreach (var old in await db.Set<DocumentPhoto>().Where(p => p.ApplicationId == photo.ApplicationId && p.Kind == photo.Kind && p.ReplacedAt == null).ToListAsync(ct))
        {
            Retire(old, now);
        }

        if (reader.IsOn && wording.AllowsReading)
        {
            photo.AwaitReading();
            jobs.Enqueue(new PhotoTaken(photo.Id), photo.ApplicationId);
        }

        db.Add(photo);
        await db.CommitAsync(photo.ApplicationId, ct);
        await transaction.CommitAsync(ct);
    }

    private void Retire(DocumentPhoto old, DateTime now)
    {
        if (old.WasSubmitted)
        {
            // A reviewer decided on it: it stays, as evidence.
            old.MarkReplaced(now);
        }
        else
        {
            db.Remove(old);
            jobs.Enqueue(new PhotoDiscarded(old.Id), old.ApplicationId, PhotoDiscarded.Later);
        }
    }
}
