using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Printing.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Printing.Services;

/// <summary>Opens the record of an application the moment it is finally approved.</summary>
[StableName("printing.prepare-record")]
internal sealed class PrepareApplicationRecord(ExemptionDbContext db, CheckCodes codes) : IEventHandler<ApplicationStatusChanged>
{
    public async Task HandleAsync(ApplicationStatusChanged e, CancellationToken ct)
    {
        // Somebody may have printed before the outbox ran; then the record is there already.
        if (e.To == ApplicationStatus.Approved && !await db.Set<ApplicationRecord>().AnyAsync(r => r.ApplicationId == e.ApplicationId, ct))
        {
            db.Add(ApplicationRecord.Prepare(e.TenantId, e.ApplicationId, codes.Of(e.ApplicationId), e.At));
        }
    }
}
