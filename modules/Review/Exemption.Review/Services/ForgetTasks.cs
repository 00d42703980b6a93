using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>Deletes the turns at the desks of an application that is gone, what was noted to it and looked up for it, and where it was counted; the counts stay.</summary>
[StableName("review.forget-tasks")]
internal sealed class ForgetTasks(ExemptionDbContext db) : IEventHandler<ApplicationErased>
{
    public async Task HandleAsync(ApplicationErased e, CancellationToken ct)
    {
        await db.Set<ReviewTask>().Where(t => t.ApplicationId == e.ApplicationId).ExecuteDeleteAsync(ct);
        await db.Set<CertificateCheck>().Where(c => c.ApplicationId == e.ApplicationId).ExecuteDeleteAsync(ct);
        await db.Set<Mention>().Where(m => m.ApplicationId == e.ApplicationId).ExecuteDeleteAsync(ct);
        await db.Set<CaseNote>().Where(n => n.ApplicationId == e.ApplicationId).ExecuteDeleteAsync(ct);
        await db.Set<CountedCase>().Where(c => c.ApplicationId == e.ApplicationId).ExecuteDeleteAsync(ct);
    }
}
