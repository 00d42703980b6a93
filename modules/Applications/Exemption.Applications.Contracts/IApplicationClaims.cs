using System.Text.Json.Serialization;
using Exemption.Framework.Http;

namespace Exemption.Applications;

/// <summary>
/// Who has which waiting application in hand. A claim is a lease: it is renewed by whoever works and runs out by itself, and while it lives nobody else
/// decides and the student does not recall. The caller checks the permission and calls <c>AcrossTenants</c> where it may; nothing here needs a commit.
/// </summary>
public interface IApplicationClaims
{
    /// <summary>How long a claim lives without being renewed.</summary>
    TimeSpan Lasts { get; }

    /// <summary>
    /// Takes the application in hand, or holds it longer. Throws <c>Applications:HeldByOther</c> with <c>by</c> and <c>until</c>, <c>Applications:ActionNotAllowed</c>
    /// where it does not wait at the actor's desk, <c>EntityNotFoundException</c> where it is not the actor's to see.
    /// </summary>
    Task<ClaimDto> ClaimAsync(Guid id, Actor actor, CancellationToken ct);

    /// <summary>The same, but false instead of a refusal: for whoever would take another one as well.</summary>
    Task<bool> TryClaimAsync(Guid id, Actor actor, CancellationToken ct);

    /// <summary>Takes it out of another's hands; that is a handling record.</summary>
    Task<ClaimDto> TakeOverAsync(Guid id, Actor actor, CancellationToken ct);

    /// <summary>Lets go of it, and says whose case it is; null where the actor did not hold it.</summary>
    Task<Guid?> ReleaseAsync(Guid id, Actor actor, CancellationToken ct);

    /// <summary>The claim that lives, if any.</summary>
    Task<ClaimDto?> ReadAsync(Guid id, CancellationToken ct);

    /// <summary>The next that wait at the viewer's desk, are in nobody else's hands and not put off, oldest first.</summary>
    Task<IReadOnlyList<WaitingApplication>> WaitingAsync(Actor viewer, Cursor? after, int atMost, CancellationToken ct);

    /// <summary>How many wait at the viewer's desk, in whose hands, and since when the oldest of them does.</summary>
    Task<QueueFigures> CountAsync(Actor viewer, DateTime overdueBefore, CancellationToken ct);
}

/// <param name="Id">Account.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">When it runs out unless it is renewed.</param>
public sealed record ClaimDto(Guid Id, string Name, DateTime At, DateTime Until)
{
    /// <summary>Whose case it is; for the desks, not for the page.</summary>
    [JsonIgnore]
    public Guid CenterId { get; init; }
}

/// <summary>Figures over what waits at a desk; each counted to 10,000 at most.</summary>
/// <param name="Nobody">In nobody's hands, and not put off.</param>
/// <param name="Paused">Put off.</param>
/// <param name="Overdue">Of all but those put off, those that came before the moment asked for.</param>
public sealed record QueueFigures(QueueFigure Mine, QueueFigure Nobody, QueueFigure Paused, QueueFigure All, int Overdue);

/// <param name="OldestSince">Null when there is none.</param>
public sealed record QueueFigure(int Count, DateTime? OldestSince);

/// <param name="Since">Waits from then on.</param>
public sealed record WaitingApplication(DateTime Since, Guid Id, Guid CenterId);
