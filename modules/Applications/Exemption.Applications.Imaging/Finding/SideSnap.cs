using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>The last step: each side is fitted, to parts of a pixel, to the steepest places across it.</summary>
internal static class SideSnap
{
    private const int Probes = 56;

    /// <summary>Of the side's place, in the quad's width.</summary>
    private const float Reach = 0.006f;

    public static Quad Snap(ColorField field, Quad quad)
    {
        var reach = MathF.Max(2, Reach * quad.Width);
        var lines = new Line[4];
        for (var side = 0; side < 4; side++)
        {
            lines[side] = Fit(field, quad[side], quad[side + 1], reach);
        }

        var snapped = Line.Corners(lines[0], lines[1], lines[2], lines[3]);
        for (var i = 0; i < 4; i++)
        {
            if (Vector2.Distance(snapped[i], quad[i]) > 3 * reach)
            {
                return quad;
            }
        }

        return snapped;
    }

    private static Line Fit(ColorField field, Vector2 from, Vector2 to, float reach)
    {
        var along = to - from;
        var across = Vector2.Normalize(new Vector2(-along.Y, along.X));
        var points = new List<(Vector2 At, float Weight)>(Probes);
        for (var i = 0; i < Probes; i++)
        {
            var at = from + (along * (0.05f + (0.9f * (i + 0.5f) / Probes)));
            if (Steepest(field, at, across, reach) is { Weight: > 0 } point)
            {
                points.Add(point);
            }
        }

        var line = Line.Through(from, to);
        for (var (round, within) = (0, reach); round < 4 && points.Count > 0; round++, within = MathF.Max(0.8f, within * 0.55f))
        {
            var near = points.Where(p => MathF.Abs(Vector2.Dot(line.Normal, p.At) - line.Distance) <= within).ToList();
            if (near.Count < Probes / 5)
            {
                break;
            }

            line = LeastSquares(near, line);
        }

        return line;
    }

    private static (Vector2 At, float Weight) Steepest(ColorField field, Vector2 at, Vector2 across, float reach)
    {
        var steps = (int)MathF.Ceiling(reach);
        Span<float> sizes = stackalloc float[(2 * steps) + 1];
        var best = 1;
        for (var s = -steps; s <= steps; s++)
        {
            var p = at + (across * s);
            var (x, y) = ((int)(p.X + 0.5f), (int)(p.Y + 0.5f));
            if (x < 1 || y < 1 || x >= field.Width - 1 || y >= field.Height - 1)
            {
                continue;
            }

            var index = (y * field.Width) + x;
            sizes[s + steps] = ((across.X * field.SlopeX[index]) + (across.Y * field.SlopeY[index])).Length();
        }

        for (var i = 1; i < sizes.Length - 1; i++)
        {
            if (sizes[i] > sizes[best])
            {
                best = i;
            }
        }

        var (l, c, r) = (sizes[best - 1], sizes[best], sizes[best + 1]);
        if (c < field.Noise * 1.2f)
        {
            return default;
        }

        var bend = l - (2 * c) + r;
        var part = bend < -1e-4f ? Math.Clamp((l - r) / (2 * bend), -0.5f, 0.5f) : 0;
        return (at + (across * (best - steps + part)), c / (c + (field.Noise * 3)));
    }

    /// <summary>Total least squares: the line through the weighted middle along the direction of greatest spread.</summary>
    private static Line LeastSquares(List<(Vector2 At, float Weight)> points, Line otherwise)
    {
        var (middle, total) = (Vector2.Zero, 0f);
        foreach (var (at, weight) in points)
        {
            (middle, total) = (middle + (at * weight), total + weight);
        }

        middle /= total;
        var (xx, xy, yy) = (0f, 0f, 0f);
        foreach (var (at, weight) in points)
        {
            var d = at - middle;
            (xx, xy, yy) = (xx + (weight * d.X * d.X), xy + (weight * d.X * d.Y), yy + (weight * d.Y * d.Y));
        }

        var angle = 0.5f * MathF.Atan2(2 * xy, xx - yy);
        var normal = new Vector2(-MathF.Sin(angle), MathF.Cos(angle));
        if (Vector2.Dot(normal, otherwise.Normal) < 0)
        {
            normal = -normal;
        }

        return Vector2.Dot(normal, otherwise.Normal) > 0.99f ? new(normal, Vector2.Dot(normal, middle)) : otherwise;
    }
}
