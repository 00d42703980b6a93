using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>One turn of an application at one desk: when it came, what was ticked, who decided. Closed turns stay as history.</summary>
internal sealed class ReviewTask : AggregateRoot, IMultiTenant
{
    private ReviewTask()
    {
    }

    public Guid TenantId { get; private init; }
    public Guid ApplicationId { get; private init; }
    public ReviewStage Stage { get; private init; }
    public DateTime OpenedAt { get; private init; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who decided; null when the application left without a decision of the desk.</summary>
    public Guid? ClosedBy { get; private set; }

    /// <summary>When its decision was undone, by whom and why; it stays as history. Without a reason: taken back within seconds.</summary>
    public DateTime? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }
    public string? UndoReason { get; private set; }

    /// <summary>True or null, never false: a unique index over it allows one open turn per desk and any number of closed ones.</summary>
    public bool? IsOpen { get; private set; }

    /// <summary>The version of the checklist that was in force when the turn began; a later one alters nothing here.</summary>
    public int ChecklistNumber { get; private init; }

    public IReadOnlyList<Tick> Ticks { get; private set; } = [];

    public static ReviewTask Open(Guid tenantId, Guid applicationId, ReviewStage stage, DateTime at, int checklistNumber) => new()
    {
        TenantId = tenantId,
        ApplicationId = applicationId,
        Stage = stage,
        ChecklistNumber = checklistNumber,
        OpenedAt = Instant(at),
        IsOpen = true,
    };

    /// <summary>Whether this turn began no earlier than the moment given; a turn opened on demand and one opened by the event are the same.</summary>
    public bool Covers(DateTime at) => OpenedAt >= Instant(at);

    /// <summary>Keeps what a person has ticked; a tick of somebody who looked at it earlier in this turn stays theirs.</summary>
    public void Tick(IEnumerable<string> codes, Guid by) =>
        Ticks = [.. codes.Distinct().Select(c => Ticks.FirstOrDefault(t => t.Code == c && !t.IsBySystem) ?? Domain.Tick.ByPerson(c, by))];

    /// <summary>Adds what the system found to hold at the moment of the decision, in the order of the checklist.</summary>
    public void TickBySystem(IReadOnlyList<ChecklistItem> checklist, IReadOnlyCollection<string> found) =>
        Ticks = [.. checklist.Select(i => found.Contains(i.Code) ? Domain.Tick.BySystem(i) : Ticks.FirstOrDefault(t => t.Code == i.Code)).OfType<Tick>()];

    public void Decide(Guid by, DateTime at)
    {
        Close(at);
        ClosedBy = by;
    }

    public void Undo(Guid by, DateTime at, string? reason) => (UndoneAt, UndoneById, UndoReason) = (at, by, reason);

    /// <summary>The turn that follows a slip: the same checklist, and what a person had ticked.</summary>
    public ReviewTask Again(DateTime at)
    {
        var turn = Open(TenantId, ApplicationId, Stage, at, ChecklistNumber);
        turn.Ticks = [.. Ticks.Where(t => !t.IsBySystem)];
        return turn;
    }

    /// <summary>Ends the turn without a decision of this desk: the student recalled or withdrew.</summary>
    public void Close(DateTime at)
    {
        ClosedAt ??= at;
        IsOpen = null;
    }

    /// <summary>The databases keep microseconds; a time that came by an event must equal the same time read back.</summary>
    public static DateTime Instant(DateTime at) => new(at.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
