using Exemption.Framework.Events;

namespace Exemption.Applications;

/// <summary>An application reached the end of its time and is gone with all its photographs; whoever keeps rows about it deletes them too.</summary>
[StableName("applications.erased")]
public sealed record ApplicationErased(Guid ApplicationId, Guid TenantId, Guid StudentId) : IEvent;
