using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>The checklists of both desks from a moment on. Rows are only added: each turn at a desk names the version it is decided with. Global: one university, one measure.</summary>
internal sealed class ChecklistVersion : IGlobal, IAppendOnly
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Counts from 1; unique, so that of two who change the present version one is refused.</summary>
    public required int Number { get; init; }

    /// <summary>In the order in which the screen shows them.</summary>
    public required IReadOnlyList<ChecklistItem> Items { get; init; }
    public required DateTime Since { get; init; }

    /// <summary>Null for the version that came with the program.</summary>
    public required Guid? SetById { get; init; }

    public IReadOnlyList<ChecklistItem> Of(ReviewStage stage) => [.. Items.Where(i => i.Stage == stage)];
}
