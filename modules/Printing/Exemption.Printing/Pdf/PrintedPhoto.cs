using SkiaSharp;

namespace Exemption.Printing.Pdf;

/// <summary>A photo in a size that paper can use: small JPEG files go into the PDF byte for byte, anything else is made one first.</summary>
/// <remarks>Applications stores photos upright and without EXIF, so orientation is no matter here.</remarks>
internal static class PrintedPhoto
{
    /// <summary>Three photos of this size and two fonts stay below 1 MB.</summary>
    private const int PassThroughBytes = 280 * 1024;

    /// <summary>On half a page this is more than 220 dots per inch.</summary>
    private const int LongSide = 1500;
    private const long MostPixels = 50_000_000;

    public static SKImage? Open(byte[] bytes)
    {
        using var codec = SKCodec.Create(new MemoryStream(bytes), out _);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return null;
        }

        var asItIs = codec.EncodedFormat == SKEncodedImageFormat.Jpeg && codec.EncodedOrigin == SKEncodedOrigin.TopLeft;
        return asItIs && bytes.Length <= PassThroughBytes ? SKImage.FromEncodedData(bytes) : Shrink(bytes);
    }

    private static SKImage? Shrink(byte[] bytes)
    {
        using var bitmap = SKBitmap.Decode(bytes);
        if (bitmap is null)
        {
            return null;
        }

        var scale = Math.Min(1f, LongSide / (float)Math.Max(bitmap.Width, bitmap.Height));
        var info = new SKImageInfo((int)(bitmap.Width * scale), (int)(bitmap.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var small = bitmap.Resize(info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var image = SKImage.FromBitmap(small);
        SKData? jpeg = null;
        foreach (var quality in (ReadOnlySpan<int>)[82, 70, 55, 40])
        {
            jpeg?.Dispose();
            jpeg = image.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (jpeg.Size <= PassThroughBytes)
            {
                break;
            }
        }

        using (jpeg)
        {
            return SKImage.FromEncodedData(jpeg);
        }
    }
}
