using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Loads an application, as its viewer may see it, and compares what was typed with the photographs. Proposals are for the student alone.</summary>
internal sealed class CompareReadings(ExemptionDbContext db, ReadingChecks checks) : IPhotoReadings
{
    public async Task<PhotoReadingsDto> ReadAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var application = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer).Include(a => a.Photos).SingleOrDefaultAsync(ct)
            ?? throw new EntityNotFoundException();
        return await checks.CompareAsync(application, withProposals: viewer.Side == ActorSide.Student, ct);
    }
}
