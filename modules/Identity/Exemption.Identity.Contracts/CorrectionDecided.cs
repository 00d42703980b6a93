using Exemption.Framework.Events;

namespace Exemption.Identity;

/// <summary>A learning centre decided on what a student wanted corrected in the register. It carries no personal data.</summary>
[StableName("identity.correction-decided")]
public sealed record CorrectionDecided(Guid RequestId, Guid TenantId, Guid StudentId, bool Accepted, DateTime At) : IEvent;
