using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>A tag that staff have put on an application. It stands here, and not beside the tag's words, so that a list can be narrowed to it by the database.</summary>
internal sealed class ApplicationTag : IMultiTenant
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid ApplicationId { get; init; }
    public required Guid TenantId { get; init; }
    public required Guid TagId { get; init; }
    public required Guid ById { get; init; }
    public required DateTime At { get; init; }
}
