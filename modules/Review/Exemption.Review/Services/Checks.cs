using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>The checklist of one application at one desk: its points, what is ticked, and what the system finds for each.</summary>
internal sealed class Checks(ExemptionDbContext db, ReviewTurns turns, EvidenceFinder finder)
{
    public async Task<CheckState> ReadAsync(ReviewStage stage, ApplicationDetail application, Actor viewer, IReadOnlyList<DuplicateDto>? others, CancellationToken ct)
    {
        var turn = await turns.LookAsync(stage, application, ct);
        var checklist = turn is null ? await db.CurrentChecklistAsync(ct) : await db.ChecklistAsync(turn, ct);
        return await StateAsync(checklist.Of(stage), turn, application, viewer, others, ct);
    }

    /// <summary>As it stands in a turn that is open and tracked.</summary>
    public async Task<CheckState> ReadAsync(ReviewTask turn, ApplicationDetail application, Actor viewer, IReadOnlyList<DuplicateDto>? others, CancellationToken ct) =>
        await StateAsync((await db.ChecklistAsync(turn, ct)).Of(turn.Stage), turn, application, viewer, others, ct);

    private async Task<CheckState> StateAsync(
        IReadOnlyList<ChecklistItem> items, ReviewTask? turn, ApplicationDetail application, Actor viewer, IReadOnlyList<DuplicateDto>? others, CancellationToken ct)
    {
        var found = await finder.FindAsync(application, viewer, others, [.. items.SelectMany(i => i.Evidence)], ct);
        return new CheckState(items, turn?.Ticks ?? [], found, IsOpen: turn is not { IsOpen: null });
    }
}

/// <param name="IsOpen">Not decided yet: what the system finds now counts, and nothing it found before.</param>
internal sealed record CheckState(IReadOnlyList<ChecklistItem> Items, IReadOnlyList<Tick> Ticks, IReadOnlyDictionary<Evidence, Finding> Found, bool IsOpen)
{
    /// <summary>Codes of the points that the system ticks at this moment.</summary>
    public IReadOnlyList<string> BySystem => [.. Items.Where(i => i.BySystem && i.Evidence.All(e => Found[e].Holds)).Select(i => i.Code)];

    public Tick? TickOf(ChecklistItem item) => IsOpen && BySystem.Contains(item.Code) ? Tick.BySystem(item) : Ticks.FirstOrDefault(t => t.Code == item.Code);

    /// <summary>What keeps this application from being approved, given what a person has ticked.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<string> ticked) => [.. Items.Select(i => i.Code).Except(ticked).Except(BySystem)];

    public IReadOnlyList<string> Hints(ChecklistItem item) => [.. item.Evidence.Select(e => Found[e].Text).Distinct()];
}
