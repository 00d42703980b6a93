using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.Security;
using Exemption.Notification.Domain;
using Exemption.Notification.Sms;

namespace Exemption.Notification.Services;

/// <summary>Puts every change into the student's inbox, and a rejection on the way to the student's phone (S-44, C-17, Y-08).</summary>
[StableName("notification.tell-student")]
internal sealed class TellStudent(
    ExemptionDbContext db, IApplicationDesk applications, IBackgroundJobManager jobs, SmsTexts texts, ISensitiveData sensitive, TimeProvider clock)
    : IEventHandler<ApplicationStatusChanged>
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
            await QueueSmsAsync(e, ct);
        }
    }

    private async Task QueueSmsAsync(ApplicationStatusChanged e, CancellationToken ct)
    {
        var application = await applications.ReadAsync(e.ApplicationId, Actor.System, ct);
        if (string.IsNullOrEmpty(application.Phone))
        {
            return;
        }

        var id = Guid.CreateVersion7();
        var parameters = texts.Parameters(application.Student.Name, SmsTexts.CategoriesOf(e.Reasons));
        db.Add(SmsMessage.Queue(
            id, e.TenantId, e.ApplicationId, sensitive.Protect(SmsMessage.PhoneColumn, id, application.Phone), SmsTexts.RejectedTemplate, parameters, clock.GetUtcNow().UtcDateTime));
        await applications.NoteAsync(e.ApplicationId, HandlingAction.SmsQueued, Actor.System, Mask.Phone(application.Phone), ct);
        jobs.Enqueue(new SmsDue(id), id);
    }
}
