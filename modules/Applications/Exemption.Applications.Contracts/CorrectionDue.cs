using Exemption.Framework.Events;

namespace Exemption.Applications;

/// <summary>The time in which a rejected application may be submitted again draws to its end.</summary>
[StableName("applications.correction-due")]
public sealed record CorrectionDue(Guid ApplicationId, Guid TenantId, Guid StudentId, DateOnly LastDay, DateTime At) : IEvent;

/// <summary>A student whose time is over asks the centre.</summary>
/// <param name="Text">What the student writes.</param>
public sealed record AppealDto(Guid Id, string? Number, string StudentName, string? CertificateTypeName, DateTime At, string Text);
