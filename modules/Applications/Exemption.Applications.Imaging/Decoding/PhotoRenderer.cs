using SkiaSharp;

namespace Exemption.Imaging.Decoding;

/// <summary>Draws pixels upright, on white and small enough, and encodes them anew, so that nothing else of the upload survives.</summary>
internal static class PhotoRenderer
{
    public static SKBitmap Shrink(SKBitmap source, int side) => DrawUpright(source, SKEncodedOrigin.TopLeft, side);

    public static SKBitmap DrawUpright(SKBitmap source, SKEncodedOrigin orientation, int side)
    {
        var turned = orientation >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (source.Height, source.Width) : (source.Width, source.Height);
        var scale = Math.Min(1f, (float)side / Math.Max(width, height));

        // No colour space on the target: the pixels are sRGB already, and an untagged JPEG carries no profile.
        var target = new SKBitmap(new SKImageInfo(
            Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(target);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)target.Width / width, (float)target.Height / height);
        var upright = Upright(orientation, width, height);
        canvas.Concat(in upright);
        source.SetImmutable();
        using var image = SKImage.FromBitmap(source);
        canvas.DrawImage(image, 0, 0, SamplingFor(scale), null);
        return target;
    }

    private static SKSamplingOptions SamplingFor(float scale) => scale switch
    {
        >= 1 => SKSamplingOptions.Default,
        > 0.5f => new SKSamplingOptions(SKCubicResampler.Mitchell),
        _ => new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear),
    };

    /// <summary>The eight EXIF orientations as matrices; w and h are those of the upright picture.</summary>
    private static SKMatrix Upright(SKEncodedOrigin orientation, int w, int h) => orientation switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, w, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, w, -1, 0, h, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, h, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
