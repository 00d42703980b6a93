using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Data;

/// <summary>
/// The queue before the embedded database, which lets in one writer at a time. Left alone its writers sleep 150 ms and look again, and who comes last may get in first.
/// Background work joins it one by one, so that a person waits for one such write and never for a crowd. On a database server nobody queues.
/// </summary>
public sealed class WriteQueue : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _background = new(1, 1);

    /// <summary>Waits for the turn to write; dispose it after the write.</summary>
    internal Task<Turn> EnterAsync(DbContext db, CancellationToken ct) =>
        // Inside a transaction the database has let us in already.
        IsNeeded(db) && db.Database.CurrentTransaction is null ? EnterAsync(_turn, LongestWait, ct) : Task.FromResult(default(Turn));

    /// <summary>Before background work joins the queue; dispose it after its write.</summary>
    internal Task<Turn> EnterBehindAsync(DbContext db, CancellationToken ct) => IsNeeded(db) ? EnterAsync(_background, Timeout.InfiniteTimeSpan, ct) : Task.FromResult(default(Turn));

    public void Dispose()
    {
        _turn.Dispose();
        _background.Dispose();
    }

    private static async Task<Turn> EnterAsync(SemaphoreSlim door, TimeSpan atMost, CancellationToken ct)
    {
        // While the first in the queue waits for a file that somebody else holds, the others must not add up their waiting.
        return await door.WaitAsync(atMost, ct) ? new Turn(door) : throw new StorageException(StorageTrouble.Unavailable, new TimeoutException("The queue of writers does not move."));
    }

    private static bool IsNeeded(DbContext db) => db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    /// <summary>A turn to write, given back by disposing it.</summary>
    public readonly struct Turn : IDisposable
    {
        private readonly SemaphoreSlim? _door;

        internal Turn(SemaphoreSlim door) => _door = door;

        public void Dispose() => _door?.Release();
    }
}
