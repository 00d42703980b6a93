using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>How a person left the list of a desk: filters, order, page size. Nothing in it names a student.</summary>
internal sealed class QueueView : IMayHaveTenant
{
    public const int LongestText = 1000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid? TenantId { get; init; }
    public required Guid UserId { get; init; }
    public required ReviewStage Stage { get; init; }

    /// <summary>As JSON; only ever read back whole.</summary>
    public required string View { get; set; }
}
