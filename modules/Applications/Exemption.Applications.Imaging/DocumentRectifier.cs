using SkiaSharp;

namespace Exemption.Imaging;

/// <summary>Draws the document as if it lay flat under the camera.</summary>
public static class DocumentRectifier
{
    /// <param name="corners">As the document is read: the first becomes the upper left of the result. <see cref="Quad.Turned"/> turns it by quarters.</param>
    public static SKBitmap Rectify(SKBitmap picture, Quad corners, int width, int height)
    {
        var flat = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(flat);
        canvas.Clear(SKColors.White);
        var matrix = Homography.FromBox(width, height, corners).Inverse.ToSkia();
        canvas.SetMatrix(in matrix);
        using var image = SKImage.FromBitmap(picture);

        // Mipmaps, or fine print would break up when the picture is larger than the result.
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), null);
        return flat;
    }
}
