using Exemption.Applications.Domain;
using Exemption.Applications.Services;
using Exemption.Framework.Blobs;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Exemption.Applications.Retention;

/// <summary>
/// Files of photographs that never got their row, because the host died or the upload was refused between the two; counted by file. An upload takes seconds, so whatever is a
/// day old and has no row will never have one.
/// </summary>
internal sealed class PurgeStrayFiles(ExemptionDbContext db, IBlobContainer blobs, IBackgroundJobManager jobs, ICurrentTenant tenant, ILogger<PurgeStrayFiles> log) : IRetentionRule
{
    /// <summary>More of one batch than accidents explain.</summary>
    private const int Suspicious = 20;

    public string Kind => "applications.stray-files";

    public RetentionPeriod Period { get; } = new(1);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        if (!tenant.SeesAll)
        {
            throw new InvalidOperationException("Whoever sees the rows of one centre takes the files of all others for strays.");
        }

        var swept = await blobs.SweepAsync(Period.CutAt(now), most, names => StraysAsync(names, ct), ct);
        if (swept > 0)
        {
            log.LogInformation("Photo files without a row: {Count} deleted", swept);
        }

        return swept;
    }

    private async Task<IReadOnlyList<string>> StraysAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        var files = names.Select(n => (Name: n, Photo: DocumentPhoto.IdOf(n))).Where(f => f.Photo is not null).ToList();
        var ids = files.Select(f => f.Photo!.Value).Distinct().ToList();
        var named = await db.Set<DocumentPhoto>().Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(ct);
        named.UnionWith(await db.Set<ProofPicture>().Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct));
        var strays = files.Where(f => !named.Contains(f.Photo!.Value)).ToList();
        if (strays.Count == 0)
        {
            return [];
        }

        // Asked after the rows: one that goes meanwhile leaves its job behind, and the backup that is under way counts on its file for a day.
        var awaited = (await jobs.WaitingAsync<PhotoDiscarded>(ct)).Select(j => j.PhotoId).ToHashSet();
        strays.RemoveAll(f => awaited.Contains(f.Photo!.Value));
        return strays.Count <= Suspicious || strays.Count <= files.Count / 2 ? strays.ConvertAll(f => f.Name)
            : throw new InvalidOperationException("Most files have no row: this looks like the files of another database.");
    }
}
