using System.Text.Json;
using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Events;

/// <summary>Looks for outbox rows that no worker has touched. Who claims a row writes its name into it, and the row's removal is conditional on that name.</summary>
internal sealed class Announcements(ExemptionDbContext db, IEnumerable<Subscription> subscriptions, TimeProvider clock) : IAnnouncements
{
    public async Task<bool> WithdrawAsync<T>(Guid subjectId, Func<T, bool> which, CancellationToken ct) where T : IEvent
    {
        var told = subscriptions.Where(s => s.Event == typeof(T)).ToList();
        var names = told.ConvertAll(s => s.Name);
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = (await db.Outbox.Where(m => m.SubjectId == subjectId && names.Contains(m.Subscriber) && m.DoneAt == null).ToListAsync(ct))
            .Where(m => m.EventName == told[0].EventName && m.DueAt > now && m.LockedBy is null && which(JsonSerializer.Deserialize<T>(m.Payload)!)).ToList();
        if (waiting.Count != told.Count)
        {
            return false;
        }

        db.Outbox.RemoveRange(waiting);
        return true;
    }
}
