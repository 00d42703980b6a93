using System.Collections.Concurrent;
using Exemption.Imaging.Wire;
using Microsoft.Extensions.Logging;

namespace Exemption.Applications.Imaging;

/// <summary>
/// Some processes of one kind. They are started when they are first needed and kept; one that dies of a file, answers too late or grows too large is
/// ended and replaced, and its file is refused as unreadable.
/// </summary>
internal sealed partial class WorkerPool(WorkerRoom room, TimeProvider clock, ILogger log) : IDisposable
{
    private readonly WorkSlots _slots = new(room.Workers, room.QueueLength, clock);
    private readonly ConcurrentBag<PhotoWorker> _idle = [];
    private volatile bool _isDisposed;

    /// <summary>Of those that wait for work.</summary>
    internal IEnumerable<int> IdleProcesses => _idle.Select(w => w.ProcessId);

    /// <summary>Throws busy when too many wait, and unreadable where the worker did not survive the file.</summary>
    public Task<(WorkerAnswer Answer, IReadOnlyList<byte[]> Parts)> AskAsync(WorkerRequest request, ReadOnlyMemory<byte> file, CancellationToken ct) =>
        _slots.RunAsync(() => AskOneAsync(request, file), ct);

    public void Dispose()
    {
        _isDisposed = true;
        _slots.Dispose();
        EndIdle();
    }

    private async Task<(WorkerAnswer Answer, IReadOnlyList<byte[]> Parts)> AskOneAsync(WorkerRequest request, ReadOnlyMemory<byte> file)
    {
        // One that waited may have died of something else before it saw the file; then a fresh one is asked. Of its own file each dies but once.
        var waiting = TakeIdle();
        return waiting is not null && await TryAskAsync(waiting, request, file) is { } answer ? answer
            : waiting is null or { EndedByItself: true } && await TryAskAsync(PhotoWorker.Start(), request, file) is { } fresh ? fresh
            : throw PhotoErrors.Refusal(PhotoErrors.Unreadable);
    }

    private async Task<(WorkerAnswer Answer, IReadOnlyList<byte[]> Parts)?> TryAskAsync(PhotoWorker worker, WorkerRequest request, ReadOnlyMemory<byte> file)
    {
        try
        {
            // Not ended when the sender leaves: the work is short, and a new worker would cost more.
            var answer = await worker.AskAsync(request, file, room);
            Keep(worker);
            return answer;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or OperationCanceledException or System.Text.Json.JsonException)
        {
            LogLost(log, worker.WhyItEnded, e.GetType().Name);
            worker.Dispose();
            return null;
        }
    }

    private void Keep(PhotoWorker worker)
    {
        _idle.Add(worker);
        if (_isDisposed)
        {
            EndIdle();
        }
    }

    private void EndIdle()
    {
        while (_idle.TryTake(out var worker))
        {
            worker.Dispose();
        }
    }

    /// <summary>One that has died while nobody needed it is passed over.</summary>
    private PhotoWorker? TakeIdle()
    {
        while (_idle.TryTake(out var worker))
        {
            if (worker.IsAlive)
            {
                return worker;
            }

            worker.Dispose();
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A photo worker was lost over a file: {Why} ({Error})")]
    private static partial void LogLost(ILogger logger, string why, string error);
}
