using SkiaSharp;

namespace Exemption.Reading.Models;

/// <summary>In which light the ink of a line stands out.</summary>
internal static class InkContrast
{
    /// <summary>Black and blue ink is dark in red light, too; red ink is not, and must be read as it is.</summary>
    public static bool IsSeenInRed(SKBitmap line) => Contrast(line, 0) >= 0.7f * Contrast(line, 1);

    /// <summary>How light the paper is and how dark the ink, in one channel.</summary>
    public static (float Paper, float Ink) Levels(SKBitmap picture, int channel)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        var (pixels, total) = (picture.Bytes, picture.Width * picture.Height);
        for (var i = channel; i < pixels.Length; i += picture.BytesPerPixel)
        {
            counts[pixels[i]]++;
        }

        return (Below(counts, total * 0.6f), Below(counts, total * 0.04f));
    }

    private static float Contrast(SKBitmap picture, int channel)
    {
        var (paper, ink) = Levels(picture, channel);
        return paper - ink;
    }

    private static int Below(Span<int> counts, float share)
    {
        var (value, sum) = (0, counts[0]);
        while (value < 255 && sum < share)
        {
            sum += counts[++value];
        }

        return value;
    }
}
