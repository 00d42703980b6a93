using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>
/// Two applications of different students with the same certificate number or ID number, and what that turned out to be. It belongs to two centres at once and so to neither:
/// no tenant may own it, and a centre is told of it by <see cref="Services.Duplicates"/> alone.
/// </summary>
internal sealed class DuplicatePair : AggregateRoot, IGlobal, IHasVersion
{
    private DuplicatePair()
    {
    }

    public int Version { get; private set; } = 1;

    /// <summary>Of the two ids the one that is written first.</summary>
    public Guid FirstId { get; private init; }
    public Guid SecondId { get; private init; }
    public Guid FirstCenterId { get; private init; }
    public Guid SecondCenterId { get; private init; }
    public DateTime FoundAt { get; private set; }
    public DuplicatePairState State { get; private set; } = DuplicatePairState.Open;
    public IReadOnlyList<string> GroundWords { get; private set; } = [];

    public DuplicateOutcome? Outcome { get; private set; }
    public Guid? AgainstId { get; private set; }
    public string? Reason { get; private set; }
    public Guid? ResolvedById { get; private set; }
    public string? ResolvedByName { get; private set; }
    public DateTime? ResolvedAt { get; private set; }

    /// <summary>What the two were like when somebody looked at them; sealed, because a hash of an ID number can be guessed.</summary>
    public byte[]? SeenCipher { get; private set; }

    public IReadOnlyList<DuplicateGround> Grounds => [.. GroundWords.Select(Enum.Parse<DuplicateGround>)];

    public static DuplicatePair Of(ExemptionApplication one, ExemptionApplication other, DateTime now)
    {
        var (first, second) = string.CompareOrdinal(one.Id.ToString("N"), other.Id.ToString("N")) < 0 ? (one, other) : (other, one);
        return new() { FirstId = first.Id, SecondId = second.Id, FirstCenterId = first.TenantId, SecondCenterId = second.TenantId, FoundAt = now };
    }

    public bool Joins(Guid one, Guid other) => (FirstId == one && SecondId == other) || (FirstId == other && SecondId == one);

    /// <summary>The two still have something in common. A resolution stands until one of them changes.</summary>
    public void Stand(IReadOnlyList<DuplicateGround> grounds, bool hasChanged, DateTime now)
    {
        var words = grounds.Select(g => g.ToString()).ToList();
        GroundWords = GroundWords.SequenceEqual(words) ? GroundWords : words;
        var state = Outcome is null || hasChanged ? DuplicatePairState.Open : DuplicatePairState.Resolved;
        if (state == DuplicatePairState.Open && State != DuplicatePairState.Open)
        {
            (FoundAt, Outcome, AgainstId, Reason, ResolvedById, ResolvedByName, ResolvedAt, SeenCipher) = (now, null, null, null, null, null, null, null);
        }

        State = state;
    }

    public void End() => State = DuplicatePairState.Ended;

    public void Resolve(DuplicateDecision decision, byte[] seen, Actor actor, DateTime now)
    {
        (State, Outcome, AgainstId, Reason) = (DuplicatePairState.Resolved, decision.Outcome, decision.AgainstId, decision.Reason);
        (ResolvedById, ResolvedByName, ResolvedAt, SeenCipher) = (actor.Id, actor.Name, now, seen);
    }
}
