using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>A picture that staff keep with an application as proof; its sealed file lies where photographs lie. Deleting the row shreds the file.</summary>
internal sealed class ProofPicture : IMultiTenant
{
    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }
    public required Guid TenantId { get; init; }
    public required byte[] Key { get; init; }
    public required DateTime KeptAt { get; init; }
}
