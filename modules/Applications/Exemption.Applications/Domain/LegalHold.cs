using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>What a hold is about.</summary>
internal enum HoldSubject
{
    Application = 0,
    Student = 1,
}

/// <summary>Keeps one application, or all of one student, from being deleted while somebody needs it as evidence. Global: the university holds over all centres.</summary>
internal sealed class LegalHold : IGlobal, IHasVersion
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public int Version { get; private set; } = 1;
    public required HoldSubject Subject { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>Application number or 准考证号, as it was typed in.</summary>
    public required string Number { get; init; }
    public required string Reason { get; init; }
    public required DateTime PlacedAt { get; init; }
    public required Guid PlacedBy { get; init; }
    public required string PlacedByName { get; init; }

    /// <summary>Ends by itself then; null: until it is released.</summary>
    public DateTime? Until { get; init; }
    public DateTime? ReleasedAt { get; private set; }
    public Guid? ReleasedBy { get; private set; }
    public string? ReleasedByName { get; private set; }
    public string? ReleaseReason { get; private set; }

    public bool IsActiveAt(DateTime now) => ReleasedAt is null && (Until is null || Until > now);

    public void Release(Guid by, string name, string reason, DateTime now)
    {
        if (!IsActiveAt(now))
        {
            throw new BusinessException(ApplicationErrors.HoldReleased);
        }

        (ReleasedAt, ReleasedBy, ReleasedByName, ReleaseReason) = (now, by, name, reason);
    }
}
