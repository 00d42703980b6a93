using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Names for the ids in the logs; see <see cref="IApplicationDirectory"/>.</summary>
internal sealed class ApplicationDirectory(ExemptionDbContext db) : IApplicationDirectory
{
    private IQueryable<ExemptionApplication> Rows => db.Set<ExemptionApplication>().AsNoTracking();

    public async Task<IReadOnlyDictionary<Guid, ApplicationInfo>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Rows.Where(a => ids.Contains(a.Id)).Select(a => new ApplicationInfo(a.Id, a.Number, a.StudentName, a.TenantId)).ToDictionaryAsync(a => a.Id, ct);

    public async Task<Guid?> FindAsync(string number, CancellationToken ct) => await Rows.Where(a => a.Number == number).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<Guid>> OfStudentAsync(Guid studentId, CancellationToken ct) => await Rows.OfStudent(studentId).Select(a => a.Id).ToListAsync(ct);
}
