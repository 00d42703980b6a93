using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Retention;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Retention;

/// <summary>The holds in force, as everybody who deletes has to ask.</summary>
internal sealed class LegalHolds(ExemptionDbContext db, ICurrentTenant tenant, TimeProvider clock) : ILegalHolds
{
    public async Task<IReadOnlyCollection<Guid>> HeldAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var held = await db.Set<LegalHold>().AsNoTracking().Where(h => h.ReleasedAt == null && (h.Until == null || h.Until > now))
            .Select(h => new { h.Subject, h.SubjectId }).ToListAsync(ct);
        var students = held.Where(h => h.Subject == HoldSubject.Student).Select(h => h.SubjectId).ToList();
        using var _ = tenant.AcrossTenants();   // a hold does not ask which centre
        var theirs = students.Count == 0 ? [] : await db.Set<ExemptionApplication>().Where(a => students.Contains(a.StudentId)).Select(a => a.Id).ToListAsync(ct);
        return held.Select(h => h.SubjectId).Concat(theirs).ToHashSet();
    }
}
