using SkiaSharp;

namespace Exemption.Applications.Imaging;

/// <summary>Turns an upload into sRGB pixels not much larger than needed, after its header has passed every limit.</summary>
internal sealed class PhotoDecoder : IDisposable
{
    private readonly DeadlineStream stream;
    private readonly SKCodec codec;
    private readonly PhotoDeadline deadline;

    /// <summary>Reads the header only; nothing of the picture's size is allocated here.</summary>
    public PhotoDecoder(ReadOnlyMemory<byte> upload, PhotoDeadline deadline)
    {
        var format = PhotoFormat.Of(upload.Span);
        if (format == SKEncodedImageFormat.Jpeg && PhotoFormat.HasTooManyScans(upload.Span))
        {
            throw PhotoErrors.Refusal(PhotoErrors.Unreadable);
        }

        this.deadline = deadline;
        stream = new DeadlineStream(upload, deadline);
        codec = SKCodec.Create(stream, out _) ?? throw PhotoErrors.Refusal(PhotoErrors.Unreadable);
        try
        {
            Check(format);
        }
        catch
        {
            codec.Dispose();
            throw;
        }
    }

    public SKEncodedOrigin Orientation => codec.EncodedOrigin;

    private int LongSide => Math.Max(codec.Info.Width, codec.Info.Height);

    public SKBitmap Decode()
    {
        var factor = LongSide / PhotoLimits.FullSide;
        var bitmap = codec.EncodedFormat == SKEncodedImageFormat.Png && factor > 1 ? DecodeInBands(factor) : DecodeWhole(BestSize());
        if (deadline.HasPassed)
        {
            bitmap.Dispose();
            throw PhotoErrors.Refusal(PhotoErrors.Unreadable);
        }

        return bitmap;
    }

    public void Dispose()
    {
        codec.Dispose();
        stream.Dispose();
    }

    private static SKImageInfo InfoOf(int width, int height) =>
        new(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());

    private void Check(SKEncodedImageFormat format)
    {
        if (codec.EncodedFormat != format)
        {
            throw PhotoErrors.Refusal(PhotoErrors.TypeNotAllowed);
        }

        if ((long)codec.Info.Width * codec.Info.Height > PhotoLimits.MaxPixels)
        {
            throw PhotoErrors.Refusal(PhotoErrors.TooManyPixels);
        }

        // A strip is measured by what is left of it after shrinking, for that is what a reviewer will see.
        var shortSide = Math.Min(codec.Info.Width, codec.Info.Height) * Math.Min(1f, (float)PhotoLimits.FullSide / LongSide);
        if (LongSide < PhotoLimits.MinLongSide || shortSide < PhotoLimits.MinShortSide)
        {
            throw PhotoErrors.Refusal(PhotoErrors.TooSmall);
        }
    }

    /// <summary>JPEG and WebP shrink while decoding; JPEG in eighths, so the next size that is not too small is taken.</summary>
    private SKSizeI BestSize()
    {
        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (Math.Max(size.Width, size.Height) >= PhotoLimits.FullSide)
            {
                return size;
            }
        }

        return codec.Info.Size;
    }

    private SKBitmap DecodeWhole(SKSizeI size)
    {
        var bitmap = new SKBitmap(InfoOf(size.Width, size.Height));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        throw PhotoErrors.Refusal(PhotoErrors.Unreadable);
    }

    /// <summary>
    /// PNG cannot shrink while decoding. Averaging it band by band bounds the memory; each band reads the file again from its start, which is
    /// the price, and why a band is not smaller.
    /// </summary>
    private SKBitmap DecodeInBands(int factor)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var bandHeight = Math.Min(height, Math.Max(1, PhotoLimits.MaxBandPixels / width / factor) * factor);
        using var band = new SKBitmap(InfoOf(width, bandHeight));
        var bitmap = new SKBitmap(InfoOf(width / factor, height / factor));
        for (var top = 0; top < height; top += bandHeight)
        {
            var rows = Math.Min(bandHeight, height - top);
            var options = new SKCodecOptions(new SKRectI(0, top, width, top + rows));
            if (codec.StartIncrementalDecode(InfoOf(width, height), band.GetPixels(), band.RowBytes, options) != SKCodecResult.Success
                || codec.IncrementalDecode(out _) != SKCodecResult.Success
                || deadline.HasPassed)
            {
                bitmap.Dispose();
                throw PhotoErrors.Refusal(PhotoErrors.Unreadable);
            }

            for (var y = 0; y < rows / factor; y++)
            {
                var target = bitmap.GetPixelSpan().Slice(((top / factor) + y) * bitmap.RowBytes, bitmap.Width * 4);
                Average(band.GetPixelSpan()[(y * factor * band.RowBytes)..], band.RowBytes, factor, target);
            }
        }

        return bitmap;
    }

    private static void Average(ReadOnlySpan<byte> pixels, int rowBytes, int factor, Span<byte> row)
    {
        var count = factor * factor;
        for (var i = 0; i < row.Length; i++)
        {
            var (sum, start) = (count / 2, ((i / 4) * factor * 4) + (i % 4));
            for (var y = 0; y < factor; y++)
            {
                for (var x = 0; x < factor; x++)
                {
                    sum += pixels[(y * rowBytes) + start + (x * 4)];
                }
            }

            row[i] = (byte)(sum / count);
        }
    }
}
