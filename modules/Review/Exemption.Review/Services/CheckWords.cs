using System.Globalization;
using Exemption.Applications;
using Exemption.Framework.Localization;
using Exemption.Identity;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>Puts a checklist into words, in the language of the request: its points, who or what ticked each, and what the system knows about it.</summary>
internal sealed class CheckWords(IAccountDirectory accounts, TextCatalog texts)
{
    public static string TextOf(ChecklistItem item) => item.TextIn(CultureInfo.CurrentUICulture.Name);

    public Task<IReadOnlyList<CheckDto>> OfAsync(CheckState state, CancellationToken ct) => OfAsync(state.Items, state.Ticks, state.TickOf, state.Hints, ct);

    /// <summary>As it was decided on: what the system would find today is not told.</summary>
    public Task<IReadOnlyList<CheckDto>> OfAsync(IReadOnlyList<ChecklistItem> items, ReviewTask decided, CancellationToken ct) =>
        OfAsync(items, decided.Ticks, item => decided.Ticks.FirstOrDefault(t => t.Code == item.Code), _ => [], ct);

    private async Task<IReadOnlyList<CheckDto>> OfAsync(
        IReadOnlyList<ChecklistItem> items, IReadOnlyList<Tick> ticks, Func<ChecklistItem, Tick?> tickOf, Func<ChecklistItem, IReadOnlyList<string>> hints, CancellationToken ct)
    {
        var people = await accounts.NamesAsync([.. ticks.Select(t => t.ById).OfType<Guid>().Distinct()], ct);
        return [.. items.Select(item =>
        {
            var tick = tickOf(item);
            var hint = string.Join(texts["Hint:And"], hints(item));
            return new CheckDto(item.Code, TextOf(item), tick is not null, hint.Length == 0 ? null : hint, item.BySystem, tick is null ? null : By(tick, people));
        })];
    }

    private CheckedByDto By(Tick tick, IReadOnlyDictionary<Guid, AccountInfo> people) => new(
        tick.IsBySystem, tick.ById is { } person ? people.GetValueOrDefault(person)?.Name : null, [.. tick.Evidence.Select(e => new ReasonDto(e.ToString(), texts[$"Evidence:{e}"]))]);
}
