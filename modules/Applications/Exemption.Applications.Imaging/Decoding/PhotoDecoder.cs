using SkiaSharp;

namespace Exemption.Imaging.Decoding;

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
        var shape = PhotoShape.Of(format, upload.Span);
        if (shape.Scans > PhotoLimits.MaxJpegScans)
        {
            throw new PhotoFaultException(PhotoFault.Unreadable);
        }

        this.deadline = deadline;
        stream = new DeadlineStream(upload, deadline);
        codec = SKCodec.Create(stream, out _) ?? throw new PhotoFaultException(PhotoFault.Unreadable);
        try
        {
            Check(format, shape);
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
        var bitmap = DecodeAt(BestSize());
        if (deadline.HasPassed)
        {
            bitmap.Dispose();
            throw new PhotoFaultException(PhotoFault.Unreadable);
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

    private void Check(SKEncodedImageFormat format, PhotoShape shape)
    {
        if (codec.EncodedFormat != format)
        {
            throw new PhotoFaultException(PhotoFault.TypeNotAllowed);
        }

        if ((long)codec.Info.Width * codec.Info.Height > shape.MaxPixels || shape.CoefficientBytes > PhotoLimits.MaxCoefficientBytes)
        {
            throw new PhotoFaultException(PhotoFault.TooManyPixels);
        }

        // A strip is measured by what is left of it after shrinking, for that is what a reviewer will see.
        var shortSide = Math.Min(codec.Info.Width, codec.Info.Height) * Math.Min(1f, (float)PhotoLimits.FullSide / LongSide);
        if (LongSide < PhotoLimits.MinLongSide || shortSide < PhotoLimits.MinShortSide)
        {
            throw new PhotoFaultException(PhotoFault.TooSmall);
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

    private SKBitmap DecodeAt(SKSizeI size)
    {
        var bitmap = new SKBitmap(InfoOf(size.Width, size.Height));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        throw new PhotoFaultException(PhotoFault.Unreadable);
    }
}
