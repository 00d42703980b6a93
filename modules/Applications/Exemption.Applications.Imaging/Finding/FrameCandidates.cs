using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>Lines near each side of the guide frame that may be the document's sides.</summary>
internal static class FrameCandidates
{
    /// <summary>How far a corner may be from the frame's, in its width.</summary>
    private const float Reach = 0.085f;
    private const int PerSide = 7;

    private static readonly (int Start, int End)[] Between = [.. from start in Enumerable.Range(-1, 3) from end in Enumerable.Range(-1, 3) select (start, end)];

    public static IEnumerable<(Quad Quad, float Score)> Find(ColorField coarse, Quad frame, DocumentShape shape)
    {
        var sides = Enumerable.Range(0, 4).Select(side => Search(coarse, frame[side], frame[side + 1], Reach * frame.Width)).ToArray();
        return from top in sides[0]
               from right in sides[1]
               from bottom in sides[2]
               from left in sides[3]
               let quad = Line.Corners(top.Line, right.Line, bottom.Line, left.Line)
               where quad.IsConvex
               let borne = QuadAssembly.Borne(quad, top, right, bottom, left)
               where borne > 0
               select (quad, borne * QuadShape.Fit(quad, coarse.Width, coarse.Height, shape) * Judge.Nearness(quad, frame));
    }

    private static List<LineProfile> Search(ColorField coarse, Vector2 from, Vector2 to, float reach)
    {
        var along = Vector2.Normalize(to - from);
        var across = new Vector2(-along.Y, along.X);
        var steps = (int)MathF.Ceiling(reach / 2);
        var found = new List<(float Support, int Start, int End)>((2 * steps * 2 * steps) + 1);
        for (var start = -steps; start <= steps; start++)
        {
            for (var end = -steps; end <= steps; end++)
            {
                found.Add((Support(2 * start, 2 * end), 2 * start, 2 * end));
            }
        }

        var kept = new List<(int Start, int End)>();
        foreach (var (_, start, end) in found.OrderByDescending(f => f.Support))
        {
            if (kept.All(k => Math.Abs(k.Start - start) + Math.Abs(k.End - end) > 4))
            {
                kept.Add((start, end));
                if (kept.Count == PerSide)
                {
                    break;
                }
            }
        }

        // Every second place was tried; the one between may be the edge.
        for (var i = 0; i < kept.Count; i++)
        {
            var (start, end) = kept[i];
            kept[i] = Between.Select(d => (start + d.Start, end + d.End)).MaxBy(p => Support(p.Item1, p.Item2));
        }

        return [.. kept.Select(k => new LineProfile(coarse, Line.Through(from + (across * k.Start), to + (across * k.End))))];

        float Support(int start, int end) => EdgeSupport.Of(coarse, from + (across * start) + (along * reach), to + (across * end) - (along * reach), 8);
    }
}
