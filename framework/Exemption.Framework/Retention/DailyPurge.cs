using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Sealing;
using Exemption.Framework.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exemption.Framework.Retention;

/// <summary>Runs every retention rule once a day, early in the morning of Shanghai, on whichever host comes first, in batches that hold no lock for long.</summary>
public sealed class DailyPurge(IServiceScopeFactory scopes, LogSealer sealer, IConfiguration configuration, TimeProvider clock, ILogger<DailyPurge> log) : BackgroundService
{
    private const string Job = "purge";
    private const int Batch = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    private readonly string _me = $"{Environment.MachineName}/{Guid.NewGuid():N}";
    private readonly int _hour = configuration.GetValue("Retention:Hour", 3);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Does today's run unless it has been done, is being done elsewhere, or it is too early; says whether it ran.</summary>
    public async Task<bool> RunIfDueAsync(CancellationToken ct)
    {
        var today = Shanghai.DayOf(Now);
        if (Now < Shanghai.StartOf(today).AddHours(_hour) || !await ClaimAsync(today, ct))
        {
            return false;
        }

        // Only what has its seal can leave a log honestly.
        await sealer.SealAsync(sign: false, ct);
        var (started, counts, failures) = (Now, new Dictionary<string, int>(), new Dictionary<string, string>());
        foreach (var kind in Kinds())
        {
            await PurgeAsync(kind, counts, failures, ct);
        }

        await FinishAsync(today, new PurgeRun { StartedAt = started, FinishedAt = Now, Counts = counts, Failures = failures }, ct);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunIfDueAsync(stoppingToken);
                await Task.Delay(Look, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The database may be away for a while; the job must outlive that.
            catch (Exception ex)
            {
                log.LogError("Purge: {Error}; next look in ten minutes", ex.GetType().Name);
                await Task.Delay(Look, clock, stoppingToken);
            }
        }
    }

    private List<string> Kinds()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IRetentionRule>().Select(r => r.Kind)];
    }

    /// <summary>One kind to its end, each batch in a scope of its own; a failure leaves the other kinds their turn.</summary>
    private async Task PurgeAsync(string kind, Dictionary<string, int> counts, Dictionary<string, string> failures, CancellationToken ct)
    {
        try
        {
            while (await BatchAsync(kind, ct) is var done and > 0)
            {
                counts[kind] = counts.GetValueOrDefault(kind) + done;
                await ExtendAsync(ct);
            }
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            log.LogError("Purge of {Kind}: {Error}", kind, ex.GetType().Name);
            failures[kind] = ex.GetType().Name;
        }
    }

    private async Task<int> BatchAsync(string kind, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().AcrossTenants();   // periods end in all centres alike
        return await scope.ServiceProvider.GetServices<IRetentionRule>().Single(r => r.Kind == kind).PurgeAsync(Now, Batch, ct);
    }

    private async Task<bool> ClaimAsync(DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        if (!await db.Set<DailyJob>().AnyAsync(j => j.Name == Job, ct))
        {
            try
            {
                db.Add(new DailyJob { Name = Job, DoneDay = today.AddDays(-1) });
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another host was first to write it down.
                db.ChangeTracker.Clear();
            }
        }

        var (now, until) = (Now, Now + Lease);
        return await db.Set<DailyJob>().Where(j => j.Name == Job && j.DoneDay < today && (j.LockedUntil == null || j.LockedUntil < now))
            .ExecuteUpdateAsync(u => u.SetProperty(j => j.LockedBy, _me).SetProperty(j => j.LockedUntil, until), ct) == 1;
    }

    private async Task ExtendAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var until = Now + Lease;
        await Mine(scope).ExecuteUpdateAsync(u => u.SetProperty(j => j.LockedUntil, until), ct);
    }

    private async Task FinishAsync(DateOnly today, PurgeRun run, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        db.Add(run);
        await db.SaveChangesAsync(ct);
        await Mine(scope).ExecuteUpdateAsync(u => u.SetProperty(j => j.DoneDay, today).SetProperty(j => j.LockedBy, (string?)null).SetProperty(j => j.LockedUntil, (DateTime?)null), ct);
    }

    private IQueryable<DailyJob> Mine(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<ExemptionDbContext>().Set<DailyJob>().Where(j => j.Name == Job && j.LockedBy == _me);
}
