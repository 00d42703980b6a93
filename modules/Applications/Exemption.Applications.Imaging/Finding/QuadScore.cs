namespace Exemption.Imaging.Finding;

/// <summary>How well a quad is borne out by the picture.</summary>
internal static class QuadScore
{
    /// <summary>A chain is as strong as its weakest side, nearly.</summary>
    public static float Of(float mean, float weakest) => mean * (0.4f + (0.6f * (mean > 0 ? weakest / mean : 0)));

    public static float Of(ColorField field, Quad quad, DocumentShape shape)
    {
        var (total, weakest) = (0f, 1f);
        for (var side = 0; side < 4; side++)
        {
            var own = MathF.Max(0, EdgeSupport.Between(field, quad[side], quad[side + 1]) - (0.35f * EdgeSupport.Beyond(field, quad[side], quad[side + 1])));
            (total, weakest) = (total + own, MathF.Min(weakest, own));
        }

        return Of(total / 4, weakest) * QuadShape.Fit(quad, field.Width, field.Height, shape);
    }
}
