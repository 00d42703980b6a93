using Exemption.Reading.Fields;

namespace Exemption.Reading;

/// <summary>The side of an identity card with the emblem.</summary>
/// <param name="ValidFrom">With its day; so has <paramref name="ValidUntil"/>, unless the card is valid for good.</param>
public sealed record IdBackFields(ReadField? Authority, ReadField? ValidFrom, ReadField? ValidUntil, bool IsLongTerm)
{
    private const string Forever = "长期";

    public static IdBackFields Of(ReadingLines reading)
    {
        var page = new Page(reading);
        var authority = Values.Labelled(page, LabelKind.Authority, text => text.Length >= 4);
        foreach (var line in page.Lines)
        {
            if (Shapes.Validity().Match(line.Text) is { Success: true } match)
            {
                var (from, until) = (Part(line, match.Groups[1]), Part(line, match.Groups[2]));
                return new(authority, from, until, until?.Text == Forever);
            }
        }

        return new(authority, null, null, false);
    }

    private static ReadField? Part(PlacedLine line, System.Text.RegularExpressions.Group group)
    {
        var digits = string.Concat(group.Value.Where(char.IsAsciiDigit));
        return ReadField.Of([line.Span(group.Index, group.Index + group.Length)], group.Value == Forever || Shapes.DayIn(digits) is not null, _ => Shapes.DayIn(digits));
    }
}
