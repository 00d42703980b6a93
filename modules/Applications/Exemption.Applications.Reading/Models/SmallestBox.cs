using System.Numerics;
using Exemption.Imaging;

namespace Exemption.Reading.Models;

/// <summary>A rectangle at any angle: its middle, the direction of its longer edge, and its size.</summary>
internal readonly record struct SmallestBox(Vector2 Middle, Vector2 Along, float Width, float Height)
{
    public Quad Corners
    {
        get
        {
            var (along, down) = (Along * (Width / 2), new Vector2(-Along.Y, Along.X) * (Height / 2));
            return new(Middle - along - down, Middle + along - down, Middle + along + down, Middle - along + down);
        }
    }

    /// <summary>Around the points, of the least area: one edge always lies on an edge of their hull. The longer edge runs to the right, or down.</summary>
    public static SmallestBox? Around(List<Vector2> points)
    {
        var hull = Hull(points);
        SmallestBox? best = null;
        for (var i = 0; i < hull.Count; i++)
        {
            var edge = hull[(i + 1) % hull.Count] - hull[i];
            if (edge.LengthSquared() < 1e-6f)
            {
                continue;
            }

            var box = Spanning(hull, Vector2.Normalize(edge));
            if (best is not { } least || box.Width * box.Height < least.Width * least.Height)
            {
                best = box;
            }
        }

        return best;
    }

    public SmallestBox Grown(float by) => this with { Width = Width + (2 * by), Height = Height + (2 * by) };

    private static SmallestBox Spanning(List<Vector2> hull, Vector2 u)
    {
        var v = new Vector2(-u.Y, u.X);
        var (u0, u1, v0, v1) = (float.MaxValue, float.MinValue, float.MaxValue, float.MinValue);
        foreach (var p in hull)
        {
            var (a, b) = (Vector2.Dot(p, u), Vector2.Dot(p, v));
            (u0, u1, v0, v1) = (MathF.Min(u0, a), MathF.Max(u1, a), MathF.Min(v0, b), MathF.Max(v1, b));
        }

        var middle = (u * ((u0 + u1) / 2)) + (v * ((v0 + v1) / 2));
        var (along, width, height) = u1 - u0 >= v1 - v0 ? (u, u1 - u0, v1 - v0) : (v, v1 - v0, u1 - u0);
        var isForward = MathF.Abs(along.X) >= MathF.Abs(along.Y) ? along.X > 0 : along.Y > 0;
        return new(middle, isForward ? along : -along, width, height);
    }

    /// <summary>Andrew's monotone chain.</summary>
    private static List<Vector2> Hull(List<Vector2> points)
    {
        var sorted = points.OrderBy(p => p.X).ThenBy(p => p.Y).ToList();
        var hull = new List<Vector2>();
        foreach (var way in new[] { sorted, Enumerable.Reverse(sorted).ToList() })
        {
            var start = hull.Count;
            foreach (var p in way)
            {
                while (hull.Count >= start + 2 && Cross(hull[^2], hull[^1], p) <= 0)
                {
                    hull.RemoveAt(hull.Count - 1);
                }

                hull.Add(p);
            }

            hull.RemoveAt(hull.Count - 1);
        }

        return hull;
    }

    private static float Cross(Vector2 o, Vector2 a, Vector2 b) => ((a.X - o.X) * (b.Y - o.Y)) - ((a.Y - o.Y) * (b.X - o.X));
}
