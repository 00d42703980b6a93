namespace Exemption.Imaging.Decoding;

/// <summary>Every number the photo pipeline is held to, in one place.</summary>
internal static class PhotoLimits
{
    public const int FullSide = 2000;
    public const int ThumbnailSide = 360;

    /// <summary>
    /// Pixels of an upload, by what decoding it costs: a plain JPEG or WebP shrinks while it is read, the others must first stand in memory whole.
    /// Together with the upload itself none costs more than 64 MB.
    /// </summary>
    public const long MaxPixels = 50_000_000;
    public const long MaxLossyWebpPixels = 25_000_000;
    public const long MaxOtherWebpPixels = 6_000_000;
    public const long MaxPngPixels = 9_000_000;
    public const long MaxInterlacedPngPixels = 4_500_000;

    /// <summary>What a JPEG of several scans keeps of all of itself until the last one is read; ten megapixels as phones write them.</summary>
    public const long MaxCoefficientBytes = 32_000_000;
    public const int MinLongSide = 800;
    public const int MinShortSide = 400;

    /// <summary>A phone's progressive JPEG has about ten scans; thousands of them are an attack on the processor.</summary>
    public const int MaxJpegScans = 64;

    /// <summary>Of a document drawn flat: its long side at most, and its width at least.</summary>
    public const int MaxFlatSide = 1600;
    public const int MinFlatWidth = 640;

    public static readonly TimeSpan MaxWork = TimeSpan.FromSeconds(10);
}
