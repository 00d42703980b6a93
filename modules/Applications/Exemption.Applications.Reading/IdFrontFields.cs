using Exemption.Reading.Fields;

namespace Exemption.Reading;

/// <summary>The side of an identity card with the portrait.</summary>
public sealed record IdFrontFields(ReadField? Name, ReadField? Sex, ReadField? Birth, ReadField? Address, ReadField? IdNumber)
{
    public static IdFrontFields Of(ReadingLines reading)
    {
        var page = new Page(reading);
        var name = page.First(LabelKind.Name) is { } label ? page.ValueOf(label).Take(1).ToList() : [];
        return new(
            ReadField.Of(name, Values.IsName(name)),
            Values.SexIn(page),
            Values.Labelled(page, LabelKind.Birth, text => Shapes.DayIn(text) is not null, Shapes.DayIn),
            AddressIn(page),
            Values.IdNumberIn(page));
    }

    private static ReadField? AddressIn(Page page)
    {
        if (page.First(LabelKind.Address) is not { } label || page.ValueOf(label) is not { Count: > 0 } first)
        {
            return null;
        }

        // Flush with the first line: where the label stands in it, with what follows the label.
        var left = first[0].In == label.In ? first[0].EdgeOf(first[0].From) : first[0].In.Left;
        List<TextSpan> all = [.. first, .. page.GoingOn(first[0], left, 2.2f).TakeWhile(s => !Shapes.IdNumber().IsMatch(s.Text))];
        return ReadField.Of(all, all.Sum(s => s.Text.Length) >= 6);
    }
}
