using System.Numerics;
using System.Runtime.InteropServices;

namespace Exemption.Imaging.Finding;

/// <summary>Straight edges anywhere: each pixel votes for the lines across its slope, the faint almost as much as the strong (Hough, by gradient direction).</summary>
internal static class HoughLines
{
    private const int Angles = 240;
    private const int Spread = 3;

    private static readonly Vector2[] Directions = [.. Enumerable.Range(0, Angles).Select(a => new Vector2(MathF.Cos(a * 2 * MathF.PI / Angles), MathF.Sin(a * 2 * MathF.PI / Angles)))];

    /// <summary>Each line's normal points to where it grows brighter, or stronger in the colour that changes most.</summary>
    public static List<Line> Find(ColorField field, int most, int mostInPart = 0)
    {
        var edges = Edges(field);
        var lines = Find(field, edges, most, 0, 0, field.Width, field.Height);
        if (mostInPart > 0)
        {
            // A small document's sides are short; among the lines of a whole table of grain or print they would be outvoted.
            for (var part = 0; part < 9; part++)
            {
                var (x, y) = (part % 3 * field.Width / 4, part / 3 * field.Height / 4);
                foreach (var line in Find(field, edges, mostInPart, x, y, x + (field.Width / 2), y + (field.Height / 2)))
                {
                    if (lines.TrueForAll(l => !IsSame(l, line, field)))
                    {
                        lines.Add(line);
                    }
                }
            }
        }

        return lines;
    }

    private static bool IsSame(Line a, Line b, ColorField field)
    {
        var middle = new Vector2(field.Width / 2f, field.Height / 2f);
        return Vector2.Dot(a.Normal, b.Normal) > 0.9985f && MathF.Abs(a.Distance - Vector2.Dot(a.Normal, middle) - b.Distance + Vector2.Dot(b.Normal, middle)) < 2.5f;
    }

    private static List<Line> Find(ColorField field, List<Edge> edges, int most, int left, int top, int right, int bottom)
    {
        var (width, height) = (right - left, bottom - top);
        var reach = (int)MathF.Ceiling(MathF.Sqrt((width * width) + (height * height)) / 2) + 3;
        var middle = new Vector2((left + right) / 2f, (top + bottom) / 2f);
        var votes = Vote(edges, reach, left, top, right, bottom);
        var lines = new List<Line>(most);
        foreach (var (angle, distance) in Peaks(votes, reach, most))
        {
            var (sin, cos) = MathF.SinCos(angle * 2 * MathF.PI / Angles);
            var normal = new Vector2(cos, sin);
            lines.Add(new(normal, distance - reach + Vector2.Dot(normal, middle)));
        }

        return lines;
    }

    private static float[] Vote(List<Edge> edges, int reach, int left, int top, int right, int bottom)
    {
        var (wide, votes) = ((2 * reach) + 1, new float[Angles * ((2 * reach) + 1)]);
        var (cx, cy) = ((left + right) / 2f, (top + bottom) / 2f);
        foreach (var edge in CollectionsMarshal.AsSpan(edges))
        {
            if (edge.X < left || edge.X >= right || edge.Y < top || edge.Y >= bottom)
            {
                continue;
            }

            for (var k = -Spread; k <= Spread; k++)
            {
                var angle = (edge.Angle + k + Angles) % Angles;
                var distance = (Directions[angle].X * (edge.X - cx)) + (Directions[angle].Y * (edge.Y - cy)) + reach;
                var (cell, part) = ((int)distance, distance - (int)distance);
                var at = (angle * wide) + cell;
                votes[at] += edge.Weight * (1 - part);
                votes[at + 1] += edge.Weight * part;
            }
        }

        return votes;
    }

    /// <summary>Every pixel that slopes, once, for all parts of the picture.</summary>
    private static List<Edge> Edges(ColorField field)
    {
        var edges = new List<Edge>(field.Width * field.Height / 2);
        var (least, half) = (field.Noise * 1.5f, field.Noise * 4);
        for (var y = 2; y < field.Height - 2; y++)
        {
            for (var (x, i) = (2, (y * field.Width) + 2); x < field.Width - 2; x++, i++)
            {
                var (slope, size) = Steepest(field.SlopeX[i], field.SlopeY[i]);
                if (size >= least)
                {
                    edges.Add(new((short)x, (short)y, (short)MathF.Round(MathF.Atan2(slope.Y, slope.X) * Angles / (2 * MathF.PI)), size / (size + half)));
                }
            }
        }

        return edges;
    }

    private static (Vector2 Slope, float Size) Steepest(Vector4 dx, Vector4 dy)
    {
        var squares = (dx * dx) + (dy * dy);
        var (slope, most) = (new Vector2(dx.X, dy.X), squares.X);
        if (squares.Y > most)
        {
            (slope, most) = (new(dx.Y, dy.Y), squares.Y);
        }

        if (squares.W > most)
        {
            (slope, most) = (new(dx.W, dy.W), squares.W);
        }

        return squares.Z > most ? (new(dx.Z, dy.Z), MathF.Sqrt(squares.Z)) : (slope, MathF.Sqrt(most));
    }

    private static List<(int Angle, int Distance)> Peaks(float[] votes, int reach, int most)
    {
        var wide = (2 * reach) + 1;
        var peaks = new List<(float Votes, int Angle, int Distance)>();
        for (var angle = 0; angle < Angles; angle++)
        {
            for (var distance = 2; distance < wide - 2; distance++)
            {
                var here = votes[(angle * wide) + distance];
                if (here > 8 && IsPeak(votes, wide, angle, distance, here))
                {
                    peaks.Add((here, angle, distance));
                }
            }
        }

        return [.. peaks.OrderByDescending(p => p.Votes).Take(most).Select(p => (p.Angle, p.Distance))];
    }

    private static bool IsPeak(float[] votes, int wide, int angle, int distance, float here)
    {
        for (var a = -3; a <= 3; a++)
        {
            var row = (angle + a + Angles) % Angles * wide;
            for (var d = -2; d <= 2; d++)
            {
                if (votes[row + distance + d] > here)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private readonly record struct Edge(short X, short Y, short Angle, float Weight);
}
