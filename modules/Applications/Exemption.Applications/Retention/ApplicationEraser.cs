using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Applications.Services;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Retention;
using Exemption.Framework.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Retention;

/// <summary>An application that is due, as it was when it was found.</summary>
internal sealed record Due(Guid Id, Guid TenantId, Guid StudentId, DateTime UpdatedAt);

/// <summary>
/// Deletes what is due, one application per transaction. Touching its row first makes whoever edits it, decides on it or puts it under hold wait for us, and
/// us for them: what was changed or held meanwhile stays.
/// </summary>
internal sealed class ApplicationEraser(ExemptionDbContext db, IBackgroundJobManager jobs, ISealedLog log, ILegalHolds holds, ICurrentTenant tenant)
{
    /// <summary>The whole application. False when it is not as it was found.</summary>
    public Task<bool> EraseAsync(Due due, CancellationToken ct) => InTransactionAsync(due, rows => rows.Where(a => a.UpdatedAt == due.UpdatedAt), async () =>
    {
        await DiscardAsync(due, photos => photos, ct);
        await DiscardProofsAsync(due, ct);
        await db.Set<SubmittedVersion>().Where(v => v.ApplicationId == due.Id).ExecuteDeleteAsync(ct);
        await db.Set<ApplicationTag>().Where(t => t.ApplicationId == due.Id).ExecuteDeleteAsync(ct);
        await db.Set<ApplicationCourse>().Where(c => c.ApplicationId == due.Id).ExecuteDeleteAsync(ct);
        // Sealed rows leave under a signed mark, so that nobody can say later they were taken away.
        await log.PurgeAsync<HandlingRecord>(await db.Set<HandlingRecord>().Where(r => r.ApplicationId == due.Id).Select(r => r.Id).ToListAsync(ct), "retention", ct);
        await db.Set<Amendment>().Where(x => x.ApplicationId == due.Id).ExecuteDeleteAsync(ct);
        await db.Set<DuplicatePair>().Touching(due.Id).ExecuteDeleteAsync(ct);
        await db.Set<IdempotencyKey>().Where(k => k.StudentId == due.StudentId && k.ApplicationId == due.Id).ExecuteDeleteAsync(ct);
        await db.Set<ExemptionApplication>().ById(due.Id).ExecuteDeleteAsync(ct);
        jobs.Enqueue(new ApplicationErased(due.Id, due.TenantId, due.StudentId), due.Id);
    }, ct);

    /// <summary>The photographs of a finished application; its record stays.</summary>
    public Task<bool> ErasePhotosAsync(Due due, DateTime now, CancellationToken ct) => InTransactionAsync(due, rows => rows.Where(a => a.PhotosDeletedAt == null), async () =>
    {
        await DiscardAsync(due, photos => photos, ct);
        await DiscardProofsAsync(due, ct);
        DateTime? at = now;
        await db.Set<ExemptionApplication>().ById(due.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.PhotosDeletedAt, at), ct);
    }, ct);

    /// <summary>Photographs that were replaced before the decision, and submissions that were superseded; what the decision was about stays.</summary>
    public Task<bool> EraseReplacedAsync(Due due, DateTime before, CancellationToken ct) => InTransactionAsync(due, rows => rows, async () =>
    {
        await DiscardAsync(due, photos => photos.Where(p => p.ReplacedAt < before), ct);
        await db.Set<SubmittedVersion>().Where(v => v.ApplicationId == due.Id && v.SupersededAt < before).ExecuteDeleteAsync(ct);
    }, ct);

    private async Task<bool> InTransactionAsync(Due due, Func<IQueryable<ExemptionApplication>, IQueryable<ExemptionApplication>> unchanged, Func<Task> erase, CancellationToken ct)
    {
        using var _ = tenant.Change(due.TenantId);
        using var turn = await db.EnterWriteAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var touched = await unchanged(db.Set<ExemptionApplication>().ById(due.Id)).ExecuteUpdateAsync(u => u.SetProperty(a => a.Version, a => a.Version), ct);
        if (touched == 0 || (await holds.HeldAsync(ct)).Contains(due.Id))
        {
            return false;
        }

        await erase();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task DiscardAsync(Due due, Func<IQueryable<DocumentPhoto>, IQueryable<DocumentPhoto>> which, CancellationToken ct)
    {
        var ids = await which(db.Set<DocumentPhoto>().Where(p => p.ApplicationId == due.Id)).Select(p => p.Id).ToListAsync(ct);
        await db.Set<DocumentPhoto>().Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(ct);
        DiscardFiles(due, ids);
    }

    private async Task DiscardProofsAsync(Due due, CancellationToken ct)
    {
        var proofs = db.Set<ProofPicture>().Where(p => p.ApplicationId == due.Id);
        DiscardFiles(due, await proofs.Select(p => p.Id).ToListAsync(ct));
        await proofs.ExecuteDeleteAsync(ct);
    }

    private void DiscardFiles(Due due, List<Guid> pictures) => pictures.ForEach(id => jobs.Enqueue(new PhotoDiscarded(id), due.Id, PhotoDiscarded.Later));
}
