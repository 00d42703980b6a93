using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Sealing;

namespace Exemption.Applications.Domain;

/// <summary>One line of 经办记录 (Y-07): who did what, when, and why. Written once; students may read it.</summary>
internal sealed class HandlingRecord : IMultiTenant, IAppendOnly, ISealed
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid ApplicationId { get; init; }
    public required Guid TenantId { get; init; }
    public required DateTime At { get; init; }
    public required HandlingAction Action { get; init; }
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public required ActorSide ActorSide { get; init; }
    public ApplicationStatus? FromStatus { get; init; }
    public ApplicationStatus? ToStatus { get; init; }
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public IReadOnlyList<string> Items { get; init; } = [];
    public string? Note { get; init; }

    /// <summary>Of a rejection: what is asked for and why, item by item. Null in everything else, and in rejections from before there were points.</summary>
    public IReadOnlyList<RejectionPoint>? Points { get; init; }

    /// <summary>What the desks have among themselves: no student and no paper is told of it.</summary>
    public static bool IsOfDesks(HandlingAction action) => action is HandlingAction.TakenOver or HandlingAction.DuplicateResolved;

    /// <summary>Whether the note is said among staff, about their own work: no student and no paper is told it.</summary>
    public static bool IsForStaff(HandlingAction action) => action is HandlingAction.ReturnToCenter or HandlingAction.Undo;
}
