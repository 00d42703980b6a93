using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Review.Services;

/// <summary>Finds the turn an application has at a desk now, and opens it where the outbox has not come round to that yet.</summary>
internal sealed class ReviewTurns(ExemptionDbContext db, IServiceScopeFactory scopes)
{
    private const int MostAttempts = 5;

    /// <summary>The turn of now, tracked, of an application seen waiting at the desk; null when somebody has meanwhile decided it.</summary>
    public async Task<ReviewTask?> OpenAsync(ReviewStage stage, ApplicationDetail application, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await FindOpenAsync(stage, application, ct) is { } known)
            {
                return known;
            }

            if (!await TryCreateAsync(stage, application, isFirst: attempt == 0, ct))
            {
                break;
            }
        }

        return await FindOpenAsync(stage, application, ct);
    }

    /// <summary>What a page shows: the turn of now while the application waits at the desk, else its last turn there; null when none has begun.</summary>
    public async Task<ReviewTask?> LookAsync(ReviewStage stage, ApplicationDetail application, CancellationToken ct)
    {
        var turns = db.Set<ReviewTask>().AsNoTracking().Where(t => t.ApplicationId == application.Id && t.Stage == stage);
        if (application.Status != stage.Waiting())
        {
            return await turns.OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Id).FirstOrDefaultAsync(ct);
        }

        var now = await turns.SingleOrDefaultAsync(t => t.IsOpen == true, ct);
        return now?.Covers(application.StatusChangedAt) == true ? now : null;
    }

    /// <summary>Whether this person has decided a turn of the application at the other desk, be it returned or undone since: they have made up their mind once.</summary>
    public Task<bool> DecidedElsewhereAsync(ReviewStage stage, Guid applicationId, Guid person, CancellationToken ct) =>
        db.Set<ReviewTask>().AnyAsync(t => t.ApplicationId == applicationId && t.Stage != stage && t.ClosedBy == person, ct);

    /// <summary>Refuses whoever has decided it at the other desk: they can decide nothing here, and so only keep it from others.</summary>
    public async Task DemandUndecidedAsync(ReviewStage stage, Guid applicationId, Guid person, CancellationToken ct)
    {
        if (await DecidedElsewhereAsync(stage, applicationId, person, ct))
        {
            throw new BusinessException(ReviewErrors.SamePerson);
        }
    }

    /// <summary>Which of these this person has decided at the other desk.</summary>
    public async Task<IReadOnlySet<Guid>> DecidedElsewhereAsync(ReviewStage stage, IReadOnlyCollection<Guid> applicationIds, Guid person, CancellationToken ct) =>
        (await db.Set<ReviewTask>().Where(t => applicationIds.Contains(t.ApplicationId) && t.Stage != stage && t.ClosedBy == person).Select(t => t.ApplicationId).ToListAsync(ct)).ToHashSet();

    public Task<int> DecidedSinceAsync(Guid person, DateTime from, CancellationToken ct) =>
        db.Set<ReviewTask>().CountAsync(t => t.ClosedBy == person && t.ClosedAt >= from && t.UndoneAt == null, ct);

    /// <summary>The turn whose decision stands, tracked; null for decisions from before turns were kept.</summary>
    public Task<ReviewTask?> DecidedAsync(ReviewStage stage, Guid applicationId, CancellationToken ct) =>
        db.Set<ReviewTask>().Where(t => t.ApplicationId == applicationId && t.Stage == stage && t.ClosedBy != null && t.UndoneAt == null)
            .OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Id).FirstOrDefaultAsync(ct);

    private async Task<ReviewTask?> FindOpenAsync(ReviewStage stage, ApplicationDetail application, CancellationToken ct) =>
        await db.Set<ReviewTask>().SingleOrDefaultAsync(t => t.ApplicationId == application.Id && t.Stage == stage && t.IsOpen == true, ct) is { } task
            && task.Covers(application.StatusChangedAt) ? task : null;

    /// <summary>
    /// In a unit of work of its own: of several reviewers at once one inserts, and the others' failure must not cost them their request.
    /// False when this turn has been opened before, so that looking again tells whether it is still open. True also when nothing came of it, which the outbox
    /// may be the cause of: a turn that it opens late, for a submission since recalled, stands in the way until the next attempt closes it.
    /// </summary>
    private async Task<bool> TryCreateAsync(ReviewStage stage, ApplicationDetail application, bool isFirst, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        try
        {
            var at = ReviewTask.Instant(application.StatusChangedAt);
            // Asked only after somebody came between: in the very moment of a rejection the student cannot have submitted again, but a clock may stand still.
            if (!isFirst && await own.Set<ReviewTask>().AnyAsync(t => t.ApplicationId == application.Id && t.Stage == stage && t.OpenedAt >= at, ct))
            {
                return false;
            }

            // A turn that the student ended, and that the outbox has not come round to close.
            var left = await own.Set<ReviewTask>().SingleOrDefaultAsync(t => t.ApplicationId == application.Id && t.Stage == stage && t.IsOpen == true, ct);
            left?.Close(application.StatusChangedAt);
            own.Add(ReviewTask.Open(application.Center.Id, application.Id, stage, application.StatusChangedAt, (await own.CurrentChecklistAsync(ct)).Number));
            await own.SaveChangesAsync(ct);
            return true;
        }
        catch (Exception e) when (LostRace.Is(e) || e is DbUpdateException)
        {
            return true;
        }
    }
}
