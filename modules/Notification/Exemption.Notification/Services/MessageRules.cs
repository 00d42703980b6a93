using Exemption.Framework.Data;
using Exemption.Framework.Retention;
using Exemption.Notification.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Notification.Services;

/// <summary>SMS with their names and numbers; that one was sent stays in 经办记录.</summary>
internal sealed class PurgeSms(ExemptionDbContext db, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "notification.sms";

    public RetentionPeriod Period => settings.Days("SmsDays", 365);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var (cut, held) = (Period.CutAt(now), await holds.HeldAsync(ct));
        var ids = await db.Set<SmsMessage>().Where(m => m.QueuedAt < cut && !held.Contains(m.ApplicationId)).OrderBy(m => m.QueuedAt).Select(m => m.Id).Take(most).ToListAsync(ct);
        await db.Set<DemoSms>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(ct);
        return ids.Count == 0 ? 0 : await db.Set<SmsMessage>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(ct);
    }
}

internal sealed class PurgeNotices(ExemptionDbContext db, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "notification.notices";

    public RetentionPeriod Period => settings.Days("NoticeDays", 730);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var (cut, held) = (Period.CutAt(now), (await holds.HeldAsync(ct)).Select(id => (Guid?)id).ToList());
        var ids = await db.Set<Notice>().Where(n => n.At < cut && !held.Contains(n.RecipientId) && (n.ApplicationId == null || !held.Contains(n.ApplicationId)))
            .OrderBy(n => n.At).Select(n => n.Id).Take(most).ToListAsync(ct);
        return ids.Count == 0 ? 0 : await db.Set<Notice>().Where(n => ids.Contains(n.Id)).ExecuteDeleteAsync(ct);
    }
}
