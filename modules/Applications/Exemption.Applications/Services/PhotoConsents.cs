using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Says whether a student's ID photos may be taken in, by the wording in force and the student's latest act.</summary>
internal sealed class PhotoConsents(ExemptionDbContext db)
{
    public Task<ConsentWording> WordingAsync(CancellationToken ct) => db.Set<ConsentWording>().AsNoTracking().OrderByDescending(w => w.Version).FirstAsync(ct);

    public Task<PhotoConsent?> LatestAsync(Guid studentId, CancellationToken ct) =>
        db.Set<PhotoConsent>().AsNoTracking().Where(c => c.StudentId == studentId).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);

    /// <summary>Since when the wordings in force have said, without a break, that photographs are read; the end of time where the present one does not.</summary>
    public async Task<DateTime> ReadingSinceAsync(CancellationToken ct) =>
        (await db.Set<ConsentWording>().AsNoTracking().OrderByDescending(w => w.Version).ToListAsync(ct))
            .TakeWhile(w => w.AllowsReading).Select(w => (DateTime?)w.Since).LastOrDefault() ?? DateTime.MaxValue;

    /// <summary>The door before every photo (PIPL 29); the answer is the wording that was consented to.</summary>
    public async Task<ConsentWording> DemandAsync(Guid studentId, CancellationToken ct)
    {
        var wording = await WordingAsync(ct);
        return (await LatestAsync(studentId, ct))?.IsActiveFor(wording) == true ? wording : throw new BusinessException(ApplicationErrors.ConsentNeeded);
    }
}
