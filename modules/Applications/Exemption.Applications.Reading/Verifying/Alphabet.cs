namespace Exemption.Reading.Verifying;

/// <summary>The characters that a number can have; all else on its line counts as nothing.</summary>
internal sealed class Alphabet
{
    private readonly int[] columns;
    private readonly Dictionary<char, int> indexes;

    private Alphabet(string characters)
    {
        Characters = characters;
        columns = [.. characters.Select(LineLattice.AlwaysIndex)];
        indexes = characters.Select((c, at) => (c, at)).ToDictionary();
    }

    public static Alphabet OfIdNumbers { get; } = new("0123456789X");

    public static Alphabet OfCertificateNumbers { get; } = new(LineLattice.Always);

    public string Characters { get; }

    /// <summary>Null when a character cannot be in such a number.</summary>
    public int[]? Indexes(string value)
    {
        var found = new int[value.Length];
        for (var i = 0; i < value.Length; i++)
        {
            if (!indexes.TryGetValue(value[i], out found[i]))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>Shares at each step, one column for each character and the last for nothing.</summary>
    public Emissions Emissions(IReadOnlyList<StepSpan> pieces)
    {
        var (emissions, at) = (new Emissions(pieces.Sum(p => p.To - p.From), Characters.Length), 0);
        foreach (var piece in pieces)
        {
            for (var step = piece.From; step < piece.To; step++)
            {
                Fill(piece.Line.Lattice.AlwaysAt(step), emissions.Row(at++));
            }
        }

        return emissions;
    }

    private void Fill(ReadOnlySpan<byte> costs, Span<float> row)
    {
        var sum = 0f;
        for (var i = 0; i < columns.Length; i++)
        {
            row[i] = Shares.Of(costs[columns[i]]);
            sum += row[i];
        }

        // Rounded shares may add up to more than all.
        row[columns.Length] = MathF.Max(1 - sum, Shares.Of(costs[0]));
    }
}
