using Exemption.Applications;
using Exemption.Framework.Domain;
using Exemption.Framework.Timing;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>暂缓办理 (F-46), the same at both desks: a case is put off with a reason, and resumed. The caller has checked the permission and set the tenant scope.</summary>
internal sealed class PauseDesk(IApplicationDesk applications, ReviewTurns turns, DeskNews news, TimeProvider clock)
{
    private const int LongestReason = 300;

    public async Task PauseAsync(ReviewStage stage, Guid id, PauseInput input, Actor actor, CancellationToken ct)
    {
        var reason = Checked(input);
        await turns.DemandUndecidedAsync(stage, id, actor.Id, ct);
        var center = await applications.PauseAsync(id, input.Version, reason, input.Until, actor, ct);
        await applications.CommitAsync(id, ct);
        news.Tell(stage, center, new DeskEvent(DeskEventKind.Paused, id, actor.Id));
    }

    public async Task ResumeAsync(ReviewStage stage, Guid id, ResumeInput input, Actor actor, CancellationToken ct)
    {
        await turns.DemandUndecidedAsync(stage, id, actor.Id, ct);
        var center = await applications.ResumeAsync(id, input.Version, actor, ct);
        await applications.CommitAsync(id, ct);
        news.Tell(stage, center, new DeskEvent(DeskEventKind.Resumed, id, actor.Id));
    }

    private string Checked(PauseInput input)
    {
        var today = Shanghai.Today(clock);
        if (input.Until is { } until && (until <= today || until > today.AddYears(1)))
        {
            throw new InputException("until", ReviewErrors.PauseUntil);
        }

        return input.Reason?.Trim() switch
        {
            null or "" => throw new InputException("reason", ReviewErrors.PauseReasonRequired),
            { Length: > LongestReason } => throw new InputException("reason", "Exemption:TooLong"),
            var reason => reason,
        };
    }
}

/// <param name="Reason">Why; at most 300 characters. The student does not read it.</param>
/// <param name="Until">The day on which it goes on by itself, from tomorrow on and within a year; null until somebody resumes it.</param>
internal sealed record PauseInput(int Version, string? Reason, DateOnly? Until);

internal sealed record ResumeInput(int Version);
