using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>Says of a quad in the fine copy how much speaks for it: edges sharp and smoothed, form, difference to the table, nearness to the frame.</summary>
internal sealed class Judge(ColorField fine, ColorField broad, DocumentShape shape, Quad? frame)
{
    /// <summary>Of the frame's width; students aim about this well.</summary>
    private const float Aim = 0.07f;

    /// <summary>The same for a document that does not lie within the picture altogether: of what can be seen of it.</summary>
    public float CutScore(Quad quad)
    {
        var down = broad.Scale / fine.Scale;
        var small = quad.Scaled(down, down);
        return ((0.7f * CutAssembly.Score(fine, quad, shape)) + (0.3f * CutAssembly.Score(broad, small, shape))) * Contrast.Factor(broad, small);
    }

    public float Score(Quad quad)
    {
        var down = broad.Scale / fine.Scale;
        var small = quad.Scaled(down, down);

        // On print the sharp edge drowns, on a white desk the smoothed one: both count.
        var borne = (0.7f * QuadScore.Of(fine, quad, shape)) + (0.3f * QuadScore.Of(broad, small, shape));
        return borne * Contrast.Factor(broad, small) * (frame is { } near ? Nearness(quad, near) : 1);
    }

    public static float Nearness(Quad quad, Quad frame)
    {
        var sum = 0f;
        for (var i = 0; i < 4; i++)
        {
            sum += Vector2.DistanceSquared(quad[i], frame[i]);
        }

        var off = sum / 4 / (frame.Width * frame.Width * Aim * Aim);
        return MathF.Exp(-off / 2);
    }
}
