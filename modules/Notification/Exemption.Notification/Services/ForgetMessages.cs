using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Notification.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Notification.Services;

/// <summary>Deletes the notices and SMS about an application that is gone.</summary>
[StableName("notification.forget-messages")]
internal sealed class ForgetMessages(ExemptionDbContext db) : IEventHandler<ApplicationErased>
{
    public async Task HandleAsync(ApplicationErased e, CancellationToken ct)
    {
        await db.Set<Notice>().Where(n => n.RecipientId == e.StudentId && n.ApplicationId == e.ApplicationId).ExecuteDeleteAsync(ct);
        var sms = await db.Set<SmsMessage>().Where(m => m.ApplicationId == e.ApplicationId).Select(m => m.Id).ToListAsync(ct);
        await db.Set<DemoSms>().Where(m => sms.Contains(m.Id)).ExecuteDeleteAsync(ct);
        await db.Set<SmsMessage>().Where(m => sms.Contains(m.Id)).ExecuteDeleteAsync(ct);
    }
}
