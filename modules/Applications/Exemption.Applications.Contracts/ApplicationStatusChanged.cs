using Exemption.Framework.Events;

namespace Exemption.Applications;

/// <summary>An application moved from one status to another. The only event this module publishes; it carries no personal data.</summary>
[StableName("applications.status-changed")]
public sealed record ApplicationStatusChanged(
    Guid ApplicationId,
    Guid TenantId,
    Guid StudentId,
    ApplicationStatus From,
    ApplicationStatus To,
    ApplicationAction Action,
    ActorSide By,
    IReadOnlyList<string> Reasons,
    DateTime At) : IEvent;
