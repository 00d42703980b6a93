using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Events;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Imaging;
using Exemption.Imaging.Preparing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>The student's photographs of the three documents (S-16 … S-18, S-23).</summary>
[Route("api/applications/mine")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class UploadsAppService(ExemptionDbContext db, PhotoPipeline pipeline, PhotoStore store, PhotoReader reader, PhotoConsents consents, PhotoShapes shapes, IBackgroundJobManager jobs, ICurrentUser user, TimeProvider clock)
    : AppService
{
    private const int MaxFile = 10 * 1024 * 1024;
    private const int MaxRequest = MaxFile + 64 * 1024;

    /// <summary>
    /// Puts a picture into its slot, in place of the one before. 400 <c>Applications:PhotoUnreadable</c>, <c>PhotoTypeNotAllowed</c>, <c>PhotoTooSmall</c>,
    /// <c>PhotoTooManyPixels</c>, <c>CornersInvalid</c>; 429 <c>PhotoBusy</c>; 413 above 10 MB; 409 when the application is not being edited, <c>Applications:ConsentNeeded</c> while the student has not
    /// consented to the wording in force.
    /// </summary>
    /// <param name="corners">Where the student says the document lies: eight numbers from 0 to 1, x before y, clockwise from the upper left as it is read, in shares of the upright picture's width and height.</param>
    /// <param name="frame">In the same form, the frame the student aimed with; the document is looked for near it.</param>
    [HttpPut("{id:guid}/photos/{kind}"), RequestSizeLimit(MaxRequest), ReadsFormItself, Consumes("multipart/form-data")]
    public async Task<PhotoDto> PutAsync(Guid id, PhotoKind kind, [FromQuery] string? corners, [FromQuery] string? frame, CancellationToken ct)
    {
        var request = new PreparationRequest(kind != PhotoKind.Certificate, Parse(nameof(frame), frame), Parse(nameof(corners), corners));
        var application = await FindAsync(id, ct);
        application.Demand(ApplicationAction.Edit, user.AsStudent(), submissionIsOpen: true);
        await consents.DemandAsync(user.Id, ct);
        using var file = await UploadedFile.ReadAsync(Request, "file", MaxFile, ct);
        var prepared = await pipeline.PrepareAsync(file.Bytes, request, ct);
        var before = await FailuresBeforeAsync(id, kind, ct);
        var photo = await store.SaveAsync(new PhotoSlot(id, application.TenantId, kind, before), prepared, await db.PhotoThresholdsAsync(ct), clock.GetUtcNow().UtcDateTime, ct);
        await ReplaceAsync(photo, ct);
        return shapes.Of(photo);
    }

    /// <summary>
    /// Sends on the picture in the slot although it was found wanting (S-23); the reviewer will see that it was. 404 where the slot is empty;
    /// 409 <c>Applications:PhotoNotToSendOn</c> before the third picture in a row, or when there is nothing against it.
    /// </summary>
    [HttpPost("{id:guid}/photos/{kind}/send-on")]
    public async Task<PhotoDto> SendOnAsync(Guid id, PhotoKind kind, CancellationToken ct)
    {
        var application = await FindAsync(id, ct);
        application.Demand(ApplicationAction.Edit, user.AsStudent(), submissionIsOpen: true);
        var photo = await db.Set<DocumentPhoto>().SingleOrDefaultAsync(p => p.ApplicationId == id && p.Kind == kind && p.ReplacedAt == null, ct) ?? throw new EntityNotFoundException();
        if (!photo.MaySendOn)
        {
            throw new BusinessException(ApplicationErrors.PhotoNotToSendOn);
        }

        photo.SendOn(clock.GetUtcNow().UtcDateTime);
        await db.CommitAsync(id, ct);
        return shapes.Of(photo);
    }

    /// <summary>Counted along the pictures that followed each other in the slot.</summary>
    private async Task<int> FailuresBeforeAsync(Guid id, PhotoKind kind, CancellationToken ct) =>
        await db.Set<DocumentPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.ApplicationId == id && p.Kind == kind && p.ReplacedAt == null, ct) is { IsBlocked: true } last
            ? last.FailuresBefore + 1 : 0;

    private static Quad? Parse(string field, string? text) => string.IsNullOrEmpty(text) ? null : Corners.Parse(text) ?? throw new InputException(field, ApplicationErrors.CornersInvalid);

    private async Task<ExemptionApplication> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(user.AsStudent()).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();

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

/// <summary>Keeps model binding off the form: it would buffer the file on disk and turn "too large" into "invalid".</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReadsFormItselfAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
