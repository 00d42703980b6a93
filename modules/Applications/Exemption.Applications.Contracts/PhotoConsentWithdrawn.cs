using Exemption.Framework.Events;

namespace Exemption.Applications;

/// <summary>A student took the consent to the ID photos back; what followed from it has already happened.</summary>
[StableName("applications.photo-consent-withdrawn")]
public sealed record PhotoConsentWithdrawn(Guid TenantId, Guid StudentId, int ApplicationsWithdrawn, int PhotosDeleted, DateTime At) : IEvent
{
    /// <summary>Stands in 经办记录 as the reason why the applications were withdrawn.</summary>
    public const string Reason = "ConsentWithdrawn";
}
