using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Notification.Domain;

namespace Exemption.Notification.Services;

/// <summary>Confirms to the student what a withdrawn consent has led to.</summary>
[StableName("notification.tell-of-consent")]
internal sealed class TellOfConsent(ExemptionDbContext db) : IEventHandler<PhotoConsentWithdrawn>
{
    public Task HandleAsync(PhotoConsentWithdrawn e, CancellationToken ct)
    {
        db.Add(Notice.Of(e.TenantId, e.StudentId, null, "ConsentWithdrawn", [], e.At));
        return Task.CompletedTask;
    }
}
