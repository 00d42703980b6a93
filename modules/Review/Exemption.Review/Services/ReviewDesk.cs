using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Users;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>What a reviewer does, the same at both desks: tick, approve, reject. Load, act, save; the caller has checked the permission and set the tenant scope.</summary>
internal sealed class ReviewDesk(
    ExemptionDbContext db, IApplicationDesk applications, IApplicationClaims claims, IDuplicates duplicates, ReviewTurns turns, Checks checks, ICurrentUser user, TimeProvider clock)
{
    private const int NoteLimit = 300;

    /// <summary>The caller as the workflow sees them; the side comes from the endpoint, never from the client.</summary>
    public Actor Actor(ReviewStage stage) => stage == ReviewStage.Center
        ? new Actor(user.Id, user.Name, ActorSide.Center, user.TenantId)
        : new Actor(user.Id, user.Name, ActorSide.University, null);

    public async Task TickAsync(ReviewStage stage, Guid id, ChecklistInput input, CancellationToken ct)
    {
        var application = await DemandInHandAsync(stage, id, input.Version, ct);
        var turn = await TurnAsync(stage, application, ct);
        RefuseUnknown("checked", input.Checked, [.. (await db.ChecklistAsync(turn, ct)).Of(stage).Select(i => i.Code)]);
        turn.Tick(input.Checked ?? [], user.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The application, which waits at this desk and which nobody else has in hand. 409 otherwise.</summary>
    /// <param name="version">The one the reviewer saw; null where what they do does not rest on it.</param>
    public async Task<ApplicationDetail> DemandInHandAsync(ReviewStage stage, Guid id, int? version, CancellationToken ct)
    {
        var application = await WaitingAsync(stage, id, version, ct);
        if (!application.AllowedActions.Contains(stage.Approval()))
        {
            if (application.Pause is not null)
            {
                throw Refusal(ReviewErrors.Paused, application).With("by", application.Pause.ByName);
            }

            var claim = await claims.ReadAsync(id, ct);
            throw Refusal(ReviewErrors.HeldByOther, application).With("by", claim?.Name).With("until", claim?.Until);
        }

        return application;
    }

    public Task ApproveAsync(ReviewStage stage, Guid id, ApproveInput input, CancellationToken ct) => ApproveAsync(stage, id, input.Version, input.Checked ?? [], input.Opinion, ct);

    /// <summary>Passes a case whose points were all ticked before: by people in this turn, by the system now.</summary>
    public Task ApproveAsTickedAsync(ReviewStage stage, Guid id, int version, string? opinion, CancellationToken ct) => ApproveAsync(stage, id, version, null, opinion, ct);

    public async Task RejectAsync(ReviewStage stage, Guid id, RejectInput input, CancellationToken ct)
    {
        RefuseTooLong("note", input.Note);
        var application = await WaitingAsync(stage, id, input.Version, ct);
        await DecideAsync(stage, await TurnAsync(stage, application, ct), new Decision(ApplicationAction.Reject, input.Version, input.Points ?? [], Trimmed(input.Note)), ct);
    }

    /// <summary>退回助学点 (5-11): the centre's slip is the centre's to mend, and no reason to reject the student.</summary>
    public async Task ReturnAsync(Guid id, ReturnInput input, CancellationToken ct)
    {
        const ReviewStage stage = ReviewStage.University;
        RefuseTooLong("note", input.Note);
        var note = Trimmed(input.Note) ?? throw new InputException("note", ReviewErrors.ReturnNoteRequired);
        var application = await WaitingAsync(stage, id, input.Version, ct);
        await DecideAsync(stage, await TurnAsync(stage, application, ct), new Decision(ApplicationAction.ReturnToCenter, input.Version, [], note), ct);
    }

    /// <summary>A slip, noticed within seconds by whoever made it: as if it had not been, with the ticks still there. Nobody has been told.</summary>
    public async Task TakeBackAsync(ReviewStage stage, Guid id, TakeBackInput input, CancellationToken ct)
    {
        await applications.TakeBackAsync(id, input.Version, Actor(stage), ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await turns.DecidedAsync(stage, id, ct) is { } turn)
        {
            turn.Undo(user.Id, now, null);
            db.Add(turn.Again(now));
        }

        await applications.CommitAsync(id, ct);
    }

    /// <summary>撤销决定 (F-60): of this desk, by whoever may, with a reason; the case is looked at afresh.</summary>
    public async Task UndoAsync(ReviewStage stage, Guid id, UndoInput input, CancellationToken ct)
    {
        RefuseTooLong("reason", input.Reason);
        var reason = Trimmed(input.Reason) ?? throw new InputException("reason", ReviewErrors.UndoReasonRequired);
        await applications.ActAsync(id, new Decision(ApplicationAction.Undo, input.Version, [], reason), Actor(stage), ct);
        if (await turns.DecidedAsync(stage, id, ct) is { } turn)
        {
            turn.Undo(user.Id, clock.GetUtcNow().UtcDateTime, reason);
        }

        await applications.CommitAsync(id, ct);
    }

    /// <param name="ticked">Null: what people have ticked in this turn stands.</param>
    private async Task ApproveAsync(ReviewStage stage, Guid id, int version, IReadOnlyList<string>? ticked, string? opinion, CancellationToken ct)
    {
        RefuseTooLong("opinion", opinion);
        var application = await WaitingAsync(stage, id, version, ct);
        var turn = await TurnAsync(stage, application, ct);
        var shared = stage == ReviewStage.University ? await DemandNoDuplicateAsync(id, ct) : null;
        var state = await checks.ReadAsync(turn, application, Actor(stage), shared, ct);
        RefuseUnknown("checked", ticked, [.. state.Items.Select(i => i.Code)]);
        ticked ??= [.. turn.Ticks.Where(t => !t.IsBySystem).Select(t => t.Code)];
        if (state.Missing(ticked) is { Count: > 0 } missing)
        {
            throw new BusinessException(ReviewErrors.ChecklistIncomplete).With("missing", missing);
        }

        turn.Tick(ticked, user.Id);
        turn.TickBySystem(state.Items, state.BySystem);
        await DecideAsync(stage, turn, new Decision(stage.Approval(), version, [], Trimmed(opinion)), ct);
    }

    /// <summary>The last desk passes nothing while another student's application says the same number and nobody has said which of them it belongs to.</summary>
    private async Task<IReadOnlyList<DuplicateDto>> DemandNoDuplicateAsync(Guid id, CancellationToken ct)
    {
        var shared = await duplicates.OfAsync(id, Actor(ReviewStage.University), ct);
        var verdicts = shared.Select(d => d.Verdict).ToHashSet();
        if (verdicts.Contains(DuplicateVerdict.Open))
        {
            throw new BusinessException(ReviewErrors.DuplicateUnresolved);
        }

        if (verdicts.Contains(DuplicateVerdict.AgainstThis))
        {
            throw new BusinessException(ReviewErrors.DuplicateAgainst);
        }

        return shared;
    }

    private async Task DecideAsync(ReviewStage stage, ReviewTask turn, Decision decision, CancellationToken ct)
    {
        await turns.DemandUndecidedAsync(stage, turn.ApplicationId, user.Id, ct);
        await applications.ActAsync(turn.ApplicationId, decision, Actor(stage), ct);
        turn.Decide(user.Id, clock.GetUtcNow().UtcDateTime);
        await applications.CommitAsync(turn.ApplicationId, ct);
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

    public static void RefuseTooLong(string field, string? text)
    {
        if (text?.Length > NoteLimit)
        {
            throw new InputException(field, "Exemption:TooLong");
        }
    }

    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
