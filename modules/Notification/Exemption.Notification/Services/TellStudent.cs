using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Notification.Domain;
using Exemption.Notification.Sms;

namespace Exemption.Notification.Services;

/// <summary>Puts every change into the student's inbox, and a rejection on the way to the student's phone (S-44, C-17, Y-08).</summary>
[StableName("notification.tell-student")]
internal sealed class TellStudent(ExemptionDbContext db, IApplicationDesk applications, IReasonTexts reasons, SmsQueue queue, SmsTexts texts) : IEventHandler<ApplicationStatusChanged>
{
    public async Task HandleAsync(ApplicationStatusChanged e, CancellationToken ct)
    {
        // The centre and the university settle that between themselves.
        if (e.Action == ApplicationAction.ReturnToCenter || e is { Action: ApplicationAction.Undo, From: ApplicationStatus.Submitted })
        {
            return;
        }

        db.Add(Notice.Of(e.TenantId, e.StudentId, e.ApplicationId, NoticeCodes.Of(e), e.Reasons, e.At));
        if (e.To == ApplicationStatus.Rejected)
        {
            var application = await applications.ReadAsync(e.ApplicationId, Actor.System, ct);
            var words = await reasons.ReadAsync(ct);
            var parameters = texts.Parameters(application.Student.Name, e.Reasons.Select(key => words.Find(key)?.Sms).OfType<string>());
            await queue.AddAsync(application, e.TenantId, SmsTexts.RejectedTemplate, parameters, ct);
        }
    }
}
