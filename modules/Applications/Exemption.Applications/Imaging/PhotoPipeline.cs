using Exemption.Framework.Domain;

namespace Exemption.Applications.Imaging;

/// <summary>The one way from an uploaded file to a stored photo; it trusts nothing but pixels and bounds what an upload may cost.</summary>
internal sealed class PhotoPipeline(TimeProvider clock) : IDisposable
{
    private readonly WorkSlots slots = new(PhotoLimits.Slots, PhotoLimits.QueueLength, clock);

    /// <summary>Answers the cleaned photo or throws a <see cref="BusinessException"/> with one of <see cref="PhotoErrors"/>.</summary>
    public async Task<ProcessedPhoto> ProcessAsync(ReadOnlyMemory<byte> upload, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // A file that its header already condemns needs neither a slot nor a place in the queue.
        new PhotoDecoder(upload, DeadlineFor(cancellationToken)).Dispose();
        return await slots.RunAsync(() => Process(upload, cancellationToken), cancellationToken);
    }

    public void Dispose() => slots.Dispose();

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
