using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Security;
using Exemption.Framework.Users;
using Exemption.Notification.Domain;
using Exemption.Notification.Sms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Notification.Services;

/// <param name="Phone">Masked.</param>
/// <param name="Text">As it would arrive on the phone.</param>
internal sealed record DemoSmsDto(Guid Id, DateTime At, string Phone, string Text, SmsState State);

/// <summary>What the demo would have sent by SMS, so that whoever tries the product sees what a student gets.</summary>
[Route("api/notifications/demo-sms"), RequirePermission(NotificationPermissions.SmsOutbox), AnswersNotFound]
internal sealed class SmsOutboxAppService(ExemptionDbContext db, DemoMode demo, ICurrentUser user, ICurrentTenant tenant, ISensitiveData sensitive) : AppService
{
    private const int Newest = 100;

    /// <summary>The newest hundred: a centre's own, for the university those of all centres. 404 outside the demo.</summary>
    [HttpGet]
    public async Task<ListDto<DemoSmsDto>> GetListAsync(CancellationToken ct)
    {
        if (!demo.IsOn)
        {
            throw new EntityNotFoundException();
        }

        using var _ = user.TenantId is null ? tenant.AcrossTenants() : null;
        var rows = await (from sms in db.Set<DemoSms>()
                          join message in db.Set<SmsMessage>() on sms.Id equals message.Id
                          orderby sms.At descending, sms.Id descending
                          select new { sms, message.State }).AsNoTracking().Take(Newest).ToListAsync(ct);
        return new ListDto<DemoSmsDto>([.. rows.Select(r => new DemoSmsDto(
            r.sms.Id, r.sms.At, Mask.Phone(sensitive.Reveal(DemoSms.PhoneColumn, r.sms.Id, r.sms.Phone)), r.sms.Text, r.State))]);
    }
}
