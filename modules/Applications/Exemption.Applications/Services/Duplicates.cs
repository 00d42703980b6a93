using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Identity;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Tells of duplicates what their reader may know, and keeps what the university found out; see <see cref="IDuplicates"/>.</summary>
internal sealed class Duplicates(ExemptionDbContext db, DuplicateSearch search, ILearningCenterDirectory centers, TimeProvider clock) : IDuplicates
{
    private const int LongestReason = 300;

    public async Task<IReadOnlyList<DuplicateDto>> OfAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var a = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer).Include(x => x.Photos).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
        var matches = await search.FindAsync(a, ct);
        var pairs = await search.PairsAsync(id, ct);
        var names = await NamesAsync(ct);
        var (known, hidden) = (new List<DuplicateDto>(), new List<(DuplicateGround Ground, DuplicateVerdict Verdict)>());
        foreach (var (other, grounds) in matches)
        {
            var pair = pairs.GetValueOrDefault(other.Id);
            var verdict = VerdictOf(pair, a, other);
            if (viewer.Side == ActorSide.University || other.TenantId == viewer.TenantId)
            {
                known.Add(new DuplicateDto(pair?.Id, Tell(other, names), grounds, verdict));
            }
            else
            {
                // What became of the other is not this centre's business.
                hidden.AddRange(grounds.Select(g => (g, verdict == DuplicateVerdict.AgainstOther ? DuplicateVerdict.Cleared : verdict)));
            }
        }

        // One line for each number, however many there are: not even that is told.
        return [.. known, .. hidden.GroupBy(h => h.Ground).Select(g => new DuplicateDto(null, null, [g.Key], Worst(g.Select(h => h.Verdict))))];
    }

    public async Task<KeysetDto<DuplicatePairDto>> QueryAsync(DuplicateQuery query, CancellationToken ct)
    {
        var limit = PageLimit.Of(query.Limit);
        var state = query.State ?? DuplicatePairState.Open;
        var rows = await db.Set<DuplicatePair>().AsNoTracking().Page(state, Cursor.Parse(query.After), limit + 1).ToListAsync(ct);
        var page = rows.Take(limit).ToList();
        var total = await db.Set<DuplicatePair>().Where(p => p.State == state).Select(p => p.Id).Take(ApplicationQueries.CountLimit + 1).CountAsync(ct);
        return new(
            await TellAsync(page, ct), rows.Count > limit ? new Cursor(page[^1].FoundAt, page[^1].Id).ToString() : null,
            Math.Min(total, ApplicationQueries.CountLimit), total > ApplicationQueries.CountLimit);
    }

    public async Task<DuplicatePairDto> ReadAsync(Guid pairId, Actor viewer, CancellationToken ct) =>
        (await TellAsync([await FindAsync(db.Set<DuplicatePair>().AsNoTracking(), pairId, viewer, ct)], ct))[0];

    public async Task ResolveAsync(Guid pairId, DuplicateDecision decision, Actor actor, CancellationToken ct)
    {
        var pair = await FindAsync(db.Set<DuplicatePair>(), pairId, actor, ct);
        Check(pair, decision);
        if (pair.Version != decision.Version || pair.State == DuplicatePairState.Ended)
        {
            throw new BusinessException(ApplicationErrors.Conflict);
        }

        var both = (await db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(actor).Where(a => a.Id == pair.FirstId || a.Id == pair.SecondId).Include(a => a.Photos).ToListAsync(ct))
            .ToDictionary(a => a.Id);
        if (both.Count != 2)
        {
            throw new BusinessException(ApplicationErrors.Conflict);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        pair.Resolve(decision with { Reason = decision.Reason.Trim() }, search.Seal(pair, both[pair.FirstId], both[pair.SecondId]), actor, now);
        db.AddRange(both.Values.Select(a => RecordOf(a, decision, actor, now)));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Exception e) when (e is DbUpdateConcurrencyException || LostRace.Is(e))
        {
            throw new BusinessException(ApplicationErrors.Conflict);
        }
    }

    private static void Check(DuplicatePair pair, DuplicateDecision decision)
    {
        if (string.IsNullOrWhiteSpace(decision.Reason))
        {
            throw new InputException("reason", ApplicationErrors.DuplicateReasonRequired);
        }

        if (decision.Reason.Length > LongestReason)
        {
            throw new InputException("reason", "Exemption:TooLong");
        }

        var blamesOne = decision.AgainstId == pair.FirstId || decision.AgainstId == pair.SecondId;
        if (decision.Outcome == DuplicateOutcome.NoDuplicate ? decision.AgainstId is not null : !blamesOne)
        {
            throw new InputException("againstId", ApplicationErrors.DuplicateAgainstRequired);
        }
    }

    /// <summary>Of whom nothing was found wrong is told no more than that.</summary>
    private static HandlingRecord RecordOf(ExemptionApplication a, DuplicateDecision decision, Actor actor, DateTime now) => new()
    {
        ApplicationId = a.Id, TenantId = a.TenantId, At = now, Action = HandlingAction.DuplicateResolved, ActorId = actor.Id, ActorName = actor.Name, ActorSide = actor.Side,
        Reasons = [decision.AgainstId == a.Id ? $"Duplicate.{decision.Outcome}" : "Duplicate.Cleared"], Note = decision.Reason.Trim(),
    };

    private DuplicateVerdict VerdictOf(DuplicatePair? pair, ExemptionApplication a, ExemptionApplication other) =>
        pair?.Outcome is null || search.HasChanged(pair, a, other) ? DuplicateVerdict.Open
        : pair.AgainstId is null ? DuplicateVerdict.Cleared
        : pair.AgainstId == a.Id ? DuplicateVerdict.AgainstThis
        : DuplicateVerdict.AgainstOther;

    private static DuplicateVerdict Worst(IEnumerable<DuplicateVerdict> verdicts)
    {
        var all = verdicts.ToHashSet();
        return all.Contains(DuplicateVerdict.AgainstThis) ? DuplicateVerdict.AgainstThis : all.Contains(DuplicateVerdict.Open) ? DuplicateVerdict.Open : DuplicateVerdict.Cleared;
    }

    private static async Task<DuplicatePair> FindAsync(IQueryable<DuplicatePair> pairs, Guid id, Actor viewer, CancellationToken ct) =>
        await pairs.SingleOrDefaultAsync(p => p.Id == id && (viewer.Side == ActorSide.University || (p.FirstCenterId == viewer.TenantId && p.SecondCenterId == viewer.TenantId)), ct)
        ?? throw new EntityNotFoundException();

    private async Task<IReadOnlyList<DuplicatePairDto>> TellAsync(IReadOnlyList<DuplicatePair> pairs, CancellationToken ct)
    {
        var ids = pairs.SelectMany(p => new[] { p.FirstId, p.SecondId }).Distinct().ToList();
        var staff = new Actor(Guid.Empty, string.Empty, ActorSide.University, null);
        var rows = (await db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(staff).Where(a => ids.Contains(a.Id)).ToListAsync(ct)).ToDictionary(a => a.Id);
        var names = await NamesAsync(ct);
        return [.. pairs.Select(p => new DuplicatePairDto(
            p.Id, p.Version, p.State, p.Grounds, p.FoundAt, p.FirstId, p.SecondId, Of(p.FirstId), Of(p.SecondId), p.Outcome, p.AgainstId, p.Reason, p.ResolvedByName, p.ResolvedAt))];

        DuplicateOther? Of(Guid id) => rows.TryGetValue(id, out var row) ? Tell(row, names) : null;
    }

    private static DuplicateOther Tell(ExemptionApplication a, Dictionary<Guid, string> names) => new(a.Id, a.Number, a.StudentName, names.GetValueOrDefault(a.TenantId, string.Empty), a.Status);

    private async Task<Dictionary<Guid, string>> NamesAsync(CancellationToken ct) => (await centers.ListAsync(ct)).ToDictionary(c => c.Id, c => c.Name);
}
