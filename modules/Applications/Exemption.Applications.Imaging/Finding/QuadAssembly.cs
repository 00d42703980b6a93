using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>Joins lines to quads: two about parallel with two others across them, in the expected form, with edges where the sides are.</summary>
internal static class QuadAssembly
{
    private const float LeastSide = 0.16f;
    private const float LeastSupport = 0.1f;

    public static List<(Quad Quad, float Score)> Join(ColorField field, IReadOnlyList<LineProfile> lines, DocumentShape shape, int most)
    {
        var pairs = Pairs(field, lines);
        var found = new List<(Quad Quad, float Score)>();
        for (var i = 0; i < pairs.Count; i++)
        {
            for (var j = i + 1; j < pairs.Count; j++)
            {
                if (MathF.Abs(Vector2.Dot(pairs[i].Along, pairs[j].Along)) < 0.45f && TryJoin(field, lines, pairs[i], pairs[j], shape) is { Score: > 0 } quad)
                {
                    found.Add(quad);
                }
            }
        }

        return Distinct(found.OrderByDescending(f => f.Score), most, field.Width * 0.02f);
    }

    /// <summary>Lines that may be two sides of one document, across from each other.</summary>
    public static IEnumerable<(LineProfile A, LineProfile B)> Opposite(ColorField field, IReadOnlyList<LineProfile> lines) => Pairs(field, lines).Select(p => (lines[p.A], lines[p.B]));

    /// <summary>The best first, and none that is almost one before it.</summary>
    public static List<(Quad Quad, float Score)> Distinct(IEnumerable<(Quad Quad, float Score)> ordered, int most, float near)
    {
        var kept = new List<(Quad Quad, float Score)>(most);
        foreach (var one in ordered)
        {
            if (kept.All(k => Enumerable.Range(0, 4).Any(c => Vector2.DistanceSquared(k.Quad[c], one.Quad[c]) > near * near)))
            {
                kept.Add(one);
                if (kept.Count == most)
                {
                    break;
                }
            }
        }

        return kept;
    }

    /// <summary>Turns and, if need be, mirrors the corners so that the first is the upper left one as the picture lies.</summary>
    public static Quad Upright(Quad quad)
    {
        var q = quad.SignedArea < 0 ? new Quad(quad.TopLeft, quad.BottomLeft, quad.BottomRight, quad.TopRight) : quad;
        var (best, turns) = (float.MaxValue, 0);
        for (var i = 0; i < 4; i++)
        {
            // The top side is the one that points most to the right.
            var top = Vector2.Normalize(q[i + 1] - q[i]);
            if (-top.X < best)
            {
                (best, turns) = (-top.X, i);
            }
        }

        return new(q[turns], q[turns + 1], q[turns + 2], q[turns + 3]);
    }

    private static List<(int A, int B, Vector2 Along)> Pairs(ColorField field, IReadOnlyList<LineProfile> lines)
    {
        var (middle, least) = (new Vector2(field.Width / 2f, field.Height / 2f), LeastSide * Math.Min(field.Width, field.Height));
        var pairs = new List<(int A, int B, Vector2 Along)>();
        for (var a = 0; a < lines.Count; a++)
        {
            for (var b = a + 1; b < lines.Count; b++)
            {
                // The document is brighter than the table, or darker: both lines' normals point inwards, or both outwards.
                var (la, lb) = (lines[a].Line, lines[b].Line);
                var parallel = Vector2.Dot(la.Normal, lb.Normal);
                if (parallel < -0.93f && MathF.Abs(Offset(la, middle) + Offset(lb, middle)) > least)
                {
                    pairs.Add((a, b, la.Direction));
                }
            }
        }

        return pairs;
    }

    private static float Offset(Line line, Vector2 from) => line.Distance - Vector2.Dot(line.Normal, from);

    private static (Quad Quad, float Score) TryJoin(
        ColorField field, IReadOnlyList<LineProfile> lines, (int A, int B, Vector2 Along) one, (int A, int B, Vector2 Along) other, DocumentShape shape)
    {
        var (p1, p2, p3, p4) = (lines[one.A], lines[other.A], lines[one.B], lines[other.B]);
        var quad = Line.Corners(p1.Line, p2.Line, p3.Line, p4.Line);
        var (mx, my) = (field.Width * 0.04f, field.Height * 0.04f);
        var least = LeastSide * Math.Min(field.Width, field.Height);
        for (var i = 0; i < 4; i++)
        {
            var p = quad[i];
            if (p.X < -mx || p.Y < -my || p.X > field.Width + mx || p.Y > field.Height + my || Vector2.DistanceSquared(p, quad[i + 1]) < least * least)
            {
                return default;
            }
        }

        var borne = Borne(quad, p1, p2, p3, p4);
        var upright = Upright(quad);
        return borne > 0 && upright.IsConvex ? (upright, borne * QuadShape.Fit(upright, field.Width, field.Height, shape)) : default;
    }

    /// <summary>How far four lines are edges between the corners, and end there; nothing as soon as one is not.</summary>
    public static float Borne(Quad quad, LineProfile top, LineProfile right, LineProfile bottom, LineProfile left)
    {
        var (total, weakest) = (0f, 1f);
        for (var side = 0; side < 4; side++)
        {
            var profile = side switch { 0 => top, 1 => right, 2 => bottom, _ => left };
            var support = profile.Between(quad[side], quad[side + 1], 0.045f);
            if (support < LeastSupport)
            {
                return 0;
            }

            var own = MathF.Max(0, support - (0.35f * profile.Beyond(quad[side], quad[side + 1])));
            (total, weakest) = (total + own, MathF.Min(weakest, own));
        }

        return QuadScore.Of(total / 4, weakest);
    }
}
