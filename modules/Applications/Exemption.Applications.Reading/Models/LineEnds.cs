using System.Numerics;
using Exemption.Imaging;
using SkiaSharp;

namespace Exemption.Reading.Models;

/// <summary>The detector now and then cuts the last characters off. Where ink goes on behind the end of a number, its line is read once more and longer.</summary>
internal static class LineEnds
{
    private const int LeastOfNumber = 6;
    private const int Rows = 24;
    private const float Look = 0.5f;
    private const float Most = 1.6f;
    private const float Step = 0.25f;
    private const float LeastInk = 0.07f;
    private const float LeastSame = 0.7f;

    /// <summary>Other lines end beside seals and borders too often, and every line costs.</summary>
    public static bool IsWorthIt(TextLine line) => line.Text.Count(char.IsAsciiLetterOrDigit) >= LeastOfNumber && line.Text.Any(char.IsAsciiDigit);

    /// <param name="others">Where other lines stand; a line never grows into one.</param>
    public static Quad? Longer(SKBitmap picture, Quad line, IReadOnlyList<Quad> others)
    {
        var (left, right) = (Room(line, others, -1), Room(line, others, 1));
        if (left < Look && right < Look)
        {
            return null;
        }

        using var strip = DocumentRectifier.Rectify(picture, Stretched(line, Look, Look), Math.Max(Rows, (int)(Rows * ((line.Width / line.Height) + (2 * Look)))), Rows);
        var (hasLeft, hasRight) = InkBeyond(strip);
        (left, right) = (hasLeft && left >= Look ? left : 0, hasRight && right >= Look ? right : 0);
        return left + right > 0 ? Stretched(line, left, right) : null;
    }

    /// <summary>Whether the longer reading is the same line, and more of it.</summary>
    public static bool IsBetter(LineLattice longer, LineLattice line)
    {
        var (more, less) = (longer.Text.Replace(" ", string.Empty, StringComparison.Ordinal), line.Text.Replace(" ", string.Empty, StringComparison.Ordinal));
        return more.Length > less.Length && longer.Confidence > line.Confidence - 0.08f && LongestShared(more, less) >= LeastSame * less.Length;
    }

    private static float Room(Quad line, IReadOnlyList<Quad> others, int side)
    {
        var (along, end) = ((line.TopRight - line.TopLeft) / line.Width, side < 0 ? (line.TopLeft + line.BottomLeft) / 2 : (line.TopRight + line.BottomRight) / 2);
        var room = 0f;
        while (room < Most && !others.Any(o => o != line && Holds(o, end + (along * (side * (room + Step) * line.Height)))))
        {
            room += Step;
        }

        return room;
    }

    private static bool Holds(Quad q, Vector2 p) => Enumerable.Range(0, 4).All(i => Cross(q[i + 1] - q[i], p - q[i]) >= 0);

    private static float Cross(Vector2 a, Vector2 b) => (a.X * b.Y) - (a.Y * b.X);

    private static Quad Stretched(Quad line, float left, float right)
    {
        var along = (line.TopRight - line.TopLeft) / line.Width * line.Height;
        return new(line.TopLeft - (along * left), line.TopRight + (along * right), line.BottomRight + (along * right), line.BottomLeft - (along * left));
    }

    private static (bool Left, bool Right) InkBeyond(SKBitmap strip)
    {
        var channel = InkContrast.IsSeenInRed(strip) ? 0 : 1;
        var (paper, ink) = InkContrast.Levels(strip, channel);
        var dark = paper - ((paper - ink) * 0.5f);
        var look = (int)(Rows * Look);
        return paper - ink < 40 ? (false, false) : (Share(strip, channel, 0, look, dark) > LeastInk, Share(strip, channel, strip.Width - look, strip.Width, dark) > LeastInk);
    }

    /// <summary>The upper and lower quarter may hold the neighbours of a line.</summary>
    private static float Share(SKBitmap strip, int channel, int from, int to, float dark)
    {
        var pixels = strip.GetPixelSpan();
        var (count, all) = (0, 0);
        for (var y = Rows / 4; y < Rows * 3 / 4; y++)
        {
            for (var x = from; x < to; x++)
            {
                count += pixels[(y * strip.RowBytes) + (x * 4) + channel] < dark ? 1 : 0;
                all++;
            }
        }

        return (float)count / all;
    }

    private static int LongestShared(string a, string b)
    {
        var (best, lengths) = (0, new int[b.Length + 1]);
        foreach (var c in a)
        {
            for (var j = b.Length; j > 0; j--)
            {
                lengths[j] = c == b[j - 1] ? lengths[j - 1] + 1 : 0;
                best = Math.Max(best, lengths[j]);
            }
        }

        return best;
    }
}
