using Exemption.Applications;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>Who has a case in hand at a desk, the same at both: taking, finding the next, and what the page shows of it. The caller has checked the permission and set the tenant scope.</summary>
internal sealed class ClaimDesk(IApplicationClaims claims, ReviewTurns turns, IPermissionChecker permissions, DeskNews news)
{
    private const int AtOnce = 20;

    /// <summary>Takes the case or holds it longer; not for whoever decided it at the other level and could only keep it from others.</summary>
    public async Task<ClaimedByDto> ClaimAsync(ReviewStage stage, Guid id, Actor actor, CancellationToken ct)
    {
        await turns.DemandUndecidedAsync(stage, id, actor.Id, ct);
        var claim = await claims.ClaimAsync(id, actor, ct);
        if (claim.At + claims.Lasts == claim.Until)
        {
            // Taken now, not held longer.
            news.Tell(stage, claim.CenterId, new DeskEvent(DeskEventKind.Claimed, id, actor.Id));
        }

        return Mine(claim);
    }

    public async Task TakeOverAsync(ReviewStage stage, Guid id, Actor actor, CancellationToken ct)
    {
        await turns.DemandUndecidedAsync(stage, id, actor.Id, ct);
        var claim = await claims.TakeOverAsync(id, actor, ct);
        news.Tell(stage, claim.CenterId, new DeskEvent(DeskEventKind.TakenOver, id, actor.Id));
    }

    public async Task ReleaseAsync(ReviewStage stage, Guid id, Actor actor, CancellationToken ct)
    {
        if (await claims.ReleaseAsync(id, actor, ct) is { } center)
        {
            news.Tell(stage, center, new DeskEvent(DeskEventKind.Released, id, actor.Id));
        }
    }

    /// <summary>The oldest that this person may decide and nobody else holds, taken in hand in the same breath; so of several at once each gets another. Null when there is none.</summary>
    public async Task<Guid?> NextAsync(ReviewStage stage, Guid? excluding, Actor actor, CancellationToken ct)
    {
        Cursor? after = null;
        while (true)
        {
            var waiting = await claims.WaitingAsync(actor, after, AtOnce, ct);
            var decided = await turns.DecidedElsewhereAsync(stage, [.. waiting.Select(w => w.Id)], actor.Id, ct);
            foreach (var one in waiting.Where(w => w.Id != excluding && !decided.Contains(w.Id)))
            {
                if (await claims.TryClaimAsync(one.Id, actor, ct))
                {
                    news.Tell(stage, one.CenterId, new DeskEvent(DeskEventKind.Claimed, one.Id, actor.Id));
                    return one.Id;
                }
            }

            if (waiting.Count < AtOnce)
            {
                return null;
            }

            after = new Cursor(waiting[^1].Since, waiting[^1].Id);
        }
    }

    /// <summary>Whose claim lives, and whether the viewer may take the case over.</summary>
    public async Task<ClaimedByDto?> ShowAsync(ReviewStage stage, ApplicationDetail application, Actor viewer, CancellationToken ct)
    {
        if (await claims.ReadAsync(application.Id, ct) is not { } claim)
        {
            return null;
        }

        var mayTakeOver = claim.Id != viewer.Id && application.Status == stage.Waiting() && (await permissions.GrantedAsync(ct)).Contains(ReviewPermissions.TakeOver)
            && !await turns.DecidedElsewhereAsync(stage, application.Id, viewer.Id, ct);
        return new ClaimedByDto(claim.Id, claim.Name, claim.At, claim.Until, claim.Id == viewer.Id, mayTakeOver);
    }

    private static ClaimedByDto Mine(ClaimDto claim) => new(claim.Id, claim.Name, claim.At, claim.Until, Mine: true, MayTakeOver: false);
}
