using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Exemption.Applications.Services;

/// <summary>See <see cref="IApplicationClaims"/>. Taking and renewing is one conditional update, so of many at once the database picks one, and the version that pages hold stays.</summary>
internal sealed class ApplicationClaims(ExemptionDbContext db, ClaimTerms terms, TimeProvider clock) : IApplicationClaims
{
    private const int MostAttempts = 3;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public TimeSpan Lasts => terms.Lasts;

    public async Task<ClaimDto> ClaimAsync(Guid id, Actor actor, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await TryClaimAsync(id, actor, ct) && await ReadAsync(id, ct) is { } claim && claim.Id == actor.Id)
            {
                return claim;
            }

            // Says why; where it has become free in the meantime it says nothing, and the next attempt succeeds.
            (await FindAsync(id, actor, ct)).Demand(ApplicationAction.Reject, actor, submissionIsOpen: false, Now);
        }

        throw new BusinessException(ApplicationErrors.Conflict);
    }

    public async Task<bool> TryClaimAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var (now, until) = (Now, Now + terms.Lasts);
        var waiting = db.Set<ExemptionApplication>().ById(id).VisibleTo(actor).WaitingAt(actor.Side).NotPaused(now);
        using var turn = await db.EnterWriteAsync(ct);
        // Two updates: in one, MySQL would ask who held it after it has written who holds it.
        return await waiting.Held(new HeldBy(actor.Id, now)).ExecuteUpdateAsync(u => u.SetProperty(a => a.ClaimedUntil, until), ct) == 1
            || await waiting.FreeFor(actor, now).ExecuteUpdateAsync(
                u => u.SetProperty(a => a.ClaimedAt, now).SetProperty(a => a.ClaimedUntil, until).SetProperty(a => a.ClaimedByName, actor.Name).SetProperty(a => a.ClaimedById, actor.Id),
                ct) == 1;
    }

    public async Task<ClaimDto> TakeOverAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var application = await FindAsync(id, actor, ct);
        application.DemandWaiting(actor, Now);
        application.TakeOver(actor, Now, Now + terms.Lasts);
        await db.CommitAsync(id, ct);
        return application.ClaimAt(Now)!;
    }

    public async Task<Guid?> ReleaseAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var center = await db.Set<ExemptionApplication>().ById(id).VisibleTo(actor).Select(a => (Guid?)a.TenantId).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
        using var turn = await db.EnterWriteAsync(ct);
        return await db.Set<ExemptionApplication>().ById(id).Where(a => a.ClaimedById == actor.Id).ExecuteUpdateAsync(
            u => u.SetProperty(a => a.ClaimedAt, (DateTime?)null).SetProperty(a => a.ClaimedUntil, (DateTime?)null)
                .SetProperty(a => a.ClaimedByName, (string?)null).SetProperty(a => a.ClaimedById, (Guid?)null),
            ct) == 1 ? center : null;
    }

    public async Task<ClaimDto?> ReadAsync(Guid id, CancellationToken ct)
    {
        var now = Now;
        return await db.Set<ExemptionApplication>().AsNoTracking().ById(id).Where(a => a.ClaimedById != null && a.ClaimedUntil > now)
            .Select(a => new ClaimDto(a.ClaimedById!.Value, a.ClaimedByName!, a.ClaimedAt!.Value, a.ClaimedUntil!.Value) { CenterId = a.TenantId }).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<WaitingApplication>> WaitingAsync(Actor viewer, Cursor? after, int atMost, CancellationToken ct) =>
        [.. (await db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer).WaitingFor(viewer, Now, after).Take(atMost).ToListAsync(ct)).Select(k => new WaitingApplication(k.At, k.Id, k.CenterId))];

    public async Task<QueueFigures> CountAsync(Actor viewer, DateTime overdueBefore, CancellationToken ct)
    {
        var now = Now;
        var all = db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer).WaitingAt(viewer.Side);
        var (mine, nobodys, paused) = (all.Held(new HeldBy(viewer.Id, now)), all.Held(new HeldBy(null, now)), all.Paused(now));
        var (count, inHand, off) = (await CountAsync(all, ct), await CountAsync(all.InHand(now), ct), await CountAsync(paused, ct));
        // Nobody holds what is put off, so the two are taken from all one after the other; the few are counted, never the many that are left.
        var (late, lateOff) = (await CountAsync(all.Where(a => a.StatusChangedAt < overdueBefore), ct), await CountAsync(paused.Where(a => a.StatusChangedAt < overdueBefore), ct));
        return new QueueFigures(
            new(await CountAsync(mine, ct), await OldestAsync(mine, ct)), new(Math.Max(0, count - inHand - off), await OldestAsync(nobodys, ct)), new(off, await OldestAsync(paused, ct)),
            new(count, await OldestAsync(all, ct)), Math.Max(0, late - lateOff));
    }

    private static async Task<int> CountAsync(IQueryable<ExemptionApplication> rows, CancellationToken ct) =>
        Math.Min(ApplicationQueries.CountLimit, await rows.Capped().CountAsync(ct));

    private static async Task<DateTime?> OldestAsync(IQueryable<ExemptionApplication> rows, CancellationToken ct) => (await rows.Oldest().ToListAsync(ct)).FirstOrDefault()?.At;

    private async Task<ExemptionApplication> FindAsync(Guid id, Actor actor, CancellationToken ct) =>
        await db.Set<ExemptionApplication>().ById(id).VisibleTo(actor).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
}

/// <summary>How long a claim lives without being renewed: <c>Review:ClaimMinutes</c>.</summary>
internal sealed class ClaimTerms
{
    private const int Usual = 10;
    private const int Most = 240;

    public ClaimTerms(IConfiguration configuration)
    {
        var minutes = configuration.GetValue("Review:ClaimMinutes", Usual);
        Lasts = minutes is >= 1 and <= Most ? TimeSpan.FromMinutes(minutes) : throw new InvalidOperationException($"Review:ClaimMinutes is {minutes}, but must be between 1 and {Most}.");
    }

    public TimeSpan Lasts { get; }
}
