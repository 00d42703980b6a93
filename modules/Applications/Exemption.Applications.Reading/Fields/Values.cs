namespace Exemption.Reading.Fields;

/// <summary>Values that cards and certificates share.</summary>
internal static class Values
{
    /// <summary>The value of the first label that has one of the wanted form; else of the first that has any.</summary>
    public static ReadField? Labelled(Page page, LabelKind kind, Func<string, bool> hasForm, Func<string, DateOnly?>? date = null)
    {
        var values = page.Labels.Where(l => l.Kind == kind).Select(page.ValueOf).Where(v => v.Count > 0).ToList();
        var best = values.FirstOrDefault(v => hasForm(Joined(v))) ?? values.FirstOrDefault();
        return best is null ? null : ReadField.Of(best, hasForm(Joined(best)), date);
    }

    /// <summary>Seventeen digits and one more, wherever they stand: no other number on these papers looks so.</summary>
    public static ReadField? IdNumberIn(Page page)
    {
        var found = page.Lines.SelectMany(l => Shapes.IdNumber().Matches(l.Text).Select(m => ReadField.Of([l.Span(m.Index, m.Index + m.Length)], Shapes.IsIdNumber(m.Value)))).ToList();
        found.AddRange(NumberPieces.Of(page, LabelKind.IdNumber).Where(p => Shapes.IsIdNumber(Joined(p))).Select(p => ReadField.Of(p)));
        return found.OrderByDescending(f => f!.IsSure).ThenByDescending(f => Shapes.IsIdNumber(f!.Text)).FirstOrDefault();
    }

    public static ReadField? SexIn(Page page)
    {
        var value = page.First(LabelKind.Sex) is { } label ? page.ValueOf(label).FirstOrDefault() : default;
        var at = value.In is null ? -1 : value.Text.IndexOfAny(['男', '女']);
        return at < 0 ? null : ReadField.Of([value.In!.Span(value.From + at, value.From + at + 1)]);
    }

    public static bool IsName(IReadOnlyList<TextSpan> spans) => spans.Count > 0 && IsName(Joined(spans));

    public static bool IsName(string text) => text.Length is >= 2 and <= 20 && text.All(c => c is '·' or '•' or '‧' or '.' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.OtherLetter);

    public static string Joined(IReadOnlyList<TextSpan> spans) => string.Concat(spans.Select(s => s.Text));
}
