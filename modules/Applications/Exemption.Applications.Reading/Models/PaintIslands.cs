using System.Numerics;

namespace Exemption.Reading.Models;

/// <summary>Points of paint that touch one another.</summary>
/// <param name="Rim">The first and the last point of every row, which is all that a hull can touch.</param>
internal sealed record PaintIsland(List<Vector2> Rim, float Mean);

internal static class PaintIslands
{
    private const int LeastPoints = 8;

    public static List<PaintIsland> Find(ReadOnlySpan<float> paint, int width, int height, float threshold)
    {
        var (seen, waiting, islands) = (new bool[width * height], new Stack<int>(), new List<PaintIsland>());
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start] || paint[start] < threshold)
            {
                continue;
            }

            seen[start] = true;
            waiting.Push(start);
            if (Walk(paint, width, height, threshold, seen, waiting) is { } island)
            {
                islands.Add(island);
            }
        }

        return islands;
    }

    private static PaintIsland? Walk(ReadOnlySpan<float> paint, int width, int height, float threshold, bool[] seen, Stack<int> waiting)
    {
        var rows = new Dictionary<int, (int First, int Last)>();
        var (sum, count) = (0f, 0);
        while (waiting.TryPop(out var at))
        {
            var (y, x) = Math.DivRem(at, width);
            sum += paint[at];
            count++;
            rows[y] = rows.TryGetValue(y, out var row) ? (Math.Min(row.First, x), Math.Max(row.Last, x)) : (x, x);
            for (var dy = y > 0 ? -1 : 0; dy <= (y < height - 1 ? 1 : 0); dy++)
            {
                for (var dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx++)
                {
                    var next = at + (dy * width) + dx;
                    if (!seen[next] && paint[next] >= threshold)
                    {
                        seen[next] = true;
                        waiting.Push(next);
                    }
                }
            }
        }

        return count < LeastPoints ? null : new([.. rows.SelectMany(r => new[] { new Vector2(r.Value.First, r.Key), new Vector2(r.Value.Last + 1, r.Key), new Vector2(r.Value.First, r.Key + 1), new Vector2(r.Value.Last + 1, r.Key + 1) })], sum / count);
    }
}
