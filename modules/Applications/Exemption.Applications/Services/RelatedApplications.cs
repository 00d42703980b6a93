using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;
using Exemption.Identity;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Finds the same person or certificate in other applications: the duplicates a reviewer must know of before deciding.</summary>
internal sealed class RelatedApplications(ExemptionDbContext db, SensitiveFields fields, ILearningCenterDirectory centers, ICurrentTenant tenant)
{
    private const int Limit = 20;

    public async Task<IReadOnlyList<RelatedApplication>> FindAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var a = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
        var types = await db.Set<CertificateType>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        var names = (await centers.ListAsync(ct)).ToDictionary(c => c.Id, c => c.Name);

        // A certificate used at two centres is the very fraud to be found, so this looks across; what a centre is told of another's case is cut below.
        using var _ = tenant.AcrossTenants();
        var staff = viewer with { Side = ActorSide.University };
        var rows = db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(staff).Where(x => x.Id != id);
        var found = new List<(ExemptionApplication Row, Relation Relation)>();
        found.AddRange((await rows.OfStudent(a.StudentId).Take(Limit).ToListAsync(ct)).Select(x => (x, Relation.SameStudent)));
        if (fields.IdNumberOf(a) is { } idNumber)
        {
            found.AddRange((await rows.WithIdNumber(fields.IdNumberIndexes(idNumber)).OrderByDescending(x => x.Id).Take(Limit).ToListAsync(ct)).Select(x => (x, Relation.SameIdNumber)));
        }

        if (a.CertificateNumber is { } number)
        {
            found.AddRange((await rows.WithCertificate(number).OrderByDescending(x => x.Id).Take(Limit).ToListAsync(ct)).Select(x => (x, Relation.SameCertificate)));
        }

        return [.. found.DistinctBy(f => f.Row.Id).Select(f => Tell(f.Row, f.Relation, viewer, types, names))];
    }

    private static RelatedApplication Tell(ExemptionApplication x, Relation relation, Actor viewer, Dictionary<Guid, string> types, Dictionary<Guid, string> names)
    {
        var mayOpen = viewer.Side == ActorSide.University || x.TenantId == viewer.TenantId;
        return new RelatedApplication(
            x.Id, mayOpen ? x.Number : null, x.Status, mayOpen ? x.StudentName : new string('*', x.StudentName.Length), names.GetValueOrDefault(x.TenantId, string.Empty),
            x.CertificateTypeId is { } type ? types.GetValueOrDefault(type) : null, relation, mayOpen);
    }
}
