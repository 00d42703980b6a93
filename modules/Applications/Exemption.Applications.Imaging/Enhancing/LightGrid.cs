namespace Exemption.Imaging.Enhancing;

/// <summary>A coarse grid of values of which only some are to be trusted; the others come from ever coarser means of the trusted ones (push and pull).</summary>
internal sealed class LightGrid
{
    private readonly float[] values;
    private readonly float[] weights;
    private readonly int columns;
    private readonly int rows;

    private LightGrid(float[] values, float[] weights, int columns, int rows) => (this.values, this.weights, this.columns, this.rows) = (values, weights, columns, rows);

    public static LightGrid Fill(float[] values, float[] weights, int columns, int rows)
    {
        var grid = new LightGrid(values, weights, columns, rows);
        grid.Pull();
        grid.Smooth();
        grid.Smooth();
        return grid;
    }

    /// <summary>Values between the grid's, for one row of pixels; y counts in cells.</summary>
    public void Row(float y, int cell, Span<float> into)
    {
        var (top, part) = Split(y, rows);
        var line = new float[columns];
        for (var i = 0; i < columns; i++)
        {
            var (a, b) = (values[(top * columns) + i], values[(Math.Min(top + 1, rows - 1) * columns) + i]);
            line[i] = a + ((b - a) * part);
        }

        var step = 1f / cell;
        for (var x = 0; x < into.Length; x++)
        {
            var (left, across) = Split((x + 0.5f) * step, columns);
            var (a, b) = (line[left], line[Math.Min(left + 1, columns - 1)]);
            into[x] = a + ((b - a) * across);
        }
    }

    private static (int Cell, float Part) Split(float at, int count)
    {
        var from = Math.Clamp(at - 0.5f, 0, count - 1);
        return ((int)from, from - (int)from);
    }

    private void Pull()
    {
        if (columns <= 2 && rows <= 2)
        {
            Array.Fill(values, Mean());
            return;
        }

        var half = Half();
        half.Pull();
        half.Smooth();
        for (var i = 0; i < values.Length; i++)
        {
            var coarse = half.At(((i % columns) + 0.5f) / 2, ((i / columns) + 0.5f) / 2);
            values[i] = (values[i] * weights[i]) + (coarse * (1 - weights[i]));
        }
    }

    private float Mean()
    {
        var (sum, total) = (0f, 0f);
        for (var i = 0; i < values.Length; i++)
        {
            (sum, total) = (sum + (values[i] * weights[i]), total + weights[i]);
        }

        return total > 1e-6f ? sum / total : values.Max();
    }

    private LightGrid Half()
    {
        var (w, h) = ((columns + 1) / 2, (rows + 1) / 2);
        var (sums, totals) = (new float[w * h], new float[w * h]);
        for (var i = 0; i < values.Length; i++)
        {
            var to = (i / columns / 2 * w) + (i % columns / 2);
            sums[to] += values[i] * weights[i];
            totals[to] += weights[i];
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = totals[i] > 0 ? sums[i] / totals[i] : 0;
            totals[i] = MathF.Min(1, totals[i]);
        }

        return new(sums, totals, w, h);
    }

    private float At(float x, float y)
    {
        var ((left, px), (top, py)) = (Split(x, columns), Split(y, rows));
        var (right, bottom) = (Math.Min(left + 1, columns - 1), Math.Min(top + 1, rows - 1));
        var (a, b) = (values[(top * columns) + left], values[(top * columns) + right]);
        var (c, d) = (values[(bottom * columns) + left], values[(bottom * columns) + right]);
        var (upper, lower) = (a + ((b - a) * px), c + ((d - c) * px));
        return upper + ((lower - upper) * py);
    }

    private void Smooth()
    {
        var from = (float[])values.Clone();
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = (i % columns, i / columns);
            var (l, r) = (from[x > 0 ? i - 1 : i], from[x < columns - 1 ? i + 1 : i]);
            var (t, b) = (from[y > 0 ? i - columns : i], from[y < rows - 1 ? i + columns : i]);
            values[i] = ((4 * from[i]) + l + r + t + b) / 8;
        }
    }
}
