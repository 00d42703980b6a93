using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Security;
using Exemption.Notification.Domain;
using Exemption.Notification.Services;
using Exemption.Notification.Sms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Notification.Sms;

/// <summary>Puts messages on their way by the product's own rows and outbox, without the rejections that would take hours to make.</summary>
internal static class SmsBacklog
{
    public const string Phone = "13900007531";
    public const string Name = "样例收信人";
    private const int AtOnce = 500;

    public static async Task<IReadOnlyList<Guid>> QueueAsync(IServiceProvider services, Guid tenantId, IReadOnlyList<Guid> applications, int count)
    {
        var ids = new List<Guid>(count);
        while (ids.Count < count)
        {
            await using var scope = services.CreateAsyncScope();
            using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().Change(tenantId);
            var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
            var jobs = scope.ServiceProvider.GetRequiredService<IBackgroundJobManager>();
            var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            for (var i = Math.Min(AtOnce, count - ids.Count); i > 0; i--)
            {
                var (id, application) = (Guid.CreateVersion7(), applications[ids.Count % applications.Count]);
                var phone = scope.ServiceProvider.GetRequiredService<ISensitiveData>().Protect(SmsMessage.PhoneColumn, id, Phone);
                db.Add(SmsMessage.Queue(id, tenantId, application, phone, SmsTexts.RejectedTemplate, scope.ServiceProvider.GetRequiredService<SmsTexts>().Parameters(Name, ["照片"]), now));
                db.Add(new HandlingRecord { ApplicationId = application, TenantId = tenantId, At = now, Action = HandlingAction.SmsQueued, ActorId = Guid.Empty, ActorName = "System", ActorSide = ActorSide.System });
                jobs.Enqueue(new SmsDue(id), id);
                ids.Add(id);
            }

            await db.SaveChangesAsync();
        }

        return ids;
    }

    /// <summary>How many are in which state.</summary>
    public static async Task<Dictionary<SmsState, int>> StatesAsync(ExemptionDbContext db) =>
        await db.Set<SmsMessage>().GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);

    /// <summary>How many handling records say what became of a message.</summary>
    public static async Task<Dictionary<HandlingAction, int>> RecordsAsync(ExemptionDbContext db) =>
        (await db.Set<HandlingRecord>().GroupBy(r => r.Action).Select(g => new { g.Key, Count = g.Count() }).ToListAsync())
            .Where(g => g.Key is HandlingAction.SmsQueued or HandlingAction.SmsSent or HandlingAction.SmsFailed).ToDictionary(g => g.Key, g => g.Count);
}
