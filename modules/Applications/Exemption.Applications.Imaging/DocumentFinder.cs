using Exemption.Imaging.Finding;
using SkiaSharp;

namespace Exemption.Imaging;

/// <summary>
/// Finds the document in an upright picture without a model: straight edges from a small copy are joined to quads of the expected form, the best are moved to the edge
/// in a larger copy, and the best of those is answered.
/// </summary>
public static class DocumentFinder
{
    private const int FineSide = 640;
    private const int Refined = 14;

    /// <summary>Below this nothing is answered.</summary>
    private const float LeastScore = 0.12f;

    /// <summary>Above this it lies within the picture, and nothing else is looked for.</summary>
    private const float CertainScore = 0.6f;

    /// <summary>Three sides are found by chance more easily than four, so they must be so much clearer.</summary>
    private const float CutAdvantage = 1.15f;

    /// <param name="frame">The guide frame that the student aimed with, in pixels of the picture: the document lies near it.</param>
    public static FoundDocument? Find(SKBitmap picture, DocumentShape shape, Quad? frame = null)
    {
        var (fine, coarse) = ColorField.Of(picture, FineSide);
        using var a = fine;
        using var b = coarse;
        using var broad = ColorField.Broad(coarse);
        var up = fine.Scale / coarse.Scale;
        LineProfile[] lines = frame is null ? [.. HoughLines.Find(coarse, 40, 20).Select(l => new LineProfile(coarse, l))] : [];
        var candidates = frame is { } near ? Near(coarse, near.Scaled(coarse.Scale, coarse.Scale), shape) : Anywhere(broad, coarse, lines, shape);
        var judge = new Judge(fine, broad, shape, frame?.Scaled(fine.Scale, fine.Scale));
        var best = candidates
            .Select(c => SideClimb.Climb(fine, c.Quad.Scaled(up, up), 4))
            .Where(q => q.IsConvex)
            .Select(q => (Quad: q, Score: judge.Score(q)))
            .OrderByDescending(c => c.Score)
            .FirstOrDefault();
        if (frame is null && best.Score < CertainScore && Cut(fine, coarse, lines, shape, judge) is var cut && cut.Score > LeastScore && cut.Score > CutAdvantage * best.Score)
        {
            return new(OfPicture(cut.Quad, fine), cut.Score);
        }

        if (best.Score < LeastScore)
        {
            return null;
        }

        if (shape.HasPrintedBorder)
        {
            best = OuterRim.Widen(fine, best, judge);
        }

        return new(OfPicture(SideSnap.Snap(fine, best.Quad), fine), best.Score);
    }

    /// <summary>Pixels are counted from their middles in a field, and from their corners in a picture.</summary>
    private static Quad OfPicture(Quad quad, ColorField field) => quad.Map(p => (p + new System.Numerics.Vector2(0.5f)) / field.Scale);

    private static (Quad Quad, float Score) Cut(ColorField fine, ColorField coarse, LineProfile[] lines, DocumentShape shape, Judge judge)
    {
        var up = fine.Scale / coarse.Scale;
        return CutAssembly.Join(coarse, lines, shape, Refined)
            .Select(c => SideClimb.Climb(fine, c.Quad.Scaled(up, up), 6))
            .Where(q => q.IsConvex && CutAssembly.IsCut(fine, q))
            .Select(q => (Quad: q, Score: judge.CutScore(q)))
            .OrderByDescending(c => c.Score)
            .FirstOrDefault();
    }

    private static List<(Quad Quad, float Score)> Near(ColorField coarse, Quad frame, DocumentShape shape)
    {
        var scored = FrameCandidates.Find(coarse, frame, shape);
        return QuadAssembly.Distinct(scored.OrderByDescending(s => s.Score), Refined, coarse.Width * 0.012f);
    }

    private static List<(Quad Quad, float Score)> Anywhere(ColorField broad, ColorField coarse, LineProfile[] lines, DocumentShape shape)
    {
        var grow = coarse.Scale / broad.Scale;
        var sharp = QuadAssembly.Join(coarse, lines, shape, Refined);

        // What is seen only after print and grain are smoothed away is some pixels off; it is moved to the sharp edge first.
        var soft = QuadAssembly.Join(broad, [.. HoughLines.Find(broad, 32, 14).Select(l => new LineProfile(broad, l))], shape, Refined).Take(Refined / 2)
            .Select(c => SideClimb.Climb(coarse, c.Quad.Scaled(grow, grow), 5))
            .Where(q => q.IsConvex)
            .Select(q => (q, QuadScore.Of(coarse, q, shape)));
        return [.. sharp, .. soft];
    }
}
