namespace Exemption.Reading.Fields;

/// <summary>A long number that is torn into pieces, side by side or one under the other.</summary>
internal static class NumberPieces
{
    public static IEnumerable<IReadOnlyList<TextSpan>> Of(Page page, LabelKind kind)
    {
        foreach (var label in page.Labels.Where(l => l.Kind == kind))
        {
            var value = page.ValueOf(label).TakeWhile(IsPiece).ToList();
            if (value.Count == 0)
            {
                continue;
            }

            var left = value[0].In == label.In ? value[0].EdgeOf(value[0].From) : value[0].In.Left;
            List<TextSpan> whole = [.. value, .. page.GoingOn(value[^1], left, 1.9f).Take(1).Where(IsPiece)];
            if (whole.Count > 1)
            {
                yield return whole;
            }
        }
    }

    private static bool IsPiece(TextSpan span) => !span.IsEmpty && span.Text.All(c => LineLattice.AlwaysIndex(c) > 0);
}
