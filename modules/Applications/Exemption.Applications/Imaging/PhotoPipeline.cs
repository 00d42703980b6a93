using Exemption.Framework.Domain;

namespace Exemption.Applications.Imaging;

/// <summary>The one way from an uploaded file to a stored photo; it trusts nothing but pixels and bounds what an upload may cost.</summary>
internal sealed class PhotoPipeline(TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim slots = new(PhotoLimits.Slots);
    private int admitted;

    /// <summary>Answers the cleaned photo or throws a <see cref="BusinessException"/> with one of <see cref="PhotoErrors"/>.</summary>
    public async Task<ProcessedPhoto> ProcessAsync(ReadOnlyMemory<byte> upload, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // A file that its header already condemns needs neither a slot nor a place in the queue.
        new PhotoDecoder(upload, DeadlineFor(cancellationToken)).Dispose();
        if (Interlocked.Increment(ref admitted) > PhotoLimits.Slots + PhotoLimits.QueueLength)
        {
            Interlocked.Decrement(ref admitted);
            throw PhotoErrors.Refusal(PhotoErrors.Busy);
        }

        try
        {
            await EnterAsync(cancellationToken);
            try
            {
                return await Task.Run(() => Process(upload, cancellationToken), cancellationToken);
            }
            finally
            {
                slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref admitted);
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(PhotoLimits.MaxWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await slots.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw PhotoErrors.Refusal(PhotoErrors.Busy);
        }
    }

    private ProcessedPhoto Process(ReadOnlyMemory<byte> upload, CancellationToken cancellationToken)
    {
        try
        {
            using var decoder = new PhotoDecoder(upload, DeadlineFor(cancellationToken));
            using var pixels = decoder.Decode();
            return PhotoRenderer.Render(pixels, decoder.Orientation);
        }
        catch (BusinessException) when (cancellationToken.IsCancellationRequested)
        {
            // The stream ran dry because the sender left, not because the photo is bad.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private PhotoDeadline DeadlineFor(CancellationToken cancellationToken) => new(clock, PhotoLimits.MaxWork, cancellationToken);
}
