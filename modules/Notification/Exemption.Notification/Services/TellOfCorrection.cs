using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Identity;
using Exemption.Notification.Domain;

namespace Exemption.Notification.Services;

/// <summary>Tells the student how the learning centre decided on a correction.</summary>
[StableName("notification.tell-of-correction")]
internal sealed class TellOfCorrection(ExemptionDbContext db) : IEventHandler<CorrectionDecided>
{
    public Task HandleAsync(CorrectionDecided e, CancellationToken ct)
    {
        db.Add(Notice.Of(e.TenantId, e.StudentId, null, e.Accepted ? "CorrectionAccepted" : "CorrectionRejected", [], e.At));
        return Task.CompletedTask;
    }
}
