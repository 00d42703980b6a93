namespace Exemption.Reading.Models;

/// <summary>Keeps of the recogniser's whole answer, 6,625 shares a step, what a later verification can need.</summary>
internal static class LatticeMaker
{
    private const float Likely = 1 / 2000f;
    private const int MostOthers = 12;

    private static readonly int[] Column = ColumnOfClass();

    public static LineLattice Make(ReadOnlySpan<float> answer, int steps, float share)
    {
        var (always, others, begins, best) = (new byte[steps * LineLattice.Columns], new List<LikelyCharacter>(), new int[steps + 1], new (int Class, float Share)[steps]);
        Span<float> sums = stackalloc float[LineLattice.Columns];
        for (var step = 0; step < steps; step++)
        {
            sums.Clear();
            best[step] = Gather(answer.Slice(step * CharacterSet.Count, CharacterSet.Count), sums, others, begins[step]);
            begins[step + 1] = others.Count;
            for (var i = 0; i < sums.Length; i++)
            {
                always[(step * LineLattice.Columns) + i] = Cost(sums[i]);
            }
        }

        return new(always, [.. others], begins, [.. Collapse(best)], share);
    }

    private static (int Class, float Share) Gather(ReadOnlySpan<float> step, Span<float> sums, List<LikelyCharacter> others, int begin)
    {
        var (best, most) = (0, step[0]);
        for (var i = 0; i < step.Length; i++)
        {
            var share = step[i];
            if (share > most)
            {
                (best, most) = (i, share);
            }

            if (Column[i] >= 0)
            {
                sums[Column[i]] += share;
            }
            else if (share >= Likely)
            {
                others.Add(new(CharacterSet.At(i), Cost(share)));
            }
        }

        if (others.Count - begin > MostOthers)
        {
            others.Sort(begin, others.Count - begin, Comparer<LikelyCharacter>.Create((a, b) => a.Cost.CompareTo(b.Cost)));
            others.RemoveRange(begin + MostOthers, others.Count - begin - MostOthers);
        }

        return (best, most);
    }

    /// <summary>Equal neighbours are one character, "nothing" divides.</summary>
    private static List<ReadCharacter> Collapse((int Class, float Share)[] best)
    {
        var text = new List<ReadCharacter>();
        for (var step = 0; step < best.Length;)
        {
            var (kind, first, most) = (best[step].Class, step, 0f);
            for (; step < best.Length && best[step].Class == kind; step++)
            {
                most = MathF.Max(most, best[step].Share);
            }

            if (kind != CharacterSet.Nothing)
            {
                // As it will be stored, or a stored reading would be another.
                text.Add(new(CharacterSet.At(kind), first, step - 1, MathF.Round(most * 255) / 255));
            }
        }

        return text;
    }

    private static byte Cost(float share) => share <= 0 ? LineLattice.Never : (byte)Math.Clamp(MathF.Round(MathF.Sqrt(MathF.Max(0, -MathF.Log(share)) / LineLattice.Farthest) * LineLattice.Never), 0, LineLattice.Never);

    private static int[] ColumnOfClass()
    {
        var columns = new int[CharacterSet.Count];
        for (var i = 1; i < columns.Length; i++)
        {
            columns[i] = LineLattice.AlwaysIndex(CharacterSet.At(i)) is var at and > 0 ? at : -1;
        }

        return columns;
    }
}
