using SkiaSharp;

namespace Exemption.Imaging.Enhancing;

/// <summary>From evened lightness to what is shown: ink down to nearly black, a little more contrast in the middle, and a soft end above the paper.</summary>
internal sealed class ToneCurve
{
    /// <summary>Places of the curve for each step of lightness.</summary>
    public const int Steps = 4;
    public const int Last = (512 * Steps) - 1;

    /// <summary>Ink is brought towards this, but never by more than <see cref="MostDrop"/>: what is pale stays pale.</summary>
    private const float Ink = 24;
    private const float MostDrop = 50;
    private const float Contrast = 0.35f;

    public ToneCurve(SKBitmap flat, LightMap light, float paper)
    {
        var (darkest, grain) = Sample(flat, light, paper);
        Grain = grain;
        var drop = Math.Clamp(darkest - Ink, 0, MostDrop);
        for (var i = 0; i < Values.Length; i++)
        {
            var v = (((i + 0.5f) / Steps) - drop) * paper / (paper - drop) / paper;
            v = Math.Clamp(v, 0, 2);
            var bent = v < 1 ? v + (Contrast * v * (1 - v) * ((2 * v) - 1) * (v < 0.5f ? 0.8f : 1)) : 1;
            var above = v > 1 ? (255 - paper) * (1 - MathF.Exp(-(v - 1) * paper / (255 - paper))) : 0;
            Values[i] = (byte)Math.Clamp((bent * paper) + above + 0.5f, 0, 255);
        }
    }

    public byte[] Values { get; } = new byte[Last + 1];

    /// <summary>Differences between neighbours up to this are the sensor's.</summary>
    public int Grain { get; }

    private static (float Darkest, int Grain) Sample(SKBitmap flat, LightMap light, float paper)
    {
        var (tones, details, count) = (new int[512], new int[256], 0);
        var gains = new float[flat.Width];
        ReadOnlySpan<byte> pixels = flat.GetPixelSpan();
        for (var y = 2; y < flat.Height - 2; y += 5)
        {
            var row = pixels.Slice(y * flat.RowBytes, flat.RowBytes);
            var above = pixels.Slice((y - 1) * flat.RowBytes, flat.RowBytes);
            light.Gains(y, paper, gains);
            for (var x = 2; x < flat.Width - 2; x += 3, count++)
            {
                var i = (4 * x) + 1;
                tones[Math.Min(511, (int)(row[i] * gains[x]))]++;
                details[Math.Min(255, Math.Abs((2 * row[i]) - row[i - 4] - row[i + 4]) + Math.Abs(row[i] - above[i]))]++;
            }
        }

        return (At(tones, count / 100), Math.Min(40, (int)(At(details, count * 45 / 100) * 1.4f)));
    }

    private static int At(int[] histogram, int rank)
    {
        var at = 0;
        for (var seen = histogram[0]; seen < rank && at < histogram.Length - 1; seen += histogram[at])
        {
            at++;
        }

        return at;
    }
}
