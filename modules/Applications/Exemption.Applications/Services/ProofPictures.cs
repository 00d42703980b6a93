using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Imaging.Preparing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>See <see cref="IProofPictures"/>.</summary>
internal sealed class ProofPictures(ExemptionDbContext db, PhotoPipeline pipeline, PhotoStore store, MarkedPhotos marks, IAccessLog log, TimeProvider clock) : IProofPictures
{
    public async Task<Guid> KeepAsync(Guid applicationId, Guid centerId, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var drawn = await pipeline.PrepareAsync(file, new PreparationRequest(IsCard: false), ct);
        var picture = await store.SaveProofAsync(applicationId, centerId, drawn.Original, clock.GetUtcNow().UtcDateTime, ct);
        db.Add(picture);
        return picture.Id;
    }

    public async Task<byte[]> OpenAsync(Guid applicationId, Guid pictureId, Actor viewer, CancellationToken ct)
    {
        var mayOpen = await db.Set<ExemptionApplication>().ById(applicationId).VisibleTo(viewer).AnyAsync(ct);
        var picture = mayOpen ? await db.Set<ProofPicture>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == pictureId && p.ApplicationId == applicationId, ct) : null;
        var bytes = await store.OpenAsync(picture ?? throw new EntityNotFoundException(), ct);
        log.Note("proof", applicationId);
        return await marks.MarkAsync(bytes, ct);
    }
}
