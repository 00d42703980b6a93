using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>Whether the document and the table beside it look different in the large: colour, brightness and how busy they are.</summary>
internal static class Contrast
{
    private const int Places = 7;

    /// <summary>0.6 to 1: alike on both sides of the four edges, or different all along.</summary>
    public static float Factor(ColorField broad, Quad quad)
    {
        var total = 0f;
        for (var side = 0; side < 4; side++)
        {
            var (from, along) = (quad[side], quad[side + 1] - quad[side]);
            var across = Vector2.Normalize(new Vector2(-along.Y, along.X)) * MathF.Max(2.5f, quad.Width * 0.035f);
            var (sum, count) = (0f, 0);
            for (var i = 0; i < Places; i++)
            {
                var at = from + (along * ((i + 1f) / (Places + 1)));
                if (broad.Holds(at - across))
                {
                    var off = (broad.At(at + across) - broad.At(at - across)).Length();
                    sum += off / (off + 7);
                    count++;
                }
            }

            total += count > 0 ? sum / count : 0.3f;
        }

        return 0.6f + (0.4f * total / 4);
    }
}
