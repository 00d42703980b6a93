using Exemption.Framework.Data;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Registers;

internal sealed class UserDirectory(ExemptionDbContext db, StudentSecrets secrets) : IUserDirectory
{
    public async Task<StudentProfile?> FindStudentAsync(Guid userId, CancellationToken ct) =>
        await FindAsync(userId, ct) is { } s
            ? new StudentProfile(s.Id, s.TenantId, s.Name, s.AdmissionTicketNumber, s.MajorCode, s.MajorName, secrets.PhoneOf(s))
            : null;

    public async Task<bool?> HasIdNumberAsync(Guid userId, string idNumber, CancellationToken ct) =>
        await FindAsync(userId, ct) is { IdNumberIndex: not null } student ? secrets.Holds(student, idNumber) : null;

    public async Task<Guid?> FindStudentIdAsync(string admissionTicketNumber, CancellationToken ct) =>
        await db.Set<Student>().AsNoTracking().Where(s => s.AdmissionTicketNumber == admissionTicketNumber).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(ct);

    private Task<Student?> FindAsync(Guid id, CancellationToken ct) => db.Set<Student>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
}

internal sealed class AccountDirectory(ExemptionDbContext db) : IAccountDirectory
{
    public async Task<IReadOnlyDictionary<Guid, AccountInfo>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await db.Set<User>().AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(ct)).ToDictionary(u => u.Id, u => new AccountInfo(u.Id, u.UserName!, u.DisplayName, u.TenantId));

    public async Task<Guid?> FindAsync(string userName, CancellationToken ct)
    {
        var key = User.Normalise(userName);
        return await db.Set<User>().AsNoTracking().Where(u => u.NormalizedUserName == key).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
    }
}

internal sealed class LearningCenterDirectory(ExemptionDbContext db) : ILearningCenterDirectory
{
    public async Task<IReadOnlyList<LearningCenterInfo>> ListAsync(CancellationToken ct) => await Infos(Centers.OrderBy(c => c.Code)).ToListAsync(ct);

    public Task<LearningCenterInfo?> FindAsync(Guid id, CancellationToken ct) => Infos(Centers.Where(c => c.Id == id)).SingleOrDefaultAsync(ct);

    private IQueryable<LearningCenter> Centers => db.Set<LearningCenter>().AsNoTracking();

    /// <summary>Comes last in a query: EF cannot look through a constructor.</summary>
    private static IQueryable<LearningCenterInfo> Infos(IQueryable<LearningCenter> centers) =>
        centers.Select(c => new LearningCenterInfo(c.Id, c.Code, c.Name, c.ContactName, c.ContactPhone, c.IsActive));
}
