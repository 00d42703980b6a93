using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Notification.Domain;

namespace Exemption.Notification.Services;

/// <summary>Tells the student that staff corrected something; there is nothing to do, so no SMS.</summary>
[StableName("notification.tell-of-amendment")]
internal sealed class TellOfAmendment(ExemptionDbContext db) : IEventHandler<ApplicationAmended>
{
    public Task HandleAsync(ApplicationAmended e, CancellationToken ct)
    {
        db.Add(Notice.Of(e.TenantId, e.StudentId, e.ApplicationId, "Amended", [], e.At));
        return Task.CompletedTask;
    }
}
