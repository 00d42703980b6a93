namespace Exemption.Applications.Imaging;

/// <summary>The moment after which an image is no longer worked on, or its sender has gone.</summary>
internal sealed class PhotoDeadline(TimeProvider clock, TimeSpan limit, CancellationToken cancellation)
{
    private readonly long start = clock.GetTimestamp();

    public bool HasPassed => cancellation.IsCancellationRequested || clock.GetElapsedTime(start) > limit;
}
