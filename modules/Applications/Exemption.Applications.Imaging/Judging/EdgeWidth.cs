using System.Buffers;

namespace Exemption.Imaging.Judging;

/// <summary>
/// How wide the sharpest edges are: the lightness that they divide, over how steeply it changes. Grain cannot make a blurred picture look sharp, as it can with any measure of how much detail there is.
/// </summary>
internal static class EdgeWidth
{
    /// <summary>Share of all pixels, in each direction, that are looked at.</summary>
    private const float Steepest = 0.015f;

    /// <summary>How far the lightness of both sides is looked for; twice this is the widest that can be told.</summary>
    private const int Reach = 8;

    /// <summary>What is fainter is grain or a tint.</summary>
    private const float LeastContrast = 24;
    private const int LeastEdges = 300;

    /// <summary>A hand that moves blurs one direction only, so both are measured, and the worse is answered.</summary>
    public static float Of(SheetPixels sheet)
    {
        var (width, height) = (sheet.Width, sheet.Height);
        var smooth = ArrayPool<float>.Shared.Rent(width * height);
        try
        {
            Smooth(sheet.Luma, smooth, width, height);
            return MathF.Max(Across(smooth, width, height, 1, width), Across(smooth, width, height, width, 1));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(smooth);
        }
    }

    /// <summary>Only edges that change more along the one step than along the other.</summary>
    private static float Across(ReadOnlySpan<float> luma, int width, int height, int step, int other)
    {
        var margin = Math.Max(Reach + 2, width / 50);
        Span<int> histogram = stackalloc int[512];
        histogram.Clear();
        for (var y = margin; y < height - margin; y++)
        {
            for (var (i, end) = ((y * width) + margin, (y * width) + width - margin); i < end; i++)
            {
                var (main, side) = (luma[i + step] - luma[i - step], luma[i + other] - luma[i - other]);
                if (MathF.Abs(main) > MathF.Abs(side))
                {
                    histogram[Math.Min(511, (int)MathF.Sqrt((main * main) + (side * side)) * 2)]++;
                }
            }
        }

        var (least, wanted) = (511, (int)(Steepest * width * height));
        for (var seen = histogram[511]; seen < wanted && least > 2; seen += histogram[least])
        {
            least--;
        }

        var (sum, count, limit) = (0.0, 0, least / 2f);
        for (var y = margin; y < height - margin; y++)
        {
            for (var (i, end) = ((y * width) + margin, (y * width) + width - margin); i < end; i++)
            {
                var (main, side) = (luma[i + step] - luma[i - step], luma[i + other] - luma[i - other]);
                if (MathF.Abs(main) > MathF.Abs(side) && MathF.Sqrt((main * main) + (side * side)) is var slope && slope >= limit && Contrast(luma, i, step) is var contrast and >= LeastContrast)
                {
                    (sum, count) = (sum + (2 * contrast / slope), count + 1);
                }
            }
        }

        return count < LeastEdges ? 2 * Reach : (float)(sum / count);
    }

    private static float Contrast(ReadOnlySpan<float> luma, int at, int step)
    {
        var (low, high) = (luma[at], luma[at]);
        for (var i = at - (Reach * step); i <= at + (Reach * step); i += step)
        {
            (low, high) = (MathF.Min(low, luma[i]), MathF.Max(high, luma[i]));
        }

        return high - low;
    }

    private static void Smooth(ReadOnlySpan<float> from, Span<float> to, int width, int height)
    {
        from.CopyTo(to);
        for (var y = 1; y < height - 1; y++)
        {
            var above = from.Slice((y - 1) * width, width);
            var row = from.Slice(y * width, width);
            var below = from.Slice((y + 1) * width, width);
            var into = to.Slice(y * width, width);
            for (var x = 1; x < width - 1; x++)
            {
                into[x] = ((4 * row[x]) + (2 * (row[x - 1] + row[x + 1] + above[x] + below[x])) + above[x - 1] + above[x + 1] + below[x - 1] + below[x + 1]) / 16;
            }
        }
    }
}
