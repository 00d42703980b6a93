namespace Exemption.Applications.Imaging;

/// <summary>Bounds how much picture work goes on at once: a few slots, a queue of known length, and a limit to patience. Beyond them it says busy.</summary>
internal sealed class WorkSlots(int slots, int queueLength, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim free = new(slots);
    private int admitted;

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref admitted) > slots + queueLength)
        {
            Interlocked.Decrement(ref admitted);
            throw PhotoErrors.Refusal(PhotoErrors.Busy);
        }

        try
        {
            await EnterAsync(cancellationToken);
            try
            {
                return await work();
            }
            finally
            {
                free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref admitted);
        }
    }

    public void Dispose() => free.Dispose();

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(WorkLimits.MaxWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await free.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw PhotoErrors.Refusal(PhotoErrors.Busy);
        }
    }
}
