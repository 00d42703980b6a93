namespace Exemption.Reading.Verifying;

/// <summary>Costs of the lattice as shares.</summary>
internal static class Shares
{
    private static readonly float[] OfCost = [.. Enumerable.Range(0, 256).Select(c => MathF.Exp(-LineLattice.Farthest * c * c / (LineLattice.Never * LineLattice.Never)))];

    public static float Of(byte cost) => OfCost[cost];
}

/// <summary>The share of each character, and of nothing, at each step of some part of a line.</summary>
internal sealed class Emissions(int steps, int characters)
{
    private readonly float[] shares = new float[steps * (characters + 1)];

    public int Steps => steps;

    public int Nothing => characters;

    public Span<float> Row(int step) => shares.AsSpan(step * (characters + 1), characters + 1);

    /// <summary>The best reading, step by step.</summary>
    public List<int> Best()
    {
        var (read, last) = (new List<int>(), Nothing);
        for (var step = 0; step < steps; step++)
        {
            var row = Row(step);
            var best = IndexOfMost(row);
            if (best != last && best != Nothing)
            {
                read.Add(best);
            }

            last = best;
        }

        return read;
    }

    private static int IndexOfMost(Span<float> row)
    {
        var best = 0;
        for (var i = 1; i < row.Length; i++)
        {
            best = row[i] > row[best] ? i : best;
        }

        return best;
    }

    /// <summary>Natural logarithm of the share of all ways in which these steps can be read as this value (Graves 2006).</summary>
    public double LogShare(ReadOnlySpan<int> value)
    {
        var length = (2 * value.Length) + 1;
        Span<double> now = length <= 256 ? stackalloc double[length] : new double[length];
        now.Clear();
        var log = 0.0;
        for (var step = 0; step < steps; step++)
        {
            var row = Row(step);
            var sum = 0.0;
            for (var s = length - 1; s >= 0; s--)
            {
                var before = step == 0 ? (s <= 1 ? 1 : 0) : now[s] + (s > 0 ? now[s - 1] : 0);
                if (step > 0 && s > 2 && (s & 1) == 1 && value[s >> 1] != value[(s >> 1) - 1])
                {
                    before += now[s - 2];
                }

                now[s] = before * row[(s & 1) == 0 ? Nothing : value[s >> 1]];
                sum += now[s];
            }

            if (sum <= 0)
            {
                return double.NegativeInfinity;
            }

            // The product of some hundred shares is too small for a double.
            log += Math.Log(sum);
            for (var s = 0; s < length; s++)
            {
                now[s] /= sum;
            }
        }

        return steps == 0 ? double.NegativeInfinity : log + Math.Log(now[length - 1] + (length > 1 ? now[length - 2] : 0));
    }
}
