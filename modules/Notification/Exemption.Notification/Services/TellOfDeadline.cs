using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Notification.Domain;
using Exemption.Notification.Sms;

namespace Exemption.Notification.Services;

/// <summary>Reminds the student that the time for a correction draws to its end, unless it has been made meanwhile.</summary>
[StableName("notification.tell-of-deadline")]
internal sealed class TellOfDeadline(ExemptionDbContext db, IApplicationDesk applications, SmsQueue queue, SmsTexts texts) : IEventHandler<CorrectionDue>
{
    public async Task HandleAsync(CorrectionDue e, CancellationToken ct)
    {
        var application = await applications.ReadAsync(e.ApplicationId, Actor.System, ct);
        if (application.Status == ApplicationStatus.Rejected)
        {
            db.Add(Notice.Of(e.TenantId, e.StudentId, e.ApplicationId, "CorrectionDue", [], e.At));
            await queue.AddAsync(application, e.TenantId, SmsTexts.ReminderTemplate, texts.ReminderParameters(application.Student.Name, e.LastDay), ct);
        }
    }
}
