using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Retention;

/// <summary>Delivered outbox messages; what failed for good stays until somebody has looked at it.</summary>
internal sealed class PurgeOutbox(ExemptionDbContext db, RetentionSettings settings) : IRetentionRule
{
    public string Kind => "system.outbox";

    public RetentionPeriod Period => settings.Days("OutboxDays", 30);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var cut = Period.CutAt(now);
        var ids = await db.Outbox.Where(m => m.DoneAt < cut).OrderBy(m => m.DoneAt).Select(m => m.Id).Take(most).ToListAsync(ct);
        return await db.Outbox.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Who did what: kept at least six months (网络安全法). Nothing is cut while anything is held, for the log is the proof of what happened to it.</summary>
internal sealed class PurgeAudit(ExemptionDbContext db, RetentionSettings settings, ISealedLog log, ILegalHolds holds) : IRetentionRule
{
    public string Kind => "system.audit";

    public RetentionPeriod Period => LogPeriod.Of(settings);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var cut = Period.CutAt(now);
        return (await holds.HeldAsync(ct)).Count > 0 ? 0 : await log.PurgeAsync<AuditEntry>(
            await db.Set<AuditEntry>().Where(e => e.At < cut).OrderBy(e => e.At).Select(e => e.Id).Take(most).ToListAsync(ct),
            "retention", ct);
    }
}

/// <summary>Who saw what: kept as long as the audit, on the same terms.</summary>
internal sealed class PurgeAccessLog(ExemptionDbContext db, RetentionSettings settings, ISealedLog log, ILegalHolds holds) : IRetentionRule
{
    public string Kind => "system.access-log";

    public RetentionPeriod Period => LogPeriod.Of(settings);

    public async Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct)
    {
        var cut = Period.CutAt(now);
        return (await holds.HeldAsync(ct)).Count > 0 ? 0 : await log.PurgeAsync<AccessLogEntry>(
            await db.Set<AccessLogEntry>().Where(e => e.At < cut).OrderBy(e => e.At).Select(e => e.Id).Take(most).ToListAsync(ct),
            "retention", ct);
    }
}

internal static class LogPeriod
{
    public static RetentionPeriod Of(RetentionSettings settings) => settings.Days("LogDays", 3 * 365, RetentionSettings.SixMonths);
}
