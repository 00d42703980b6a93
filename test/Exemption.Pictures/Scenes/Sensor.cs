using SkiaSharp;

namespace Exemption.Pictures.Scenes;

/// <summary>What lens, hand, sensor and the phone's own processing do to light: blur, shake, exposure, colour, noise, sharpening.</summary>
internal static class Sensor
{
    public static SKBitmap Expose(SKSurface scene, Camera camera, LevelLimits limits, Flaw flaw, Dice dice, List<Fault> faults)
    {
        using var sharp = scene.Snapshot();
        var bitmap = new SKBitmap(new SKImageInfo(camera.Width, camera.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            Defocus(canvas, sharp, camera, limits, dice, faults);
        }

        if (flaw.Soften() is { Motion: var motion, Pixels: > 0 and var spread })
        {
            if (motion)
            {
                Shake(bitmap, spread * 4, dice.For("flaw"), faults);
            }
            else
            {
                using var once = SKImage.FromBitmap(bitmap);
                using var canvas = new SKCanvas(bitmap);
                using var filter = SKImageFilter.CreateBlur(spread, spread, SKShaderTileMode.Clamp);
                using var paint = new SKPaint { ImageFilter = filter };
                canvas.DrawImage(once, 0, 0, SKSamplingOptions.Default, paint);
            }
        }

        if (dice.Happens(limits.MotionShare))
        {
            Shake(bitmap, dice.Between(1.2f, 4.5f) * camera.Width / 1000f, dice, faults);
        }

        Develop(bitmap, limits, flaw.Gain, dice, faults);
        return bitmap;
    }

    private static void Defocus(SKCanvas canvas, SKImage sharp, Camera camera, LevelLimits limits, Dice dice, List<Fault> faults)
    {
        var blur = dice.Between(limits.BlurFrom, limits.BlurTo);
        var pixels = MathF.Max(0.35f, blur * camera.Width / 1000f);
        using var filter = SKImageFilter.CreateBlur(pixels, pixels, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawImage(sharp, 0, 0, SKSamplingOptions.Default, paint);
        faults.Add(new("defocus", blur));
    }

    private static void Shake(SKBitmap bitmap, float length, Dice dice, List<Fault> faults)
    {
        using var still = SKImage.FromBitmap(bitmap);
        using var canvas = new SKCanvas(bitmap);
        var angle = dice.Between(0, MathF.PI);
        var steps = Math.Max(3, (int)MathF.Ceiling(length));
        for (var i = 0; i < steps; i++)
        {
            // Each is laid over with the share that leaves all of them equally strong.
            var along = length * ((i / (steps - 1f)) - 0.5f);
            using var paint = new SKPaint { Color = SKColors.White.WithAlpha((byte)(255 / (i + 1))) };
            canvas.DrawImage(still, along * MathF.Cos(angle), along * MathF.Sin(angle), new SKSamplingOptions(SKFilterMode.Linear), paint);
        }

        faults.Add(new("motion", length * 1000 / bitmap.Width));
    }

    private static unsafe void Develop(SKBitmap bitmap, LevelLimits limits, float exposure, Dice dice, List<Fault> faults)
    {
        var gain = dice.Between(limits.DimTo, 1.04f) * exposure;
        var cast = dice.Around(limits.Cast);
        var tables = new[] { Curve(gain * (1 + cast), dice), Curve(gain * (1 + (cast * 0.15f)), dice), Curve(gain * (1 - cast), dice) };
        var noise = limits.Noise * dice.Between(0.35f, 1) * (0.6f + (0.4f / gain));
        faults.AddRange([new("dim", gain), new("cast", cast), new("noise", noise)]);
        var grain = Grain(dice);
        var (w, h, stride, sharpen) = (bitmap.Width, bitmap.Height, bitmap.RowBytes, dice.Between(0, 0.5f));
        var source = bitmap.GetPixelSpan().ToArray();
        var pixels = (byte*)bitmap.GetPixels();
        for (var y = 1; y < h - 1; y++)
        {
            // Large sensors' pictures are made smooth again by the phone, so noise does not grow with the pixels.
            var (luma, chroma) = (dice.Below(grain.Length - w), dice.Below(grain.Length - w));
            for (var x = 1; x < w - 1; x++)
            {
                var at = (y * stride) + (4 * x);
                var (common, other) = (grain[luma + x] * noise, grain[chroma + x] * noise * 0.5f);
                for (var c = 0; c < 3; c++, at++)
                {
                    var value = (source[at] * (1 + (4 * sharpen))) - (sharpen * (source[at - 4] + source[at + 4] + source[at - stride] + source[at + stride]));
                    value = tables[c][(int)Math.Clamp(value, 0, 255)] + common + (c == 1 ? 0 : c == 0 ? other : -other);
                    pixels[at] = (byte)Math.Clamp(value + 0.5f, 0, 255);
                }
            }
        }
    }

    /// <summary>Gain, and the slight contrast that phones give to every picture.</summary>
    private static float[] Curve(float gain, Dice dice)
    {
        var lift = dice.Between(0, 6);
        return [.. Enumerable.Range(0, 256).Select(i =>
        {
            var v = MathF.Min(1, i / 255f * gain);
            return lift + ((255 - lift) * ((v * 0.8f) + (0.2f * v * v * (3 - (2 * v)))));
        })];
    }

    /// <summary>Neighbouring grains are alike, as after a phone's own smoothing.</summary>
    private static float[] Grain(Dice dice)
    {
        var grain = new float[1 << 16];
        var last = 0f;
        for (var i = 0; i < grain.Length; i++)
        {
            var next = dice.Bell();
            grain[i] = (next * 0.85f) + (last * 0.5f);
            last = next;
        }

        return grain;
    }
}
