using Exemption.Framework.Http;

namespace Exemption.Applications;

/// <summary>
/// Applications of different students that use the same certificate number or ID number, within a centre and across centres (F-64, F-65, 5-04). The university knows both of a pair;
/// a centre knows both where both are its own, and otherwise only that there is another. The caller checks the permission, calls <c>AcrossTenants</c> where it may, and commits.
/// </summary>
public interface IDuplicates
{
    /// <summary>What stands against this application at this very moment, as the viewer may know it. Throws <c>EntityNotFoundException</c> when it is missing or not the viewer's.</summary>
    Task<IReadOnlyList<DuplicateDto>> OfAsync(Guid id, Actor viewer, CancellationToken ct);

    /// <summary>A page of the pairs, those found last first. For the university alone.</summary>
    Task<KeysetDto<DuplicatePairDto>> QueryAsync(DuplicateQuery query, CancellationToken ct);

    /// <summary>Throws <c>EntityNotFoundException</c> when it is missing, or when one of the two is not the viewer's.</summary>
    Task<DuplicatePairDto> ReadAsync(Guid pairId, Actor viewer, CancellationToken ct);

    /// <summary>Says what the pair is; both applications get a handling record. 409 where it has changed meanwhile.</summary>
    Task ResolveAsync(Guid pairId, DuplicateDecision decision, Actor actor, CancellationToken ct);
}

public enum DuplicateGround
{
    SameCertificate,
    SameIdNumber,
}

/// <summary>Where a pair stands.</summary>
public enum DuplicatePairState
{
    /// <summary>Suspected, and nobody has looked at it since the last change.</summary>
    Open,
    Resolved,

    /// <summary>The two have nothing in common any more, or one of them is no longer submitted.</summary>
    Ended,
}

/// <summary>What a pair turned out to be.</summary>
public enum DuplicateOutcome
{
    /// <summary>Two certificates with the same number, or the like: both may go on.</summary>
    NoDuplicate,

    /// <summary>One of the two has the number wrong, and must mend it.</summary>
    TypingSlip,

    /// <summary>The same certificate, or the same person, twice: one of the two cannot be passed.</summary>
    UsedTwice,
}

/// <summary>What a pair means for one of its two applications.</summary>
public enum DuplicateVerdict
{
    Open,
    Cleared,

    /// <summary>This one cannot be passed as it is.</summary>
    AgainstThis,
    AgainstOther,
}

/// <summary>Something that stands against an application.</summary>
/// <param name="PairId">Null where the viewer may not know the other, or in the moments before the pair is on record.</param>
/// <param name="Other">Null where the viewer may not know it; then nothing here says more than that there is one.</param>
public sealed record DuplicateDto(Guid? PairId, DuplicateOther? Other, IReadOnlyList<DuplicateGround> Grounds, DuplicateVerdict Verdict);

public sealed record DuplicateOther(Guid Id, string? Number, string StudentName, string CenterName, ApplicationStatus Status);

/// <param name="Version">Hand it back with a resolution.</param>
/// <param name="AgainstId">Which of the two cannot be passed as it is; null where both may.</param>
public sealed record DuplicatePairDto(
    Guid Id, int Version, DuplicatePairState State, IReadOnlyList<DuplicateGround> Grounds, DateTime FoundAt, Guid FirstId, Guid SecondId,
    DuplicateOther? First, DuplicateOther? Second, DuplicateOutcome? Outcome, Guid? AgainstId, string? Reason, string? ResolvedBy, DateTime? ResolvedAt);

/// <summary>Which pairs: the open ones unless another state is asked for.</summary>
public sealed record DuplicateQuery
{
    public DuplicatePairState? State { get; init; }
    public string? After { get; init; }

    /// <summary>1 to 100; 20 unless given.</summary>
    public int? Limit { get; init; }
}

/// <param name="AgainstId">One of the two for a slip or a double use; null where there is no duplicate.</param>
/// <param name="Reason">Why; at most 300 characters.</param>
public sealed record DuplicateDecision(int Version, DuplicateOutcome Outcome, Guid? AgainstId, string Reason);
