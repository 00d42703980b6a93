using Exemption.Framework.Data;
using Exemption.Framework.Retention;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>What staff noted while a case was in hand; a finished application stays for good, and its notes must not.</summary>
internal sealed class PurgeNotes(ExemptionDbContext db, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "review.notes";

    public RetentionPeriod Period => settings.Days("CaseNoteDays", 365);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var (cut, held) = (Period.CutAt(now), await holds.HeldAsync(ct));
        var ids = await db.Set<CaseNote>().Where(n => n.At < cut && !held.Contains(n.ApplicationId)).OrderBy(n => n.At).Select(n => n.Id).Take(most).ToListAsync(ct);
        await db.Set<Mention>().Where(m => ids.Contains(m.NoteId)).ExecuteDeleteAsync(ct);
        return ids.Count == 0 ? 0 : await db.Set<CaseNote>().Where(n => ids.Contains(n.Id)).ExecuteDeleteAsync(ct);
    }
}
