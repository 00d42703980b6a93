using SkiaSharp;

namespace Exemption.Imaging.Enhancing;

/// <summary>
/// Makes a flat document easier to read: paper white, light even, print darker and a little sharper. It only turns lightness up and down, the same for all colours of a place, so that nothing appears
/// that was not there and a face keeps its look. A view for people; the untouched photograph stays the proof.
/// </summary>
public static class PhotoEnhancer
{
    /// <summary>What the paper is brought to; above it there must be room for what is whiter.</summary>
    private const float Paper = 240;

    /// <summary>Of the difference to the neighbours.</summary>
    private const float Sharpening = 0.22f;
    private const float MostSharpening = 22;

    /// <summary>What differs no more than grain does is drawn towards its neighbours; light that is turned up turns grain up with it.</summary>
    private const float Calming = 0.15f;

    public static SKBitmap Enhance(SKBitmap flat)
    {
        var made = new SKBitmap(new SKImageInfo(flat.Width, flat.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(made))
        {
            using var pixels = flat.PeekPixels();
            using var image = SKImage.FromPixels(pixels);
            canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, null);
        }

        var light = LightMap.Of(made);
        var (r, g, b) = light.Balance;
        var tone = new ToneCurve(made, light, Paper);
        Rewrite(made, light, tone, [r, g, b]);
        return made;
    }

    private static void Rewrite(SKBitmap made, LightMap light, ToneCurve tone, ReadOnlySpan<float> balance)
    {
        var (width, height, stride) = (made.Width, made.Height, made.RowBytes);
        var pixels = made.GetPixelSpan();
        var rows = new int[3][];
        for (var i = 0; i < 3; i++)
        {
            rows[i] = new int[width + 2];
        }

        var (gains, curve) = (new float[width], tone.Values);
        var (br, bg, bb, core) = (balance[0] * ToneCurve.Steps, balance[1] * ToneCurve.Steps, balance[2] * ToneCurve.Steps, tone.Grain);
        Luma(pixels[..(4 * width)], rows[0]);
        Luma(pixels[..(4 * width)], rows[1]);
        for (var y = 0; y < height; y++)
        {
            // The row below is read before this one is written; the one above is remembered as it was.
            var (above, row, below) = (rows[y % 3], rows[(y + 1) % 3], rows[(y + 2) % 3]);
            Luma(pixels.Slice(Math.Min(y + 1, height - 1) * stride, 4 * width), below);
            light.Gains(y, Paper, gains);
            var line = pixels.Slice(y * stride, 4 * width);
            for (var x = 0; x < width; x++)
            {
                var at = line.Slice(4 * x, 3);
                var detail = (4 * row[x + 1]) - row[x] - row[x + 2] - above[x + 1] - below[x + 1];
                var kept = detail > core ? detail - core : detail < -core ? detail + core : 0;
                var (more, gain) = (Math.Clamp((kept * Sharpening) - ((detail - kept) * Calming), -MostSharpening, MostSharpening), gains[x]);
                at[0] = curve[Math.Clamp((int)((at[0] + more) * gain * br), 0, ToneCurve.Last)];
                at[1] = curve[Math.Clamp((int)((at[1] + more) * gain * bg), 0, ToneCurve.Last)];
                at[2] = curve[Math.Clamp((int)((at[2] + more) * gain * bb), 0, ToneCurve.Last)];
            }
        }
    }

    private static void Luma(ReadOnlySpan<byte> from, int[] to)
    {
        var width = from.Length / 4;
        for (var x = 0; x < width; x++)
        {
            to[x + 1] = ((77 * from[4 * x]) + (151 * from[(4 * x) + 1]) + (28 * from[(4 * x) + 2])) >> 8;
        }

        (to[0], to[width + 1]) = (to[1], to[width]);
    }
}
