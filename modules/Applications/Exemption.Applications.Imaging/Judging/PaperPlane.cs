namespace Exemption.Imaging.Judging;

/// <summary>How white the paper is at each place: light falls off evenly over a document, so it is a plane through most of it; what is printed dark, and a reflection, do not bend it.</summary>
internal readonly record struct PaperPlane(float Base, float PerX, float PerY)
{
    private const int Rounds = 12;

    public float At(int x, int y) => Base + (PerX * x) + (PerY * y);

    public static PaperPlane Fit(float[] white, int width, int height, int columns)
    {
        var cells = Cells(white, width, height, width / columns);
        var plane = new PaperPlane(cells.Select(c => c.White).Order().ElementAt(cells.Count * 6 / 10), 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            // Weights that make it the plane with the least sum of distances, not of squares.
            var last = plane;
            plane = Solve(cells, c => 1 / MathF.Max(2, MathF.Abs(c.White - last.At(c.X, c.Y))), last);
        }

        return plane;
    }

    private static List<(int X, int Y, float White)> Cells(float[] white, int width, int height, int size)
    {
        var cells = new List<(int X, int Y, float White)>();
        var values = new float[size * size];
        for (var top = size / 2; top + size <= height - (size / 2); top += size)
        {
            for (var left = size / 2; left + size <= width - (size / 2); left += size)
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = white[((top + (i / size)) * width) + left + (i % size)];
                }

                Array.Sort(values);
                cells.Add((left + (size / 2), top + (size / 2), values[values.Length * 8 / 10]));
            }
        }

        return cells;
    }

    private static PaperPlane Solve(List<(int X, int Y, float White)> cells, Func<(int X, int Y, float White), float> weigh, PaperPlane otherwise)
    {
        double n = 0, sx = 0, sy = 0, sz = 0, sxx = 0, sxy = 0, syy = 0, sxz = 0, syz = 0;
        foreach (var cell in cells)
        {
            double w = weigh(cell), x = cell.X, y = cell.Y, z = cell.White;
            (n, sx, sy, sz) = (n + w, sx + (w * x), sy + (w * y), sz + (w * z));
            (sxx, sxy, syy, sxz, syz) = (sxx + (w * x * x), sxy + (w * x * y), syy + (w * y * y), sxz + (w * x * z), syz + (w * y * z));
        }

        var (xx, xy, yy, xz, yz) = (sxx - (sx * sx / n), sxy - (sx * sy / n), syy - (sy * sy / n), sxz - (sx * sz / n), syz - (sy * sz / n));
        var cross = (xx * yy) - (xy * xy);
        if (cross < 1e-6)
        {
            return otherwise;
        }

        var (a, b) = (((xz * yy) - (yz * xy)) / cross, ((yz * xx) - (xz * xy)) / cross);
        return new((float)((sz - (a * sx) - (b * sy)) / n), (float)a, (float)b);
    }
}
