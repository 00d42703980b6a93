using System.Numerics;

namespace Exemption.Imaging;

/// <summary>The area that two convex quads share, by clipping one at each edge of the other (Sutherland and Hodgman).</summary>
internal static class QuadClip
{
    public static float SharedArea(Quad subject, Quad clip)
    {
        List<Vector2> points = [subject.TopLeft, subject.TopRight, subject.BottomRight, subject.BottomLeft];
        var sign = MathF.Sign(clip.SignedArea);
        for (var i = 0; i < 4 && points.Count > 0; i++)
        {
            points = Clip(points, clip[i], clip[i + 1], sign);
        }

        return MathF.Abs(Area(points));
    }

    private static List<Vector2> Clip(List<Vector2> points, Vector2 from, Vector2 to, int sign)
    {
        var kept = new List<Vector2>(8);
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            var (da, db) = (Side(a, from, to) * sign, Side(b, from, to) * sign);
            if (da >= 0)
            {
                kept.Add(a);
            }

            if ((da < 0) != (db < 0))
            {
                kept.Add(Vector2.Lerp(a, b, da / (da - db)));
            }
        }

        return kept;
    }

    private static float Side(Vector2 p, Vector2 from, Vector2 to) => ((to.X - from.X) * (p.Y - from.Y)) - ((to.Y - from.Y) * (p.X - from.X));

    private static float Area(List<Vector2> points)
    {
        var sum = 0f;
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            sum += (a.X * b.Y) - (a.Y * b.X);
        }

        return sum / 2;
    }
}
