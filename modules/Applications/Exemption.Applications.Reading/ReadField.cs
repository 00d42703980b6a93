using Exemption.Imaging;
using Exemption.Reading.Fields;

namespace Exemption.Reading;

/// <summary>A value read from a document.</summary>
/// <param name="Place">Where it stands in the picture.</param>
/// <param name="Confidence">0 to 1, of its least sure character.</param>
/// <param name="IsSure">May be shown as a proposal; never decided upon.</param>
/// <param name="Date">When the value is a day.</param>
public sealed record ReadField(string Text, Quad Place, float Confidence, bool IsSure, DateOnly? Date = null)
{
    private const float Sure = 0.9f;

    internal static ReadField? Of(IReadOnlyList<TextSpan> spans, bool hasForm = true, Func<string, DateOnly?>? date = null)
    {
        if (spans.Count == 0 || spans.All(s => s.IsEmpty))
        {
            return null;
        }

        var text = string.Concat(spans.Select(s => s.Text));
        var least = spans.SelectMany(s => s.Characters).Min(c => c.Confidence);
        return new(text, Around(spans), least, hasForm && least >= Sure && !spans.Any(s => s.HasGap()), date?.Invoke(text));
    }

    private static Quad Around(IReadOnlyList<TextSpan> spans)
    {
        var (first, last) = (spans[0].Place, spans[^1].Place);
        if (spans.Count == 1)
        {
            return first;
        }

        if (spans.All(s => s.In.IsInRowOf(spans[0].In)))
        {
            return new(first.TopLeft, last.TopRight, last.BottomRight, first.BottomLeft);
        }

        // Under each other: the widest gives the right edge.
        var widest = spans.MaxBy(s => s.Place.Width).Place;
        var across = widest.TopRight - widest.TopLeft;
        return new(first.TopLeft, first.TopLeft + across, last.BottomLeft + across, last.BottomLeft);
    }
}
