using Exemption.Framework.MultiTenancy;

namespace Exemption.Printing.Domain;

/// <summary>A check code that stands on paper and no longer means anything: the approval it stood for was undone.</summary>
internal sealed class VoidCode : IMultiTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Code { get; init; }
    public required Guid TenantId { get; init; }
    public required Guid ApplicationId { get; init; }
    public required DateTime VoidedAt { get; init; }
}
