using System.Numerics;

namespace Exemption.Reading.Fields;

/// <summary>The lines laid straight: turned upright, and by the small angle at which the long ones run.</summary>
internal sealed class Page
{
    public Page(ReadingLines reading)
    {
        var angles = reading.Lines.OrderByDescending(l => l.Place.Width).Take(7)
            .Select(l => ReadingOrder.Turned(l.Place.TopRight - l.Place.TopLeft, reading.QuarterTurns)).Select(v => MathF.Atan2(v.Y, v.X)).Order().ToList();
        var (sin, cos) = MathF.SinCos(angles.Count == 0 ? 0 : angles[angles.Count / 2]);
        Vector2 Upright(Vector2 p)
        {
            var v = ReadingOrder.Turned(p, reading.QuarterTurns);
            return new((v.X * cos) + (v.Y * sin), (v.Y * cos) - (v.X * sin));
        }

        Lines = [.. reading.Lines.Select(l => PlacedLine.Of(l, Upright)).Where(l => l.Text.Length > 0).OrderBy(l => l.Middle)];
        Labels = [.. Lines.SelectMany(LabelFinder.Find)];
        Labelled = Labels.Where(l => l.From <= 1).Select(l => l.In).ToHashSet();
    }

    public IReadOnlyList<PlacedLine> Lines { get; }

    public IReadOnlyList<FoundLabel> Labels { get; }

    /// <summary>Lines that begin with a label are no other label's value.</summary>
    public IReadOnlySet<PlacedLine> Labelled { get; }

    public FoundLabel? First(LabelKind kind) => Labels.Where(l => l.Kind == kind).Select(l => (FoundLabel?)l).FirstOrDefault();

    /// <summary>What a label stands before: the rest of its line, else what lies right of it, else what lies under it.</summary>
    public List<TextSpan> ValueOf(FoundLabel label)
    {
        var next = Labels.Where(l => l.In == label.In && l.From >= label.To).Select(l => l.From).DefaultIfEmpty(label.In.Text.Length).Min();
        var rest = label.In.Span(label.To, next).Trimmed();
        if (!rest.IsEmpty)
        {
            // A value may be torn where it is widely spaced.
            return next < label.In.Text.Length ? [rest] : [rest, .. RightOf(label.In, 2.5f)];
        }

        var right = next < label.In.Text.Length ? [] : RightOf(label.In, 14);
        return right.Count > 0 ? right : Under(label.In, label.In.Left, 2.6f) is { } under ? [under.Span(0, under.Text.Length)] : [];
    }

    /// <summary>The lines that go on under a value, flush with it and with no label beside them.</summary>
    public IEnumerable<TextSpan> GoingOn(TextSpan first, float left, float lineSpacing)
    {
        var at = first.In;
        while (Under(at, left, lineSpacing) is { } next && !Labels.Any(l => l.From <= 1 && l.In.IsInRowOf(next) && IsBehind(next, l.In)))
        {
            yield return next.Span(0, next.Text.Length);
            at = next;
        }
    }

    private List<TextSpan> RightOf(PlacedLine line, float heights)
    {
        var found = new List<TextSpan>();
        var (at, reach) = (line, heights);
        while (Lines.Where(l => l != at && l.IsInRowOf(line) && IsBehind(l, at) && l.Left < at.Right + (reach * line.Height)).MinBy(l => l.Left) is { } next && !Labelled.Contains(next))
        {
            if (found.Count > 0 && !GoesOn(found[^1].In, next))
            {
                break;
            }

            var end = Labels.Where(l => l.In == next).Select(l => l.From).DefaultIfEmpty(next.Text.Length).Min();
            found.Add(next.Span(0, end).Trimmed());
            (at, reach) = (next, 2.5f);
        }

        found.RemoveAll(s => s.IsEmpty);
        return found;
    }

    /// <summary>Boxes are grown, so neighbours overlap a little.</summary>
    private static bool IsBehind(PlacedLine next, PlacedLine at) => next.Left > at.Right - at.Height && next.Left + next.Right > 2 * at.Right;

    /// <summary>The same print, not a fragment of a seal that happens to stand there.</summary>
    private static bool GoesOn(PlacedLine value, PlacedLine next) => next.Line.Confidence > 0.8f && next.Height > 0.75f * value.Height && next.Height < 1.35f * value.Height;

    private PlacedLine? Under(PlacedLine line, float left, float heights) => Lines
        .Where(l => l != line && l.Middle > line.Middle + (0.6f * line.Height) && l.Middle < line.Middle + (heights * line.Height) && MathF.Abs(l.Left - left) < 1.5f * line.Height && !Labelled.Contains(l))
        .MinBy(l => l.Middle);
}
