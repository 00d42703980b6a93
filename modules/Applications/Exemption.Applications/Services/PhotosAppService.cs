using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Applications.Services;

/// <summary>
/// The pictures themselves, for whoever may see the application: its student, its centre's reviewers, the university's. No permission of its own
/// opens this door; the capacity is found among the caller's permissions, and the record check does the rest. Staff see them with a watermark.
/// </summary>
[Route("api/applications/{id:guid}/photos/{photoId:guid}")]
[Authorize]
internal sealed class PhotosAppService(
    ExemptionDbContext db, MarkedPhotos photos, RecordViewer viewers, ICurrentTenant tenant) : AppService
{
    /// <summary>The picture at full clarity (S-39, C-07, C-08). Each view is logged once. 404 when missing or not the caller's to see.</summary>
    [HttpGet("full"), AnswersFile("image/jpeg")]
    public Task<FileContentResult> FullAsync(Guid id, Guid photoId, CancellationToken ct) => ServeAsync(id, photoId, PhotoVariant.Full, ct);

    /// <summary>The document alone, drawn flat and enhanced (Y-09, C-08). Each view is logged once. 404 also where the document was not found in the picture.</summary>
    [HttpGet("optimised"), AnswersFile("image/jpeg")]
    public Task<FileContentResult> OptimisedAsync(Guid id, Guid photoId, CancellationToken ct) => ServeAsync(id, photoId, PhotoVariant.Optimised, ct);

    /// <summary>The same, small. Each view is logged once. 404 when missing or not the caller's to see.</summary>
    [HttpGet("thumbnail"), AnswersFile("image/jpeg")]
    public Task<FileContentResult> ThumbnailAsync(Guid id, Guid photoId, CancellationToken ct) => ServeAsync(id, photoId, PhotoVariant.Thumbnail, ct);

    private async Task<FileContentResult> ServeAsync(Guid id, Guid photoId, PhotoVariant variant, CancellationToken ct)
    {
        var viewer = await viewers.DemandAsync(ct);
        // The university's reviewers belong to no centre and look into all.
        using var scope = viewer.Side == ActorSide.University ? tenant.AcrossTenants() : null;
        var photo = await photos.OpenAsync(id, photoId, variant, viewer, ct);
        // Logged before it is served: what cannot be logged is not shown.
        await db.SaveChangesAsync(ct);
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        Response.Headers.ContentDisposition = "inline; filename=photo.jpg";
        return File(photo.Bytes, "image/jpeg");
    }
}
