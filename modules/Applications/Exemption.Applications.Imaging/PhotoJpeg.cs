using SkiaSharp;

namespace Exemption.Imaging;

/// <summary>How the house writes pictures: colour at half the resolution, no profile, no metadata.</summary>
public static class PhotoJpeg
{
    /// <summary>Of a picture that is looked at closely.</summary>
    public const int FullQuality = 85;
    public const int ThumbnailQuality = 80;

    /// <param name="quality">0 to 100.</param>
    public static byte[] Encode(SKBitmap bitmap, int quality)
    {
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("The JPEG encoder gave nothing back.");
        return data.ToArray();
    }
}
