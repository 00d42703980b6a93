using Exemption.Framework.Data;
using Exemption.Framework.Localization;
using Exemption.Framework.Privacy;
using Exemption.Notification.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Notification.Services;

/// <summary>The messages to a person for the own copy; SMS without the number they went to, which stands with its application.</summary>
internal sealed class MessagesOfPerson(ExemptionDbContext db, TextCatalog texts) : IPersonalDataSource
{
    public string Section => "notices";

    public async Task<object> ReadAsync(Guid personId, PersonalFiles files, CancellationToken ct)
    {
        var notices = await db.Set<Notice>().AsNoTracking().Where(n => n.RecipientId == personId).OrderBy(n => n.At).ToListAsync(ct);
        var about = notices.Select(n => n.ApplicationId).OfType<Guid>().Distinct().ToList();
        var sms = await db.Set<SmsMessage>().AsNoTracking().Where(m => about.Contains(m.ApplicationId)).OrderBy(m => m.QueuedAt).ToListAsync(ct);
        return new
        {
            inbox = notices.Select(n => new { n.At, n.ReadAt, about = n.ApplicationId, title = texts[$"Notice:{n.Code}:Title"], n.Code, n.Reasons }),
            sms = sms.Select(m => new { m.QueuedAt, about = m.ApplicationId, m.TemplateCode, m.Parameters, m.State }),
        };
    }
}
