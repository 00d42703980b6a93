using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>
/// A certificate's printed border is often a stronger rectangle than the sheet. So each side is looked for once more further out, as long as what lies between is paper,
/// and a wider quad wins as long as it is not borne out much less.
/// </summary>
internal static class OuterRim
{
    private const float LeastShare = 0.45f;
    private const float LeastSupport = 0.17f;

    /// <summary>A sheet a tenth larger than its border may be this power of that fainter.</summary>
    private const float Outwardness = 6;
    private const float Widest = 0.12f;
    private const int PerSide = 4;

    public static (Quad Quad, float Score) Widen(ColorField field, (Quad Quad, float Score) found, Judge judge)
    {
        var sides = Enumerable.Range(0, 4).Select(side => Outwards(field, found.Quad, side)).ToArray();
        if (sides.All(s => s.Count == 1))
        {
            return found;
        }

        var wider =
            from top in sides[0]
            from right in sides[1]
            from bottom in sides[2]
            from left in sides[3]
            let quad = Line.Corners(top, right, bottom, left)
            where quad.IsConvex
            let score = judge.Score(quad)
            where score >= LeastShare * found.Score
            orderby score * MathF.Pow(quad.SignedArea / found.Quad.SignedArea, Outwardness) descending
            select quad;
        foreach (var quad in wider)
        {
            var climbed = SideClimb.Climb(field, quad, 1.5f);
            if (climbed.IsConvex)
            {
                return (climbed, judge.Score(climbed));
            }
        }

        return found;
    }

    /// <summary>The side itself, and the clearest edges outside of it.</summary>
    private static List<Line> Outwards(ColorField field, Quad quad, int side)
    {
        var (from, to) = (quad[side], quad[side + 1]);
        var own = Line.Through(from, to);
        var lines = new List<Line> { own };
        var outwards = own.Normal;
        var steps = (int)(Widest * quad.Width);
        var supports = new (float Support, float Tilt)[steps + 2];
        for (var step = 3; step < supports.Length; step++)
        {
            for (var tilt = -2f; tilt <= 2f; tilt += 1)
            {
                var support = EdgeSupport.Between(field, from + (outwards * (step - tilt)), to + (outwards * (step + tilt)));
                if (support > supports[step].Support)
                {
                    supports[step] = (support, tilt);
                }
            }
        }

        for (var step = 3; step < supports.Length - 1; step++)
        {
            var (support, tilt) = supports[step];
            if (support < LeastSupport || support < supports[step - 1].Support || support <= supports[step + 1].Support)
            {
                continue;
            }

            if (IsPaper(field, quad, side, outwards * step))
            {
                lines.Add(Line.Through(from + (outwards * (step - tilt)), to + (outwards * (step + tilt))));
            }
        }

        return lines.Count <= PerSide ? lines : [own, .. lines.Skip(lines.Count - PerSide)];
    }

    /// <summary>Whether the strip just within the outer line looks like the paper inside the border; place by place, for light differs along a side.</summary>
    private static bool IsPaper(ColorField field, Quad quad, int side, Vector2 shift)
    {
        var (from, along, inwards) = (quad[side], quad[side + 1] - quad[side], -Vector2.Normalize(shift));
        var depth = shift.Length();
        var alike = 0;
        const int Places = 15;
        for (var i = 0; i < Places; i++)
        {
            var at = from + (along * (0.08f + (0.84f * i / (Places - 1))));
            var inside = Brightest(field, at + (inwards * quad.Width * 0.02f), inwards, quad.Width * 0.05f);
            alike += IsAlike(field, at + shift, inwards, MathF.Min(depth - 1, MathF.Max(5, quad.Width * 0.014f)), inside) ? 1 : 0;
        }

        return alike * 10 >= Places * 6;
    }

    /// <summary>Print of the table's shows in the worst of the places just within the line, not in their mean.</summary>
    private static bool IsAlike(ColorField field, Vector2 edge, Vector2 inwards, float length, Vector4 paper)
    {
        // The edge itself is some pixels wide.
        for (var t = MathF.Min(3.2f, length * 0.8f); t <= length; t += 1.2f)
        {
            var off = field.At(edge + (inwards * t)) - paper;
            if (MathF.Abs(off.X) > 5 + (0.09f * paper.X) || MathF.Abs(off.Y) + MathF.Abs(off.Z) > 8)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Paper is what is brightest across a border: print only darkens it.</summary>
    private static Vector4 Brightest(ColorField field, Vector2 from, Vector2 along, float length)
    {
        var best = field.At(from);
        for (var t = 1f; t < length; t += 1.5f)
        {
            var color = field.At(from + (along * t));
            if (color.X > best.X)
            {
                best = color;
            }
        }

        return best;
    }
}
