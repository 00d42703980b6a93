namespace Exemption.Imaging.Decoding;

/// <summary>The moment after which an image is no longer worked on.</summary>
internal sealed class PhotoDeadline(TimeProvider clock, TimeSpan limit)
{
    private readonly long start = clock.GetTimestamp();

    public bool HasPassed => clock.GetElapsedTime(start) > limit;
}
