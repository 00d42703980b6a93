using Exemption.Framework.Data;
using Exemption.Framework.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Framework.Events;

/// <summary>Who works on which message: claims in batches under a lease, and gives back what could not be delivered.</summary>
internal sealed class OutboxClaims(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MaxAttempts = 48;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>What a handler may take of the lease, its commit included.</summary>
    private static readonly TimeSpan Handling = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly string _host = Environment.MachineName;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public bool IsFresh(OutboxMessage message) => message.LockedUntil >= Now + Handling;

    /// <summary>Messages due now, at most one about each subject, the longest due first.</summary>
    public async Task<List<OutboxMessage>> TakeAsync(string subscriber, int atMost, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var now = Now;
        // One subscriber hears one subject in order: whatever came earlier goes first, even if it is waiting for its next try.
        var due = await db.Outbox
            .Where(m => m.Subscriber == subscriber && m.DoneAt == null && m.GivenUpAt == null && m.DueAt <= now && (m.LockedUntil == null || m.LockedUntil < now))
            .Where(m => !db.Outbox.Any(e => e.SubjectId == m.SubjectId && e.Subscriber == m.Subscriber && e.DoneAt == null && e.GivenUpAt == null && e.Id < m.Id))
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id).Take(atMost).TagWith("Outbox: due").ToListAsync(ct);
        if (due.Count == 0)
        {
            return [];
        }

        // A name of its own for each claim: even a worker of this host whose lease was taken over must not mark the message done.
        var me = $"{_host}/{Guid.NewGuid():N}";
        using (await EnterAsync(scope.ServiceProvider, db, ct))
        {
            using var turn = await db.EnterWriteAsync(ct);
            await db.Outbox.Where(m => due.Contains(m.Id) && m.DoneAt == null && m.DueAt <= now && (m.LockedUntil == null || m.LockedUntil < now))
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.LockedBy, me).SetProperty(m => m.LockedUntil, now + Lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
        }

        return await db.Outbox.AsNoTracking().Where(m => due.Contains(m.Id) && m.LockedBy == me).OrderBy(m => m.DueAt).ThenBy(m => m.Id).ToListAsync(ct);
    }

    /// <summary>Gives back what was not tried.</summary>
    public Task ReleaseAsync(IReadOnlyCollection<OutboxMessage> messages) => ChangeAsync(async db =>
    {
        foreach (var claim in messages.GroupBy(m => m.LockedBy))
        {
            var ids = claim.Select(m => m.Id).ToList();
            await db.Outbox.Where(m => ids.Contains(m.Id) && m.LockedBy == claim.Key && m.DoneAt == null)
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.LockedUntil, (DateTime?)null).SetProperty(m => m.Attempts, m => m.Attempts - 1));
        }
    });

    /// <summary>Tries again after a pause that grows, or gives up after some hours of them.</summary>
    public Task PostponeAsync(OutboxMessage message, Exception ex) => ChangeAsync(db =>
    {
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 2 * Math.Pow(2, message.Attempts)));
        DateTime? givenUp = message.Attempts >= MaxAttempts ? Now : null;
        var (error, due) = (ex.GetType().Name, Now + Jitter.Shorten(pause));
        return db.Outbox.Where(m => m.Id == message.Id && m.LockedBy == message.LockedBy && m.DoneAt == null).ExecuteUpdateAsync(
            u => u.SetProperty(m => m.LockedUntil, (DateTime?)null).SetProperty(m => m.DueAt, due).SetProperty(m => m.GivenUpAt, givenUp).SetProperty(m => m.LastError, error));
    });

    private static Task<WriteQueue.Turn> EnterAsync(IServiceProvider services, ExemptionDbContext db, CancellationToken ct) =>
        services.GetRequiredService<WriteQueue>().EnterBehindAsync(db, ct);

    private async Task ChangeAsync(Func<ExemptionDbContext, Task> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        using var behind = await EnterAsync(scope.ServiceProvider, db, CancellationToken.None);
        using var turn = await db.EnterWriteAsync(CancellationToken.None);
        await change(db);
    }
}
