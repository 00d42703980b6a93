using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>How much a line is an edge at each of its points, summed up, so that the support of any stretch of it is two look-ups.</summary>
internal sealed class LineProfile
{
    private const int Window = 15;

    private readonly float[] sums;
    private readonly float start;

    public LineProfile(ColorField field, Line line)
    {
        Line = line;
        var (first, last) = Within(field, line);
        start = first;
        var count = Math.Max(0, (int)(last - first));
        var best = new float[count];
        for (var shift = -1; shift <= 1; shift++)
        {
            Measure(field, line, shift, best);
        }

        sums = new float[count + 1];
        for (var i = 0; i < count; i++)
        {
            sums[i + 1] = sums[i] + best[i];
        }
    }

    public Line Line { get; }

    /// <summary>Mean of the stretch between two points of the line; what lies outside the picture counts as nothing.</summary>
    public float Between(Vector2 from, Vector2 to, float cut)
    {
        var (a, b) = (Along(from), Along(to));
        var (low, high) = (MathF.Min(a, b), MathF.Max(a, b));
        var trim = (high - low) * cut;
        return Mean(low + trim, high - trim);
    }

    /// <summary>Mean of what follows beyond both ends.</summary>
    public float Beyond(Vector2 from, Vector2 to)
    {
        var (a, b) = (Along(from), Along(to));
        var (low, high) = (MathF.Min(a, b), MathF.Max(a, b));
        var more = (high - low) * 0.16f;
        return (Mean(low - more, low - (more * 0.3f)) + Mean(high + (more * 0.3f), high + more)) / 2;
    }

    private float Mean(float low, float high)
    {
        var length = high - low;
        if (length < 1)
        {
            return 0;
        }

        var (a, b) = (Math.Clamp((int)(low - start), 0, sums.Length - 1), Math.Clamp((int)(high - start), 0, sums.Length - 1));
        return (sums[b] - sums[a]) / length;
    }

    private float Along(Vector2 p) => Vector2.Dot(p, Line.Direction);

    private static void Measure(ColorField field, Line line, int shift, float[] best)
    {
        var count = best.Length;
        var (direction, normal) = (line.Direction, line.Normal);
        var (signed, whole) = (new Vector4[count + 1], new float[count + 1]);
        var at = (normal * (line.Distance + shift)) + (direction * Within(field, line).First) + new Vector2(0.5f);
        for (var i = 0; i < count; i++, at += direction)
        {
            var (x, y) = (Math.Clamp((int)at.X, 0, field.Width - 1), Math.Clamp((int)at.Y, 0, field.Height - 1));
            var index = (y * field.Width) + x;
            var slope = (normal.X * field.SlopeX[index]) + (normal.Y * field.SlopeY[index]);
            signed[i + 1] = signed[i] + slope;
            whole[i + 1] = whole[i] + slope.Length();
        }

        for (var i = 0; i < count; i++)
        {
            var (a, b) = (Math.Max(0, i - (Window / 2)), Math.Min(count, i + (Window / 2) + 1));
            best[i] = MathF.Max(best[i], EdgeSupport.Weigh((signed[b] - signed[a]).Length(), whole[b] - whole[a], b - a, field.Noise));
        }
    }

    private static (float First, float Last) Within(ColorField field, Line line)
    {
        var (origin, direction) = (line.Normal * line.Distance, line.Direction);
        var (first, last) = (-1e6f, 1e6f);
        Clip(origin.X, direction.X, field.Width - 1, ref first, ref last);
        Clip(origin.Y, direction.Y, field.Height - 1, ref first, ref last);
        return (first, last);
    }

    private static void Clip(float origin, float direction, float size, ref float first, ref float last)
    {
        if (MathF.Abs(direction) < 1e-5f)
        {
            return;
        }

        var (a, b) = (-origin / direction, (size - origin) / direction);
        first = MathF.Max(first, MathF.Min(a, b));
        last = MathF.Min(last, MathF.Max(a, b));
    }
}
