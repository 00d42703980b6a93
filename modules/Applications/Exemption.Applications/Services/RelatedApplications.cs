using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Identity;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Finds the same person or certificate in other applications that the viewer may open. Of another centre's a centre learns by <see cref="Duplicates"/>, and only that there is one.</summary>
internal sealed class RelatedApplications(ExemptionDbContext db, SensitiveFields fields, ILearningCenterDirectory centers)
{
    private const int Limit = 20;

    public async Task<IReadOnlyList<RelatedApplication>> FindAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var a = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
        var types = await db.Set<CertificateType>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        var names = (await centers.ListAsync(ct)).ToDictionary(c => c.Id, c => c.Name);
        var rows = db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer).Where(x => x.Id != id);
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

        return [.. found.DistinctBy(f => f.Row.Id).Select(f => new RelatedApplication(
            f.Row.Id, f.Row.Number, f.Row.Status, f.Row.StudentName, names.GetValueOrDefault(f.Row.TenantId, string.Empty),
            f.Row.CertificateTypeId is { } type ? types.GetValueOrDefault(type) : null, f.Relation, CanOpen: true))];
    }
}
