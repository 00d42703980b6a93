using Exemption.Imaging;

namespace Exemption.Reading.Fields;

/// <summary>A line on an upright page: its text without spaces, and its box in units that only matter to each other.</summary>
/// <param name="At">Of every character of the text, its number in the line.</param>
internal sealed record PlacedLine(TextLine Line, string Text, IReadOnlyList<int> At, float Left, float Right, float Middle, float Height)
{
    public static PlacedLine Of(TextLine line, Func<System.Numerics.Vector2, System.Numerics.Vector2> upright)
    {
        var kept = line.Lattice.Characters.Select((c, at) => (Character: Plain(c.Character), at)).Where(c => !char.IsWhiteSpace(c.Character)).ToList();
        var (start, end) = (upright((line.Place.TopLeft + line.Place.BottomLeft) / 2), upright((line.Place.TopRight + line.Place.BottomRight) / 2));
        return new(line, string.Concat(kept.Select(c => c.Character)), [.. kept.Select(c => c.at)], start.X, end.X, (start.Y + end.Y) / 2, line.Place.Height);
    }

    /// <summary>Full width and half width are one; so are the colons and the hyphens.</summary>
    public static char Plain(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '∶' => ':',
        '—' or '–' => '-',
        '【' or '〔' or '［' => '(',
        '】' or '〕' or '］' => ')',
        _ => c,
    };

    public bool IsInRowOf(PlacedLine other) => MathF.Abs(Middle - other.Middle) < 0.6f * MathF.Max(Height, other.Height) && MathF.Min(Height, other.Height) > 0.4f * MathF.Max(Height, other.Height);

    public TextSpan Span(int from, int to) => new(this, from, to);
}

/// <summary>Some characters of a line.</summary>
internal readonly record struct TextSpan(PlacedLine In, int From, int To)
{
    public string Text => In.Text[From..To];

    public bool IsEmpty => To <= From;

    public Quad Place => In.Line.PlaceOf(In.At[From], In.At[To - 1]);

    /// <summary>The steps from behind the character before it to the character after it.</summary>
    public (int From, int To) Steps
    {
        get
        {
            var (lattice, first, last) = (In.Line.Lattice, In.At[From], In.At[To - 1]);
            return (first == 0 ? 0 : lattice.Characters[first - 1].Last + 1, last == lattice.Characters.Count - 1 ? lattice.Steps : lattice.Characters[last + 1].First);
        }
    }

    public IEnumerable<ReadCharacter> Characters => Enumerable.Range(From, To - From).Select(Character);

    /// <summary>Where a character begins, in the page's units.</summary>
    public float EdgeOf(int at)
    {
        var (lattice, c) = (In.Line.Lattice, Character(at));
        return In.Left + ((In.Right - In.Left) * Math.Clamp((c.First - 1) / (lattice.Steps * lattice.Share), 0, 1));
    }

    /// <summary>Whether there is room for a character that was not read: one that the recogniser does not know it may pass over.</summary>
    public bool HasGap()
    {
        var (lattice, all) = (In.Line.Lattice, Characters.ToList());
        if (all.Count < 2 || all.Any(c => c.Character < '\u2E80'))
        {
            return false;
        }

        var steps = all.Zip(all.Skip(1), (a, b) => b.First - a.First).Order().ToList();
        var behind = To == In.Text.Length ? (lattice.Steps * lattice.Share) - all[^1].Last : 0;
        return behind > 1.3f * steps[steps.Count / 2] || steps[^1] > 1.7f * steps[0];
    }

    public TextSpan Trimmed()
    {
        var (from, to) = (From, To);
        while (from < to && ":;,.。、·|_'\"*()".Contains(In.Text[from], StringComparison.Ordinal) && !(In.Text[from] == '(' && In.Text[from..to].Contains(')', StringComparison.Ordinal)))
        {
            from++;
        }

        while (to > from && ":;,.。、·|_'\"*(".Contains(In.Text[to - 1], StringComparison.Ordinal))
        {
            to--;
        }

        return this with { From = from, To = to };
    }

    private ReadCharacter Character(int at) => In.Line.Lattice.Characters[In.At[at]];
}
