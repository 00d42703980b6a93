using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Printing.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Printing.Services;

/// <summary>Opens the record of an application the moment it is finally approved, and declares it void the moment that is undone.</summary>
[StableName("printing.prepare-record")]
internal sealed class PrepareApplicationRecord(ExemptionDbContext db, CheckCodes codes) : IEventHandler<ApplicationStatusChanged>
{
    public async Task HandleAsync(ApplicationStatusChanged e, CancellationToken ct)
    {
        var known = await db.Set<ApplicationRecord>().SingleOrDefaultAsync(r => r.ApplicationId == e.ApplicationId, ct);
        if (e.From == ApplicationStatus.Approved)
        {
            Revoke(known, e.At);
        }

        // Somebody may have printed before the outbox ran; then the record is there already.
        if (e.To != ApplicationStatus.Approved)
        {
            return;
        }

        if (known is { RevokedAt: not null })
        {
            known.Renew(codes.Of(e.ApplicationId, known.Revocations), e.At);
        }
        else if (known is null)
        {
            db.Add(ApplicationRecord.Prepare(e.TenantId, e.ApplicationId, codes.Of(e.ApplicationId), e.At));
        }
    }

    private void Revoke(ApplicationRecord? known, DateTime at)
    {
        if (known is { RevokedAt: null })
        {
            db.Add(new VoidCode { Code = known.CheckCode, TenantId = known.TenantId, ApplicationId = known.ApplicationId, VoidedAt = at });
            known.Revoke(at);
        }
    }
}
