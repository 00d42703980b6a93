using System.Reflection;
using System.Text.Json;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exemption.Framework.Events;

/// <summary>Delivers the outbox: claims a message by lease, runs its handler with no transaction open, commits the handler's rows with the done-mark.</summary>
public sealed class OutboxDispatcher : BackgroundService
{
    private const int MaxAttempts = 48;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly string _me = $"{Environment.MachineName}/{Guid.NewGuid():N}";
    private readonly IServiceScopeFactory _scopes;
    private readonly Dictionary<(string, string), Subscription> _subscriptions;
    private readonly OutboxSignal _signal;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxDispatcher> _log;

    internal OutboxDispatcher(
        IServiceScopeFactory scopes, IEnumerable<Subscription> subscriptions, OutboxSignal signal, TimeProvider clock, ILogger<OutboxDispatcher> log)
    {
        (_scopes, _signal, _clock, _log) = (scopes, signal, clock, log);
        _subscriptions = subscriptions.ToDictionary(s => (s.Name, s.EventName));
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Delivers everything due now, including what the deliveries themselves enqueue.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        while (await DeliverNextAsync(ct))
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(stoppingToken);
                await _signal.WaitAsync(TimeSpan.FromSeconds(2), _clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The database may be away for a while; the dispatcher must outlive that.
            catch (Exception ex)
            {
                _log.LogError("Outbox: {Error}; next look in 5 s", ex.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), _clock, stoppingToken);
            }
        }
    }

    private async Task<bool> DeliverNextAsync(CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        if (await ClaimNextAsync(db, ct) is not { } message)
        {
            return false;
        }

        try
        {
            using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().Change(message.TenantId);
            await InvokeAsync(scope.ServiceProvider, message, ct);
            (message.DoneAt, message.LockedUntil) = (Now, null);
            await db.SaveChangesAsync(ct);
        }
        // A handler may fail in any way; every one of them means "try again later".
        catch (Exception ex) when (ex is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            _log.LogWarning("{Subscriber} failed on {Event} {Id} (attempt {Attempt}): {Error}", message.Subscriber, message.EventName, message.Id, message.Attempts, ex.GetType().Name);
            await PostponeAsync(message, ex, ct);
        }

        return true;
    }

    private async Task<OutboxMessage?> ClaimNextAsync(ExemptionDbContext db, CancellationToken ct)
    {
        var now = Now;
        var due = await db.Outbox.AsNoTracking()
            .Where(m => m.DoneAt == null && m.GivenUpAt == null && m.DueAt <= now && (m.LockedUntil == null || m.LockedUntil < now))
            .OrderBy(m => m.Id).Take(64).ToListAsync(ct);

        foreach (var candidate in due.DistinctBy(m => (m.Subscriber, m.SubjectId)))
        {
            // One subscriber hears one subject in order: whatever came earlier goes first, even if it is waiting for its next try.
            var earlier = await db.Outbox.AnyAsync(
                m => m.SubjectId == candidate.SubjectId && m.Subscriber == candidate.Subscriber && m.DoneAt == null && m.GivenUpAt == null && m.Id < candidate.Id, ct);
            if (earlier)
            {
                continue;
            }

            var mine = await db.Outbox
                .Where(m => m.Id == candidate.Id && m.DoneAt == null && (m.LockedUntil == null || m.LockedUntil < now))
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.LockedBy, _me).SetProperty(m => m.LockedUntil, now + Lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
            if (mine == 1)
            {
                return await db.Outbox.SingleAsync(m => m.Id == candidate.Id, ct);
            }
        }

        return null;
    }

    private async Task PostponeAsync(OutboxMessage message, Exception ex, CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 2 * Math.Pow(2, message.Attempts)));
        DateTime? givenUp = message.Attempts >= MaxAttempts ? Now : null;
        var (error, due) = (ex.GetType().Name, Now + pause);
        await db.Outbox.Where(m => m.Id == message.Id && m.LockedBy == _me && m.DoneAt == null).ExecuteUpdateAsync(
            u => u.SetProperty(m => m.LockedUntil, (DateTime?)null).SetProperty(m => m.DueAt, due).SetProperty(m => m.GivenUpAt, givenUp).SetProperty(m => m.LastError, error), ct);
    }

    private Task InvokeAsync(IServiceProvider services, OutboxMessage message, CancellationToken ct)
    {
        var subscription = _subscriptions[(message.Subscriber, message.EventName)];
        var e = JsonSerializer.Deserialize(message.Payload, subscription.Event);
        var handler = services.GetRequiredService(subscription.Handler);
        var handle = typeof(IEventHandler<>).MakeGenericType(subscription.Event).GetMethod(nameof(IEventHandler<IEvent>.HandleAsync))!;
        return (Task)handle.Invoke(handler, BindingFlags.DoNotWrapExceptions, null, [e, ct], null)!;
    }
}
