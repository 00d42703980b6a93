using System.Numerics;
using Exemption.Imaging;

namespace Exemption.Reading;

/// <summary>Lines from above to below, and those on one height from left to right, as the document is read.</summary>
internal static class ReadingOrder
{
    public static List<TextLine> Sort(IEnumerable<TextLine> lines, int quarterTurns)
    {
        var waiting = lines.OrderBy(l => Turned(l.Place.Center, quarterTurns).Y).ToList();
        var sorted = new List<TextLine>();
        while (waiting.Count > 0)
        {
            var first = waiting[0];
            var row = waiting.Where(l => MathF.Abs(Turned(l.Place.Center, quarterTurns).Y - Turned(first.Place.Center, quarterTurns).Y) < MathF.Min(l.Place.Height, first.Place.Height) / 2).ToList();
            sorted.AddRange(row.OrderBy(l => Turned(l.Place.Center, quarterTurns).X));
            waiting.RemoveAll(row.Contains);
        }

        return sorted;
    }

    /// <summary>A point of the picture after turning it upright; only differences count.</summary>
    public static Vector2 Turned(Vector2 p, int quarterTurns) => quarterTurns switch
    {
        0 => p,
        1 => new(-p.Y, p.X),
        2 => -p,
        _ => new(p.Y, -p.X),
    };
}
