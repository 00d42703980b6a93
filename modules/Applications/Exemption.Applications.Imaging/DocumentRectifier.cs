using SkiaSharp;

namespace Exemption.Imaging;

/// <summary>Draws the document as if it lay flat under the camera.</summary>
public static class DocumentRectifier
{
    private const float Larger = 1.25f;

    /// <param name="corners">As the document is read: the first becomes the upper left of the result. <see cref="Quad.Turned"/> turns it by quarters.</param>
    public static SKBitmap Rectify(SKBitmap picture, Quad corners, int width, int height)
    {
        var flat = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(flat);
        canvas.Clear(SKColors.White);
        var matrix = Homography.FromBox(width, height, corners).Inverse.ToSkia();
        canvas.SetMatrix(in matrix);
        using var pixels = picture.PeekPixels();
        using var image = SKImage.FromPixels(pixels);

        // Mipmaps, or fine print would break up when the picture is larger than the result; else they would only cost.
        var mipmaps = corners.Width > width * Larger || corners.Height > height * Larger ? SKMipmapMode.Linear : SKMipmapMode.None;
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, mipmaps), null);
        return flat;
    }
}
