using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Users;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>What a reviewer does, the same at both desks: tick, approve, reject. Load, act, save; the caller has checked the permission and set the tenant scope.</summary>
internal sealed class ReviewDesk(
    ExemptionDbContext db, IApplicationDesk applications, IApplicationClaims claims, ReviewTurns turns, ICurrentUser user, TimeProvider clock)
{
    private const int NoteLimit = 300;

    /// <summary>The caller as the workflow sees them; the side comes from the endpoint, never from the client.</summary>
    public Actor Actor(ReviewStage stage) => stage == ReviewStage.Center
        ? new Actor(user.Id, user.Name, ActorSide.Center, user.TenantId)
        : new Actor(user.Id, user.Name, ActorSide.University, null);

    public async Task TickAsync(ReviewStage stage, Guid id, ChecklistInput input, CancellationToken ct)
    {
        RefuseUnknown("checked", input.Checked, Checklist.Of(stage));
        var application = await WaitingAsync(stage, id, input.Version, ct);
        if (!application.AllowedActions.Contains(stage.Approval()))
        {
            var claim = await claims.ReadAsync(id, ct);
            throw Refusal(ReviewErrors.HeldByOther, application).With("by", claim?.Name).With("until", claim?.Until);
        }

        var turn = await TurnAsync(stage, application, ct);
        turn.Tick(input.Checked ?? []);
        await db.SaveChangesAsync(ct);
    }

    public async Task ApproveAsync(ReviewStage stage, Guid id, ApproveInput input, CancellationToken ct)
    {
        RefuseUnknown("checked", input.Checked, Checklist.Of(stage));
        RefuseTooLong("opinion", input.Opinion);
        var application = await WaitingAsync(stage, id, input.Version, ct);
        if (Checklist.Of(stage).Except(input.Checked ?? []).ToArray() is { Length: > 0 } missing)
        {
            throw new BusinessException(ReviewErrors.ChecklistIncomplete).With("missing", missing);
        }

        await DecideAsync(stage, application, new Decision(stage.Approval(), input.Version, [], Trimmed(input.Opinion)), input.Checked, ct);
    }

    public async Task RejectAsync(ReviewStage stage, Guid id, RejectInput input, CancellationToken ct)
    {
        RefuseTooLong("note", input.Note);
        var application = await WaitingAsync(stage, id, input.Version, ct);
        await DecideAsync(stage, application, new Decision(ApplicationAction.Reject, input.Version, input.Points ?? [], Trimmed(input.Note)), ticked: null, ct);
    }

    private async Task DecideAsync(ReviewStage stage, ApplicationDetail application, Decision decision, IReadOnlyList<string>? ticked, CancellationToken ct)
    {
        if (await turns.DecidedElsewhereAsync(stage, application.Id, user.Id, ct))
        {
            throw new BusinessException(ReviewErrors.SamePerson);
        }

        var turn = await TurnAsync(stage, application, ct);
        await applications.ActAsync(application.Id, decision, Actor(stage), ct);
        if (ticked is not null)
        {
            turn.Tick(ticked);
        }

        turn.Decide(user.Id, clock.GetUtcNow().UtcDateTime);
        await applications.CommitAsync(application.Id, ct);
    }

    /// <summary>The application, which must be waiting at this desk in the version the reviewer saw. Status before version: "no longer yours to decide" says more than "changed".</summary>
    private async Task<ApplicationDetail> WaitingAsync(ReviewStage stage, Guid id, int? version, CancellationToken ct)
    {
        var application = await applications.ReadAsync(id, Actor(stage), ct);
        if (application.Status != stage.Waiting())
        {
            throw Refusal(ReviewErrors.ActionNotAllowed, application);
        }

        return version is null || version == application.Version ? application : throw Refusal(ReviewErrors.Conflict, application);
    }

    private async Task<ReviewTask> TurnAsync(ReviewStage stage, ApplicationDetail application, CancellationToken ct) =>
        await turns.OpenAsync(stage, application, ct) ?? throw Refusal(ReviewErrors.Conflict, await applications.ReadAsync(application.Id, Actor(stage), ct));

    private static BusinessException Refusal(string code, ApplicationDetail application) =>
        new BusinessException(code).With("status", application.Status).With("version", application.Version);

    private static void RefuseUnknown(string field, IReadOnlyList<string>? codes, IReadOnlyList<string> known)
    {
        if (codes is not null && codes.Except(known).Any())
        {
            throw new InputException(field, ReviewErrors.UnknownCode);
        }
    }

    private static void RefuseTooLong(string field, string? text)
    {
        if (text?.Length > NoteLimit)
        {
            throw new InputException(field, "Exemption:TooLong");
        }
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
