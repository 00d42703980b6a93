using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>
/// Documents of which a part lies outside the picture: three sides, two of them running out of it, or two that meet and both run out. The corners that cannot be seen are put where the form wants them.
/// </summary>
internal static class CutAssembly
{
    private const float LeastSide = 0.16f;
    private const float LeastSupport = 0.16f;

    /// <summary>Of a side's length: a document cut by more is hardly one.</summary>
    private const float LeastSeen = 0.5f;

    /// <summary>Two sides that meet are soon found by chance.</summary>
    private const float CornerAlone = 0.66f;

    public static List<(Quad Quad, float Score)> Join(ColorField field, IReadOnlyList<LineProfile> lines, DocumentShape shape, int most)
    {
        var found = new List<(Quad Quad, float Score)>();
        foreach (var (a, b) in QuadAssembly.Opposite(field, lines))
        {
            foreach (var end in lines)
            {
                if (MathF.Abs(Vector2.Dot(end.Line.Direction, a.Line.Direction)) < 0.35f)
                {
                    Complete(field, a, b, end, shape, found);
                }
            }
        }

        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count; j++)
            {
                if (MathF.Abs(Vector2.Dot(lines[i].Line.Direction, lines[j].Line.Direction)) < 0.25f)
                {
                    Extend(field, lines[i], lines[j], shape, found);
                }
            }
        }

        return QuadAssembly.Distinct(found.OrderByDescending(f => f.Score), most, field.Width * 0.02f);
    }

    /// <summary>Whether a corner lies outside the picture, by more than a line may be off.</summary>
    public static bool IsCut(ColorField field, Quad quad)
    {
        var slack = 0.012f * quad.Width;
        for (var i = 0; i < 4; i++)
        {
            if (quad[i].X < -slack || quad[i].Y < -slack || quad[i].X > field.Width + slack || quad[i].Y > field.Height + slack)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How much of a quad's sides is seen as edges, where they can be seen at all.</summary>
    public static float Score(ColorField field, Quad quad, DocumentShape shape)
    {
        var (total, weakest, sides) = (0f, 1f, 0);
        for (var side = 0; side < 4; side++)
        {
            var (from, to) = (quad[side], quad[side + 1]);
            if (!TryClip(field, ref from, ref to) || Vector2.DistanceSquared(from, to) < 0.04f * Vector2.DistanceSquared(quad[side], quad[side + 1]))
            {
                continue;
            }

            var own = MathF.Max(0, EdgeSupport.Between(field, from, to) - (0.35f * EdgeSupport.Beyond(field, from, to)));
            (total, weakest, sides) = (total + own, MathF.Min(weakest, own), sides + 1);
        }

        return sides < 2 ? 0 : (sides == 2 ? CornerAlone : 1) * QuadScore.Of(total / sides, weakest) * QuadShape.Fit(quad, field.Width, field.Height, shape);
    }

    private static void Complete(ColorField field, LineProfile a, LineProfile b, LineProfile end, DocumentShape shape, List<(Quad Quad, float Score)> found)
    {
        var (p, q) = (a.Line.Meet(end.Line), b.Line.Meet(end.Line));
        var across = Vector2.Distance(p, q);
        if (!field.Holds(p) || !field.Holds(q) || across < LeastSide * Math.Min(field.Width, field.Height))
        {
            return;
        }

        // The document lies on the side of the end where the normals of all three point in, or all out.
        var inside = (q - p) / across;
        var sign = MathF.Sign(Vector2.Dot(a.Line.Normal, inside));
        var away = end.Line.Normal * sign;
        var (alongA, alongB) = (Towards(a.Line.Direction, away), Towards(b.Line.Direction, away));
        var (rimA, rimB) = (Rim(field, p, alongA), Rim(field, q, alongB));
        foreach (var aspect in shape.Aspects)
        {
            var isTopOrBottom = MathF.Abs(inside.X) > MathF.Abs(inside.Y);
            var length = isTopOrBottom ? across / aspect : across * aspect;
            var (seenA, seenB) = (MathF.Min(rimA, length), MathF.Min(rimB, length));
            if (MathF.Min(rimA, rimB) > length * 1.01f || (seenA + seenB) < 2 * LeastSeen * length)
            {
                continue;
            }

            var quad = QuadAssembly.Upright(new(p, q, q + (alongB * length), p + (alongA * length)));
            var score = Borne(a, p, p + (alongA * seenA), b, q, q + (alongB * seenB), end) * QuadShape.Fit(quad, field.Width, field.Height, shape);
            if (score > 0 && quad.IsConvex)
            {
                found.Add((quad, score));
            }
        }
    }

    /// <summary>From one corner both sides run out of the picture: the least document of the expected form that does so.</summary>
    private static void Extend(ColorField field, LineProfile a, LineProfile b, DocumentShape shape, List<(Quad Quad, float Score)> found)
    {
        var p = a.Line.Meet(b.Line);
        if (!field.Holds(p))
        {
            return;
        }

        // Inwards along each line is where the other's normal points, for both or for neither.
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            var (alongA, alongB) = (Towards(a.Line.Direction, b.Line.Normal * sign), Towards(b.Line.Direction, a.Line.Normal * sign));
            var (seenA, seenB) = (Rim(field, p, alongA), Rim(field, p, alongB));
            if (MathF.Min(seenA, seenB) < LeastSide * Math.Min(field.Width, field.Height))
            {
                continue;
            }

            var (sa, sb) = (a.Between(p, p + (alongA * seenA), 0.045f), b.Between(p, p + (alongB * seenB), 0.045f));
            if (MathF.Min(sa, sb) < 1.5f * LeastSupport)
            {
                continue;
            }

            (sa, sb) = (MathF.Max(0, sa - (0.35f * a.Beyond(p, p + (alongA * seenA)))), MathF.Max(0, sb - (0.35f * b.Beyond(p, p + (alongB * seenB)))));
            foreach (var aspect in shape.Aspects)
            {
                var form = MathF.Abs(alongA.X) > MathF.Abs(alongA.Y) ? aspect : 1 / aspect;
                var lengthB = MathF.Max(seenB, seenA / form) * 1.05f;
                if (seenA * seenB < LeastSeen * lengthB * lengthB * form)
                {
                    continue;
                }

                var quad = QuadAssembly.Upright(new(p, p + (alongA * lengthB * form), p + (alongA * lengthB * form) + (alongB * lengthB), p + (alongB * lengthB)));
                if (quad.IsConvex)
                {
                    found.Add((quad, CornerAlone * QuadScore.Of((sa + sb) / 2, MathF.Min(sa, sb)) * QuadShape.Fit(quad, field.Width, field.Height, shape)));
                }
            }
        }
    }

    private static float Borne(LineProfile a, Vector2 p, Vector2 pEnd, LineProfile b, Vector2 q, Vector2 qEnd, LineProfile end)
    {
        var (sa, sb, se) = (a.Between(p, pEnd, 0.045f), b.Between(q, qEnd, 0.045f), end.Between(p, q, 0.045f));
        if (MathF.Min(sa, MathF.Min(sb, se)) < LeastSupport)
        {
            return 0;
        }

        (sa, sb, se) = (sa - (0.35f * a.Beyond(p, pEnd)), sb - (0.35f * b.Beyond(q, qEnd)), se - (0.35f * end.Beyond(p, q)));
        return QuadScore.Of((sa + sb + se) / 3, MathF.Max(0, MathF.Min(sa, MathF.Min(sb, se))));
    }

    private static Vector2 Towards(Vector2 direction, Vector2 side) => Vector2.Dot(direction, side) < 0 ? -direction : direction;

    /// <summary>How far it is to the picture's rim.</summary>
    private static float Rim(ColorField field, Vector2 from, Vector2 along)
    {
        var x = along.X > 0 ? (field.Width - 1 - from.X) / along.X : along.X < 0 ? -from.X / along.X : float.MaxValue;
        var y = along.Y > 0 ? (field.Height - 1 - from.Y) / along.Y : along.Y < 0 ? -from.Y / along.Y : float.MaxValue;
        return MathF.Max(0, MathF.Min(x, y));
    }

    private static bool TryClip(ColorField field, ref Vector2 from, ref Vector2 to)
    {
        var along = to - from;
        var (first, last) = (0f, 1f);
        foreach (var (at, step, size) in new[] { (from.X, along.X, field.Width - 2f), (from.Y, along.Y, field.Height - 2f) })
        {
            if (MathF.Abs(step) < 1e-4f)
            {
                if (at < 1 || at > size)
                {
                    return false;
                }

                continue;
            }

            var (a, b) = ((1 - at) / step, (size - at) / step);
            (first, last) = (MathF.Max(first, MathF.Min(a, b)), MathF.Min(last, MathF.Max(a, b)));
        }

        (from, to) = (from + (along * first), from + (along * last));
        return last > first;
    }
}
