using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Events;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>The student's photographs of the three documents (S-16 … S-18, S-23).</summary>
[Route("api/applications/mine")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class UploadsAppService(ExemptionDbContext db, PhotoPipeline pipeline, PhotoStore store, IBackgroundJobManager jobs, ICurrentUser user, TimeProvider clock)
    : AppService
{
    private const int MaxFile = 10 * 1024 * 1024;
    private const int MaxRequest = MaxFile + 64 * 1024;

    /// <summary>
    /// Puts a picture into its slot, in place of the one before. 400 <c>Applications:PhotoUnreadable</c>, <c>PhotoTypeNotAllowed</c>, <c>PhotoTooSmall</c>,
    /// <c>PhotoTooManyPixels</c>; 413 above 10 MB; 409 when the application is not being edited.
    /// </summary>
    [HttpPut("{id:guid}/photos/{kind}"), RequestSizeLimit(MaxRequest), ReadsFormItself, Consumes("multipart/form-data")]
    public async Task<PhotoDto> PutAsync(Guid id, PhotoKind kind, CancellationToken ct)
    {
        var application = await FindAsync(id, kind, ct);
        application.Demand(ApplicationAction.Edit, user.AsStudent(), submissionIsOpen: true);
        var processed = await pipeline.ProcessAsync(await ReadFileAsync(ct), ct);
        var photo = await store.SaveAsync(id, application.TenantId, kind, processed, clock.GetUtcNow().UtcDateTime, ct);
        Replace(application, photo);
        await CommitAsync(id, ct);
        return photo.ToDto();
    }

    private async Task<ExemptionApplication> FindAsync(Guid id, PhotoKind kind, CancellationToken ct) =>
        await db.Set<ExemptionApplication>().ById(id).VisibleTo(user.AsStudent()).Include(a => a.Photos.Where(p => p.Kind == kind && p.ReplacedAt == null)).SingleOrDefaultAsync(ct)
        ?? throw new EntityNotFoundException();

    /// <summary>Into memory only: the upload is not sealed yet, so it must not touch the disk.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadFileAsync(CancellationToken ct)
    {
        if (Request.ContentLength > MaxRequest)
        {
            throw TooLarge();
        }

        var form = await Request.ReadFormAsync(new FormOptions { MemoryBufferThreshold = MaxRequest, BufferBodyLengthLimit = MaxRequest, ValueCountLimit = 8 }, ct);
        var file = form.Files.GetFile("file") ?? throw new InputException("file", ApplicationErrors.Required);
        if (file.Length > MaxFile)
        {
            throw TooLarge();
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private void Replace(ExemptionApplication application, DocumentPhoto photo)
    {
        foreach (var old in application.Photos.ToList())
        {
            if (old.WasSubmitted)
            {
                // A reviewer decided on it: it stays, as evidence.
                old.MarkReplaced(clock.GetUtcNow().UtcDateTime);
            }
            else
            {
                db.Remove(old);
                jobs.Enqueue(new PhotoDiscarded(old.Id), application.Id);
            }
        }

        db.Add(photo);
    }

    /// <summary>
    /// The application's row is not written, or each picture would make the open form stale; touching it in the same transaction still keeps a picture
    /// from slipping in behind a submission.
    /// </summary>
    private async Task CommitAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var touched = await db.Set<ExemptionApplication>().ById(id).Where(a => a.Status == ApplicationStatus.Draft || a.Status == ApplicationStatus.Rejected)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.UpdatedAt, now), ct);
        if (touched == 0)
        {
            throw new BusinessException(ApplicationErrors.ActionNotAllowed);
        }

        await db.CommitAsync(id, ct);
        await transaction.CommitAsync(ct);
    }

    private static BadHttpRequestException TooLarge() => new("Too large.", StatusCodes.Status413PayloadTooLarge);
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
