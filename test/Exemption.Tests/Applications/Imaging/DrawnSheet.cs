using SkiaSharp;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>A flat sheet with rows of strokes on it, as sharp, as bright and as dirty as a test needs it.</summary>
internal static class DrawnSheet
{
    public const int Width = 1000;
    public const int Height = 630;

    public static SKBitmap Draw(SKColor paper, float blurX = 0, float blurY = 0, float grain = 0, SKPoint? glare = null, Action<SKCanvas>? more = null)
    {
        using var sharp = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        sharp.Canvas.Clear(paper);
        using var ink = new SKPaint { Color = new SKColor(0x24, 0x24, 0x28), IsAntialias = true };
        for (var y = 60; y < Height - 60; y += 70)
        {
            for (var x = 60; x < Width - 60; x += 34)
            {
                sharp.Canvas.DrawRect(x, y, 5, 34, ink);
                sharp.Canvas.DrawRect(x, y + 14, 22, 5, ink);
            }
        }

        more?.Invoke(sharp.Canvas);
        using var image = sharp.Snapshot();
        var sheet = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(sheet);
        using var blur = blurX + blurY > 0 ? SKImageFilter.CreateBlur(blurX, blurY, SKShaderTileMode.Clamp) : null;
        using var paint = new SKPaint { ImageFilter = blur };
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        if (glare is { } at)
        {
            using var shader = SKShader.CreateRadialGradient(at, 90, [SKColors.White, SKColors.White, SKColors.Transparent], [0, 0.5f, 1], SKShaderTileMode.Clamp);
            using var lamp = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Plus };
            canvas.DrawCircle(at, 90, lamp);
        }

        canvas.Flush();
        Sprinkle(sheet.GetPixelSpan(), grain);
        return sheet;
    }

    private static void Sprinkle(Span<byte> pixels, float grain)
    {
        var dice = new Exemption.Pictures.Dice(5);
        for (var i = 0; grain > 0 && i < pixels.Length; i += 4)
        {
            var off = dice.Bell() * grain;
            for (var c = i; c < i + 3; c++)
            {
                pixels[c] = (byte)Math.Clamp(pixels[c] + off, 0, 255);
            }
        }
    }
}
