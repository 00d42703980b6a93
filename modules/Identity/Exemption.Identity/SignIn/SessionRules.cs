using System.Globalization;
using Exemption.Framework.Data;
using Exemption.Framework.Retention;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.SignIn;

/// <summary>Ended sessions whose cookies have outlived themselves long ago.</summary>
internal sealed class PurgeSessions(ExemptionDbContext db, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "identity.sessions";

    public RetentionPeriod Period => settings.Days("SessionDays", 30);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        // The time of the end stands as ticks, of one length for centuries, so that texts compare like times.
        var cut = Period.CutAt(now).Ticks.ToString(CultureInfo.InvariantCulture);
#pragma warning disable CA1309 // The database compares, and its columns compare by bytes.
        var old = db.Set<UserToken>().Where(t => t.LoginProvider == Sessions.Ended && string.Compare(t.Value, cut) < 0);
#pragma warning restore CA1309
        var names = await old.OrderBy(t => t.Value).Select(t => t.Name).Take(most).ToListAsync(ct);
        return names.Count == 0 ? 0 : await old.Where(t => names.Contains(t.Name)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Decided correction requests; what they changed stands in the register.</summary>
internal sealed class PurgeCorrections(ExemptionDbContext db, ILegalHolds holds, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "identity.corrections";

    public RetentionPeriod Period => settings.Days("CorrectionDays", 3 * 365);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var (cut, held) = (Period.CutAt(now), await holds.HeldAsync(ct));
        var ids = await db.Set<CorrectionRequest>().Where(r => r.DecidedAt < cut && !held.Contains(r.StudentId)).OrderBy(r => r.DecidedAt).Select(r => r.Id).Take(most).ToListAsync(ct);
        return ids.Count == 0 ? 0 : await db.Set<CorrectionRequest>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(ct);
    }
}
