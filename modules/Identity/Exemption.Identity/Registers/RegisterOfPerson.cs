using Exemption.Framework.Data;
using Exemption.Framework.Privacy;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Registers;

/// <summary>The register's entry and the account of a student for the own copy.</summary>
internal sealed class RegisterOfPerson(ExemptionDbContext db, StudentSecrets secrets, CorrectionSecrets corrections) : IPersonalDataSource
{
    public string Section => "register";

    public async Task<object> ReadAsync(Guid personId, PersonalFiles files, CancellationToken ct)
    {
        var user = await db.Set<User>().AsNoTracking().SingleAsync(u => u.Id == personId, ct);
        var s = await db.Set<Student>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == personId, ct);
        var center = s is null ? null : await db.Set<LearningCenter>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == s.TenantId, ct);
        var requests = await db.Set<CorrectionRequest>().AsNoTracking().Where(r => r.StudentId == personId).OrderBy(r => r.CreatedAt).ToListAsync(ct);
        return new
        {
            account = new { user.UserName, user.Email, createdAt = user.CreationTime },
            student = s is null ? null : new
            {
                s.Name, s.AdmissionTicketNumber, idNumber = secrets.IdNumberOf(s), phone = secrets.PhoneOf(s), s.MajorCode, s.MajorName, center = center?.Name, s.CreatedAt, s.ChangedAt,
            },
            corrections = requests.Select(r => new { r.Field, newValue = corrections.NewValueOf(r), r.Reason, r.State, r.CreatedAt, r.DecidedAt, r.DecisionNote }),
        };
    }
}
