using Exemption.Framework.Events;

namespace Exemption.Applications;

/// <summary>A message to a student was given up (Y-08). Published when that is noted at the application.</summary>
[StableName("applications.student-not-reached")]
public sealed record StudentNotReached(Guid ApplicationId, Guid TenantId, DateTime At) : IEvent;
