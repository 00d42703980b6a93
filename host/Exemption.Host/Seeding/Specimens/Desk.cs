using SkiaSharp;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>Lays a drawn document on a desk and photographs it, well or badly.</summary>
internal static class Desk
{
    public const int Kinds = 4;

    private static readonly (SKColor From, SKColor To)[] Tops =
    [
        (new(0xB9, 0x8B, 0x5E), new(0x94, 0x68, 0x40)),
        (new(0x6B, 0x72, 0x7C), new(0x4C, 0x52, 0x5C)),
        (new(0xD6, 0xD1, 0xC6), new(0xB7, 0xB1, 0xA5)),
        (new(0x5A, 0x40, 0x30), new(0x3C, 0x2A, 0x20)),
    ];

    /// <summary>The bare desk: a gradient of lamp light, grain along it, and darker corners.</summary>
    public static void Top(SpecimenPen pen, int kind, int width, int height)
    {
        var all = new SKRect(0, 0, width, height);
        var (from, to) = Tops[kind];
        pen.Gradient(all, from, to, across: true);
        var random = new Random(kind);
        for (var i = 0; i < 260; i++)
        {
            var y = random.NextSingle() * height;
            var shade = random.Next(2) == 0 ? SKColors.Black : SKColors.White;
            using var builder = new SKPathBuilder();
            builder.MoveTo(0, y);
            builder.CubicTo(width * 0.3f, y + random.Next(-14, 14), width * 0.7f, y + random.Next(-14, 14), width, y + random.Next(-10, 10));
            using var grain = builder.Detach();
            pen.Curve(grain, shade.WithAlpha((byte)random.Next(4, kind % 2 == 0 ? 20 : 12)), random.Next(1, 5));
        }

        using var vignette = new SKPaint
        {
            Shader = SKShader.CreateRadialGradient(
                new SKPoint(width * 0.45f, height * 0.4f), width * 0.75f, [SKColors.Transparent, SKColors.Black.WithAlpha(110)], SKShaderTileMode.Clamp),
        };
        pen.Canvas.DrawRect(all, vignette);
        vignette.Shader.Dispose();
    }

    public static byte[] Photograph(SKImage top, SKImage document, Func<SKCanvas, SpecimenPen> pens, float corner, SpecimenLook look)
    {
        var random = new Random(look.Seed);
        var angle = ((random.NextSingle() * 2) - 1) * 1.7f;
        var (dx, dy) = (((random.NextSingle() * 2) - 1) * 16, ((random.NextSingle() * 2) - 1) * 10);
        var lean = ((random.NextSingle() * 2) - 1) * 0.00002f;

        using var surface = Surface(top.Width, top.Height);
        var canvas = surface.Canvas;
        var sampling = new SKSamplingOptions(SKFilterMode.Linear);
        canvas.DrawImage(top, 0, 0, sampling, null);
        canvas.Save();
        canvas.Translate((top.Width / 2f) + dx, (top.Height / 2f) + dy);
        canvas.RotateDegrees(angle);
        var perspective = new SKMatrix(1, 0, 0, 0, 1, 0, lean, lean, 1);
        canvas.Concat(in perspective);
        canvas.Translate(-document.Width / 2f, -document.Height / 2f);
        using (var pen = pens(canvas))
        {
            for (var i = 9; i > 0; i--)
            {
                pen.Frame(new SKRect(4, 6, document.Width + 2, document.Height + 4), SKColors.Black.WithAlpha(16), i * 4, corner);
            }
        }

        using (var smooth = new SKPaint { IsAntialias = true })
        {
            canvas.DrawImage(document, 0, 0, sampling, smooth);
        }

        canvas.Restore();
        Light(canvas, top.Width, top.Height, random, look.Fault);
        return look.Fault == SpecimenFault.Soft ? Unsharp(surface, 0.13f + (random.NextSingle() * 0.05f)) : Encoded(surface);
    }

    public static SKSurface Surface(int width, int height) => SKSurface.Create(new SKImageInfo(width, height, SKImageInfo.PlatformColorType, SKAlphaType.Premul));

    private static void Light(SKCanvas canvas, int width, int height, Random random, SpecimenFault fault)
    {
        var all = new SKRect(0, 0, width, height);
        using var paint = new SKPaint();
        if (fault == SpecimenFault.Dim)
        {
            paint.Color = new SKColor(0x0A, 0x08, 0x06, (byte)random.Next(176, 196));
            canvas.DrawRect(all, paint);
        }
        else if (fault == SpecimenFault.Glare)
        {
            var (x, y, radius) = (width * (0.3f + (random.NextSingle() * 0.25f)), height * (0.55f + (random.NextSingle() * 0.2f)), width * 0.24f);
            using var shader = SKShader.CreateRadialGradient(
                new SKPoint(x, y), radius, [SKColors.White, SKColors.White.WithAlpha(245), SKColors.White.WithAlpha(0)], [0, 0.35f, 1], SKShaderTileMode.Clamp);
            paint.Shader = shader;
            canvas.DrawRect(new SKRect(x - radius, y - radius, x + radius, y + radius), paint);
        }
    }

    /// <summary>
    /// Shrinks the picture and blows it up again: as soft as out of focus, and cheaper than a blur. The smooth but slow enlarging is done to a
    /// third of the size; from there on a straight one is not seen.
    /// </summary>
    private static byte[] Unsharp(SKSurface sharp, float scale)
    {
        using var image = sharp.Snapshot();
        using var small = Resized(image, scale, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var softImage = small.Snapshot();
        using var middle = Resized(softImage, 1 / (3 * scale), new SKSamplingOptions(new SKCubicResampler(1, 0)));
        using var middleImage = middle.Snapshot();
        using var large = Surface(image.Width, image.Height);
        large.Canvas.DrawImage(middleImage, new SKRect(0, 0, image.Width, image.Height), new SKSamplingOptions(SKFilterMode.Linear), null);
        return Encoded(large);
    }

    private static SKSurface Resized(SKImage image, float scale, SKSamplingOptions sampling)
    {
        var (width, height) = ((int)(image.Width * scale), (int)(image.Height * scale));
        var surface = Surface(width, height);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), sampling, null);
        return surface;
    }

    private static byte[] Encoded(SKSurface surface)
    {
        using var pixels = surface.PeekPixels();
        using var data = pixels.Encode(new SKJpegEncoderOptions(82, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("The JPEG encoder gave nothing back.");
        return data.ToArray();
    }
}
