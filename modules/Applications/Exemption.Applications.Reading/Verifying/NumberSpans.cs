using Exemption.Reading.Fields;

namespace Exemption.Reading.Verifying;

/// <summary>Steps of a line in which a value may stand alone.</summary>
internal readonly record struct StepSpan(TextLine Line, int From, int To)
{
    public Imaging.Quad Place => From == 0 && To == Line.Lattice.Steps ? Line.Place : Line.PlaceOfSteps(From, To);
}

/// <summary>A number stands between what cannot be part of it: the whole line, and what lies between words and colons.</summary>
internal static class NumberSpans
{
    public static IReadOnlyList<StepSpan> Of(IReadOnlyList<TextSpan> torn) => [.. torn.Select(s => new StepSpan(s.In.Line, s.Steps.From, s.Steps.To))];

    public static IEnumerable<IReadOnlyList<StepSpan>> Of(TextLine line)
    {
        var lattice = line.Lattice;
        yield return [new(line, 0, lattice.Steps)];
        var from = 0;
        foreach (var (c, at) in lattice.Characters.Select((c, at) => (c, at)))
        {
            if (IsBetween(lattice.Characters, at))
            {
                if (c.First > from)
                {
                    yield return [new(line, from, c.First)];
                }

                from = c.Last + 1;
            }
        }

        if (from > 0 && from < lattice.Steps)
        {
            yield return [new(line, from, lattice.Steps)];
        }
    }

    /// <summary>A full stop divides only after "No": between digits it is more often a speck.</summary>
    private static bool IsBetween(IReadOnlyList<ReadCharacter> characters, int at)
    {
        var c = characters[at].Character;
        return c is ':' or '：' or '∶' or '(' or ')' or '（' or '）' or ',' or '，' or '。' or '、' or '№'
            || (c is >= '\u4e00' and <= '\u9fff' && LineLattice.AlwaysIndex(c) == 0)
            || (c is '.' && at > 1 && characters[at - 1].Character is 'o' or 'O' && characters[at - 2].Character is 'N');
    }
}
