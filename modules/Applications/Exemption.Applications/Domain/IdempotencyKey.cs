using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>Remembers that a student's submission with this key was done, so that a repeated request gets the same answer (goal: nothing twice).</summary>
internal sealed class IdempotencyKey : IMultiTenant
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid TenantId { get; init; }
    public required Guid StudentId { get; init; }
    public required Guid Key { get; init; }
    public required Guid ApplicationId { get; init; }
    public required DateTime At { get; init; }
}
