using SkiaSharp;

namespace Exemption.Imaging.Judging;

/// <summary>Measures a photograph and the document that was found in it.</summary>
public static class PhotoMeter
{
    /// <summary>Everything is measured at this width of the document, so that a small and a large photograph of the same paper give the same numbers.</summary>
    private const int Width = 1000;

    /// <param name="photo">Upright.</param>
    /// <param name="found">Nothing: only the lightness can be told.</param>
    /// <param name="flat">What <see cref="DocumentRectifier"/> made of it, if it was made already.</param>
    public static PhotoMeasures Measure(SKBitmap photo, FoundDocument? found, DocumentShape shape, SKBitmap? flat = null)
    {
        if (found is not { } document)
        {
            using var whole = SheetPixels.Of(photo, Width);
            var (median, dark, light) = whole.Lightness();
            return new(0, 0, 0, null, median, dark, light, 0, 0, 0);
        }

        var (corners, expected) = (document.Corners, shape.NearestAspect(document.Corners));
        using var made = flat is null ? DocumentRectifier.Rectify(photo, corners, Width, (int)MathF.Round(Width / expected)) : null;
        using var sheet = SheetPixels.Of(flat ?? made!, Width);
        var lightness = sheet.Lightness();
        var rim = RimDistance(corners, photo.Width, photo.Height);

        // What lies outside the picture was drawn white; it is no reflection.
        var glare = rim < 0 ? default : GlareBlob.Largest(sheet);
        return new(
            document.Score, EdgeWidth.Of(sheet), glare.Share, glare.Box, lightness.Median, lightness.Dark, lightness.Light, corners.Width, rim,
            MathF.Log(corners.Width / corners.Height / expected));
    }

    private static float RimDistance(Quad corners, int width, int height)
    {
        var nearest = float.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var p = corners[i];
            nearest = MathF.Min(nearest, MathF.Min(MathF.Min(p.X, p.Y), MathF.Min(width - p.X, height - p.Y)));
        }

        return nearest / corners.Width;
    }
}
