using SkiaSharp;

namespace Exemption.Imaging.Enhancing;

/// <summary>How much light falls on each place, read from the paper; where there is none, under a portrait, a seal or a dark field, it is taken from the paper around.</summary>
internal sealed class LightMap
{
    private const int Cell = 8;

    /// <summary>What is darker than this share of the brightest paper is not paper in a shadow.</summary>
    private const float DarkestPaper = 0.34f;

    /// <summary>How far paper may differ in colour from paper, as a share of its lightness.</summary>
    private const float OwnColor = 0.07f;
    private const float MostOff = 1.6f;
    private const float MostGain = 4;
    private const float LeastGain = 0.9f;

    /// <summary>A yellow or blue paper is not made white altogether.</summary>
    private const float Balancing = 0.85f;
    private const float MostBalance = 1.3f;

    private readonly LightGrid grid;

    private LightMap(LightGrid grid, (float R, float G, float B) balance) => (this.grid, Balance) = (grid, balance);

    /// <summary>What each colour is multiplied with so that paper is grey.</summary>
    public (float R, float G, float B) Balance { get; }

    public static LightMap Of(SKBitmap flat)
    {
        var (columns, rows) = ((flat.Width + Cell - 1) / Cell, (flat.Height + Cell - 1) / Cell);
        var cells = Cells(flat, columns, rows);
        var (bright, paper) = PaperOf(cells);
        var (luma, weights) = (new float[cells.Length], new float[cells.Length]);
        for (var i = 0; i < cells.Length; i++)
        {
            var (r, g, b) = cells[i];
            var lightness = Lightness(cells[i]);
            luma[i] = lightness;
            var off = MathF.Max(MathF.Abs((r / lightness) - paper.R), MathF.Max(MathF.Abs((g / lightness) - paper.G), MathF.Abs((b / lightness) - paper.B))) / OwnColor;

            // Not even a little: over a large portrait many small weights would outweigh the paper around it.
            weights[i] = lightness < DarkestPaper * bright || off > MostOff ? 0 : 1 / (1 + (off * off * off * off));
        }

        var grid = LightGrid.Fill(luma, Inner(weights, columns, rows), columns, rows);
        return new(grid, (Weaker(1 / paper.R), Weaker(1 / paper.G), Weaker(1 / paper.B)));
    }

    /// <summary>What the lightness of each pixel of a row is multiplied with.</summary>
    public void Gains(int y, float paper, Span<float> gains)
    {
        grid.Row((y + 0.5f) / Cell, Cell, gains);
        for (var x = 0; x < gains.Length; x++)
        {
            gains[x] = Math.Clamp(paper / gains[x], LeastGain, MostGain);
        }
    }

    /// <summary>A cell beside what is no paper is half of it, and half as bright: it tells nothing of the light.</summary>
    private static float[] Inner(float[] weights, int columns, int rows)
    {
        var inner = new float[weights.Length];
        for (var i = 0; i < inner.Length; i++)
        {
            var (x, y) = (i % columns, i / columns);
            inner[i] = weights[i];
            for (var (dy, open) = (Math.Max(-1, -y), true); open && dy <= Math.Min(1, rows - 1 - y); dy++)
            {
                for (var dx = Math.Max(-1, -x); open && dx <= Math.Min(1, columns - 1 - x); dx++)
                {
                    open = weights[i + (dy * columns) + dx] > 0;
                }

                inner[i] = open ? inner[i] : 0;
            }
        }

        return inner;
    }

    private static float Weaker(float gain) => MathF.Pow(Math.Clamp(gain, 1 / MostBalance, MostBalance), Balancing);

    private static float Lightness((float R, float G, float B) c) => MathF.Max(1, (0.3f * c.R) + (0.59f * c.G) + (0.11f * c.B));

    /// <summary>The brighter half of each cell, without print: closed, that is widened and narrowed again, so that a shadow's rim stays where it is.</summary>
    private static (float R, float G, float B)[] Cells(SKBitmap flat, int columns, int rows)
    {
        var cells = new (float R, float G, float B)[columns * rows];
        ReadOnlySpan<byte> pixels = flat.GetPixelSpan();
        var stride = flat.RowBytes;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (right, bottom) = (Math.Min(flat.Width, (column + 1) * Cell), Math.Min(flat.Height, (row + 1) * Cell));
                var half = Mean(pixels, stride, column * Cell, row * Cell, right, bottom, 0);
                cells[(row * columns) + column] = Mean(pixels, stride, column * Cell, row * Cell, right, bottom, Lightness(half) - 1);
            }
        }

        return Choose(Choose(cells, columns, rows, 1), columns, rows, -1);
    }

    private static (float R, float G, float B) Mean(ReadOnlySpan<byte> pixels, int stride, int left, int top, int right, int bottom, float least)
    {
        var (r, g, b, count) = (0, 0, 0, 0);
        for (var y = top; y < bottom; y += 2)
        {
            for (var i = (y * stride) + (4 * left); i < (y * stride) + (4 * right); i += 8)
            {
                if ((77 * pixels[i]) + (151 * pixels[i + 1]) + (28 * pixels[i + 2]) >= 256 * least)
                {
                    (r, g, b, count) = (r + pixels[i], g + pixels[i + 1], b + pixels[i + 2], count + 1);
                }
            }
        }

        count = Math.Max(1, count);
        return ((float)r / count, (float)g / count, (float)b / count);
    }

    /// <summary>Each cell becomes the lightest, or the darkest, of those around it.</summary>
    private static (float R, float G, float B)[] Choose((float R, float G, float B)[] cells, int columns, int rows, int sign)
    {
        var (across, made) = (new (float R, float G, float B)[cells.Length], new (float R, float G, float B)[cells.Length]);
        var keys = Array.ConvertAll(cells, c => sign * Lightness(c));
        var between = new float[cells.Length];
        Pass(cells, keys, across, between, 1, columns, rows);
        Pass(across, between, made, keys, columns, columns, rows);
        return made;
    }

    private static void Pass((float R, float G, float B)[] from, float[] keys, (float R, float G, float B)[] to, float[] toKeys, int step, int columns, int rows)
    {
        const int Reach = 2;
        for (var i = 0; i < from.Length; i++)
        {
            var (place, size) = step == 1 ? (i % columns, columns) : (i / columns, rows);
            var best = i;
            for (var k = Math.Max(-Reach, -place); k <= Math.Min(Reach, size - 1 - place); k++)
            {
                best = keys[i + (k * step)] > keys[best] ? i + (k * step) : best;
            }

            (to[i], toKeys[i]) = (from[best], keys[best]);
        }
    }

    /// <summary>How bright the brightest paper is, and the paper's colour as shares of its lightness: the commonest of the lighter half.</summary>
    private static (float Bright, (float R, float G, float B) Color) PaperOf((float R, float G, float B)[] cells)
    {
        var ordered = cells.OrderBy(Lightness).ToList();
        var bright = Lightness(ordered[ordered.Count * 95 / 100]);
        var light = ordered[(ordered.Count / 2)..];
        return (bright, (Middle(c => c.R), Middle(c => c.G), Middle(c => c.B)));
        float Middle(Func<(float R, float G, float B), float> of) => light.Select(c => of(c) / Lightness(c)).Order().ElementAt(light.Count / 2);
    }
}
