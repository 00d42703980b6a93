using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.Security;
using Exemption.Notification.Domain;

namespace Exemption.Notification.Services;

/// <summary>Puts an SMS about an application on its way to the student's phone, and says so in 经办记录; without a number there is none. The caller saves.</summary>
internal sealed class SmsQueue(ExemptionDbContext db, IApplicationDesk applications, IBackgroundJobManager jobs, ISensitiveData sensitive, TimeProvider clock)
{
    public async Task AddAsync(ApplicationDetail application, Guid tenantId, string template, IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(application.Phone))
        {
            return;
        }

        var id = Guid.CreateVersion7();
        db.Add(SmsMessage.Queue(
            id, tenantId, application.Id, sensitive.Protect(SmsMessage.PhoneColumn, id, application.Phone), template, parameters, clock.GetUtcNow().UtcDateTime));
        await applications.NoteAsync(application.Id, HandlingAction.SmsQueued, Actor.System, Mask.Phone(application.Phone), ct);
        jobs.Enqueue(new SmsDue(id), id);
    }
}
