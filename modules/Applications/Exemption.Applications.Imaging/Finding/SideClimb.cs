using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>Moves each side, end by end, to where the edge is best borne out.</summary>
internal static class SideClimb
{
    public static Quad Climb(ColorField field, Quad quad, float reach)
    {
        var lines = new Line[4];
        for (var side = 0; side < 4; side++)
        {
            lines[side] = Climb(field, quad[side], quad[side + 1], reach);
        }

        return Line.Corners(lines[0], lines[1], lines[2], lines[3]);
    }

    private static Line Climb(ColorField field, Vector2 from, Vector2 to, float reach)
    {
        var along = Vector2.Normalize(to - from);
        var across = new Vector2(-along.Y, along.X);
        var (start, end) = (0f, 0f);
        var best = EdgeSupport.Between(field, from, to);
        for (var step = reach / 2; step >= 0.4f; step /= 2)
        {
            for (var improved = true; improved;)
            {
                improved = false;
                foreach (var (a, b) in new[] { (step, step), (-step, -step), (step, 0), (-step, 0), (0, step), (0, -step), (step, -step), (-step, step) })
                {
                    if (MathF.Abs(start + a) > reach || MathF.Abs(end + b) > reach)
                    {
                        continue;
                    }

                    var support = EdgeSupport.Between(field, from + (across * (start + a)), to + (across * (end + b)));
                    if (support > best + 1e-4f)
                    {
                        (best, start, end, improved) = (support, start + a, end + b, true);
                    }
                }
            }
        }

        return Line.Through(from + (across * start), to + (across * end));
    }
}
