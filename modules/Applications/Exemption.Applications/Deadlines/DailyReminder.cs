using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exemption.Applications.Deadlines;

/// <summary>
/// Looks every half hour of the day for rejected applications whose time draws to its end, and tells of each reminder once: the row remembers the last one,
/// in the transaction that writes the message, so that two hosts, or a crash, make no second. A day without a host is made up for.
/// </summary>
internal sealed class DailyReminder(IServiceScopeFactory scopes, ReminderSettings settings, TimeProvider clock, ILogger<DailyReminder> log) : BackgroundService
{
    private const int Evening = 21;
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Says how many were told.</summary>
    public async Task<int> RunIfDueAsync(CancellationToken ct)
    {
        var start = Shanghai.StartOf(Shanghai.DayOf(Now));
        if (settings.Days.Count == 0 || Now < start.AddHours(settings.Hour) || Now >= start.AddHours(Evening))
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().AcrossTenants();   // time ends in all centres alike
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var told = 0;
        foreach (var window in await db.Set<ApplicationWindow>().AsNoTracking().OrderByDescending(w => w.ClosesAt).Take(4).ToListAsync(ct))
        {
            foreach (var row in await db.Set<ExemptionApplication>().AsNoTracking().AwaitingCorrection(window.Id).ToListAsync(ct))
            {
                told += await TellAsync(row, window, ct) ? 1 : 0;
            }
        }

        return told;
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
                log.LogError("Reminders: {Error}; next look in half an hour", ex.GetType().Name);
                await Task.Delay(Look, clock, stoppingToken);
            }
        }
    }

    private async Task<bool> TellAsync(Correction row, ApplicationWindow window, CancellationToken ct)
    {
        var (today, lastDay) = (Shanghai.DayOf(Now), window.LastDayFor(row.RejectedAt));
        // On its own day the rejection has just been told.
        if (lastDay < today || Shanghai.DayOf(row.RejectedAt) == today || settings.Due(lastDay.DayNumber - today.DayNumber) is not { } due || row.RemindedDays <= due)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().Change(row.TenantId);
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        using var turn = await db.EnterWriteAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Past the version: a reminder must not make the student's open form stale.
        int? mark = due;
        if (await db.Set<ExemptionApplication>().ById(row.Id).Where(a => a.Status == ApplicationStatus.Rejected && (a.RemindedDays == null || a.RemindedDays > due))
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.RemindedDays, mark), ct) == 0)
        {
            return false;
        }

        scope.ServiceProvider.GetRequiredService<IBackgroundJobManager>().Enqueue(new CorrectionDue(row.Id, row.TenantId, row.StudentId, lastDay, Now), row.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}

/// <summary>A rejected application that may still be corrected.</summary>
internal sealed record Correction(Guid Id, Guid TenantId, Guid StudentId, DateTime RejectedAt, int? RemindedDays);
