using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Opens a photograph for whoever may see its application, and notes the view in the unit of work; the caller commits before showing it.</summary>
internal sealed class PhotoViewer(ExemptionDbContext db, PhotoStore store, IAccessLog log)
{
    public async Task<PhotoContent> OpenAsync(Guid id, Guid photoId, PhotoVariant variant, Actor viewer, string? purpose, CancellationToken ct)
    {
        // What was submitted once is evidence for the desks, even when another picture has taken its place.
        var isDesk = viewer.Side is ActorSide.Center or ActorSide.University;
        var photo = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer)
            .SelectMany(a => a.Photos).SingleOrDefaultAsync(p => p.Id == photoId && (p.ReplacedAt == null || (isDesk && p.WasSubmitted)), ct);
        if (photo?.Has(variant) != true)
        {
            throw new EntityNotFoundException();
        }

        var bytes = await store.OpenAsync(photo, variant, ct);
        log.Note($"photo.{photo.Kind}.{NameOf(variant)}", id, purpose);
        return new PhotoContent(photo.Kind, bytes);
    }

    private static string NameOf(PhotoVariant variant) => variant switch
    {
        PhotoVariant.Full => "full",
        PhotoVariant.Thumbnail => "thumbnail",
        _ => "optimised",
    };
}
