using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Security;
using Exemption.Notification.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Notification.Sms;

/// <summary>The provider of the demo: keeps what it was given in a table that the demo page shows. Its commits are its own, as a real provider's would be.</summary>
internal sealed class DemoSmsSender(IServiceScopeFactory scopes, ICurrentTenant tenant, ISensitiveData sensitive, TimeProvider clock) : ISmsSender
{
    public async Task<SmsReceipt> SendAsync(SmsOrder order, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        if (!await db.Set<DemoSms>().AnyAsync(m => m.Id == order.OutId, ct))
        {
            db.Add(new DemoSms(order.OutId, tenant.Id ?? throw new InvalidOperationException("An SMS belongs to a learning centre."),
                sensitive.Protect(DemoSms.PhoneColumn, order.OutId, order.Phone), order.Text, clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(ct);
        }

        return new SmsReceipt($"demo-{order.OutId:N}");
    }
}
