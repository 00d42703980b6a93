using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Only what was taken under a consent that speaks of reading is read.</summary>
internal sealed class PhotoRereading(ExemptionDbContext db, PhotoConsents consents, IBackgroundJobManager jobs, ICurrentTenant tenant) : IPhotoRereading
{
    private const int Batch = 500;

    public async Task<int> EnqueueAsync(string? unlessReadBy, CancellationToken ct)
    {
        using var all = tenant.AcrossTenants();
        var (queued, after) = (0, Guid.Empty);
        var since = await consents.ReadingSinceAsync(ct);
        while (true)
        {
            var photos = await db.Set<DocumentPhoto>().AsNoTracking()
                .Where(p => p.Id > after && p.ReplacedAt == null && p.UploadedAt >= since && (unlessReadBy == null || p.ReadingModel == null || p.ReadingModel != unlessReadBy))
                .OrderBy(p => p.Id).Take(Batch).Select(p => new { p.Id, p.ApplicationId, p.TenantId }).ToListAsync(ct);
            if (photos.Count == 0)
            {
                return queued;
            }

            after = photos[^1].Id;
            foreach (var center in photos.GroupBy(p => p.TenantId))
            {
                using var owner = tenant.Change(center.Key);
                foreach (var photo in center)
                {
                    jobs.Enqueue(new PhotoTaken(photo.Id), photo.ApplicationId);
                }

                await db.SaveChangesAsync(ct);
            }

            queued += photos.Count;
            db.ChangeTracker.Clear();
        }
    }
}
