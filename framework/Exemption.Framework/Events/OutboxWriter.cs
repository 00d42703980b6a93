using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Exemption.Framework.Events;

/// <summary>Turns what aggregates raised into outbox rows of the same save: both commit, or neither; then wakes the dispatcher.</summary>
internal sealed class OutboxWriter(IEnumerable<Subscription> subscriptions, OutboxSignal signal, ICurrentTenant tenant, TimeProvider clock)
    : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (ExemptionDbContext)eventData.Context!;
        foreach (var root in db.ChangeTracker.Entries<AggregateRoot>().Select(e => e.Entity).ToList())
        {
            var owner = (root as IMultiTenant)?.TenantId ?? (root as IMayHaveTenant)?.TenantId ?? tenant.Id;
            foreach (var (e, delay) in root.TakeEvents())
            {
                db.Outbox.AddRange(subscriptions.Where(s => s.Event == e.GetType()).Select(s => s.Address(e, root.Id, owner, clock.GetUtcNow().UtcDateTime + delay)));
            }
        }

        db.Addressed = [.. db.ChangeTracker.Entries<OutboxMessage>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Subscriber).Distinct()];
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (ExemptionDbContext)eventData.Context!;
        foreach (var subscriber in db.Addressed)
        {
            signal.Wake(subscriber);
        }

        db.Addressed = [];
        return ValueTask.FromResult(result);
    }
}

/// <summary>Wakes a subscriber's lane after a save that left it a message, so that nobody waits for its next look. One token at most lies in each channel.</summary>
internal sealed class OutboxSignal
{
    private readonly ConcurrentDictionary<string, Channel<bool>> _signals = new();

    public void Wake(string subscriber) => Of(subscriber).Writer.TryWrite(true);

    public async Task WaitAsync(string subscriber, TimeSpan atMost, TimeProvider clock, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await Of(subscriber).Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nobody called; look anyway.
        }
    }

    private Channel<bool> Of(string subscriber) =>
        _signals.GetOrAdd(subscriber, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
}

/// <summary>Adds jobs to the unit of work of their cause.</summary>
internal sealed class BackgroundJobManager(ExemptionDbContext db, IEnumerable<Subscription> subscriptions, ICurrentTenant tenant, TimeProvider clock)
    : IBackgroundJobManager
{
    public void Enqueue(IEvent job, Guid subjectId, TimeSpan? delay = null) =>
        db.Outbox.AddRange(subscriptions.Where(s => s.Event == job.GetType())
            .Select(s => s.Address(job, subjectId, tenant.Id, clock.GetUtcNow().UtcDateTime + (delay ?? TimeSpan.Zero))));

    public async Task<IReadOnlyList<T>> WaitingAsync<T>(CancellationToken ct) where T : IEvent
    {
        var names = subscriptions.Where(s => s.Event == typeof(T)).Select(s => s.Name).ToList();
        var waiting = await db.Outbox.AsNoTracking().Where(m => names.Contains(m.Subscriber) && m.DoneAt == null && m.GivenUpAt == null).Select(m => m.Payload).ToListAsync(ct);
        return [.. waiting.Select(w => JsonSerializer.Deserialize<T>(w)!)];
    }
}
