using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>
/// How much a straight piece of the picture is an edge. Slopes across it are added with their sign, piece by piece: along a document's edge they agree, however faint it is;
/// along print, grain and noise they cancel.
/// </summary>
internal static class EdgeSupport
{
    private const int Pieces = 14;

    /// <summary>0 to 1, over the middle of the piece from one corner to the next: corners are round, or bent.</summary>
    public static float Between(ColorField field, Vector2 from, Vector2 to, float cut = 0.045f)
    {
        var along = to - from;
        return Of(field, from + (along * cut), to - (along * cut), Pieces);
    }

    /// <summary>The same beyond both corners: an edge of the document ends there, a line of the table goes on.</summary>
    public static float Beyond(ColorField field, Vector2 from, Vector2 to)
    {
        var along = to - from;
        return (Of(field, from - (along * 0.16f), from - (along * 0.03f), 2) + Of(field, to + (along * 0.03f), to + (along * 0.16f), 2)) / 2;
    }

    public static float Of(ColorField field, Vector2 from, Vector2 to, int pieces)
    {
        var along = to - from;
        var length = along.Length();
        if (length < pieces * 2)
        {
            return 0;
        }

        var across = new Vector2(-along.Y, along.X) / length;
        var count = Math.Max(3, (int)(length / pieces));
        var step = along / (count * pieces);
        var at = from + (step * 0.5f) + new Vector2(0.5f);
        var sum = 0f;
        for (var piece = 0; piece < pieces; piece++)
        {
            var (signed, whole, seen) = (Vector4.Zero, 0f, 0);
            for (var i = 0; i < count; i++, at += step)
            {
                var (x, y) = ((int)at.X, (int)at.Y);
                if ((uint)(x - 1) < (uint)(field.Width - 2) && (uint)(y - 1) < (uint)(field.Height - 2))
                {
                    var index = (y * field.Width) + x;
                    var slope = (across.X * field.SlopeX[index]) + (across.Y * field.SlopeY[index]);
                    signed += slope;
                    whole += slope.Length();
                    seen++;
                }
            }

            if (seen * 2 > count)
            {
                sum += Weigh(signed.Length(), whole, seen, field.Noise);
            }
        }

        return sum / pieces;
    }

    /// <summary>A faint edge counts as soon as it stands clear of noise; a strong one does not count much more.</summary>
    public static float Weigh(float signed, float whole, int count, float noise)
    {
        var agreement = signed / (whole + (0.7f * noise * count));
        var clear = signed / (signed + (noise * 1.6f * count) + 0.01f);
        var strong = signed / (signed + (9 * count));
        return agreement * (0.32f + (0.56f * clear) + (0.12f * strong));
    }
}
