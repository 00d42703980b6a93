using System.Numerics;
using SkiaSharp;

namespace Exemption.Pictures.Scenes;

/// <summary>Lamp, shadows and reflections, laid over the finished table.</summary>
internal static class Light
{
    /// <summary>The map of light is this much smaller than the picture; nothing in it is sharp.</summary>
    private const int Coarse = 8;

    public static void Shine(SKCanvas canvas, Camera camera, LevelLimits limits, Dice dice, List<Fault> faults)
    {
        var (w, h) = ((camera.Width / Coarse) + 1, (camera.Height / Coarse) + 1);
        using var map = SKSurface.Create(new SKImageInfo(w, h, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Gradient(map.Canvas, w, h, limits, dice, faults);
        if (dice.Happens(limits.ShadowShare))
        {
            Shadow(map.Canvas, w, h, dice, faults);
        }

        using var light = map.Snapshot();
        using var paint = new SKPaint { BlendMode = SKBlendMode.Modulate };
        canvas.DrawImage(light, new SKRect(0, 0, camera.Width, camera.Height), new SKSamplingOptions(SKFilterMode.Linear), paint);
    }

    public static void Reflect(SKCanvas canvas, Camera camera, LevelLimits limits, Dice dice, List<Fault> faults)
    {
        var quad = camera.Document;
        if (dice.Happens(limits.GlareShare))
        {
            var radius = quad.Width * dice.Between(0.1f, 0.3f);
            Blob(canvas, Inside(quad, dice), radius, dice.Between(0.35f, 0.95f), 0.1f, dice);
            faults.Add(new("softGlare", radius / quad.Width));
        }

        if (dice.Happens(limits.HardGlareShare))
        {
            var radius = quad.Width * dice.Between(0.03f, 0.1f);
            Blob(canvas, Inside(quad, dice), radius, 1, 0.75f, dice);
            faults.Add(new("hardGlare", radius / quad.Width));
        }
    }

    private static void Gradient(SKCanvas map, int w, int h, LevelLimits limits, Dice dice, List<Fault> faults)
    {
        map.Clear(SKColors.White);
        var size = dice.Between(0.3f, 1) * limits.Gradient;
        var angle = dice.Between(0, 2 * MathF.PI);
        var (middle, along) = (new Vector2(w / 2f, h / 2f), new Vector2(MathF.Cos(angle), MathF.Sin(angle)) * w * 0.6f);
        var dark = (byte)(255 * (1 - size));
        using var shader = SKShader.CreateLinearGradient(
            new(middle.X - along.X, middle.Y - along.Y), new(middle.X + along.X, middle.Y + along.Y), [SKColors.White, new SKColor(dark, dark, dark)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        map.DrawRect(0, 0, w, h, paint);
        faults.Add(new("gradient", size));
        using var corners = SKShader.CreateRadialGradient(new(w / 2f, h / 2f), w * 0.75f, [SKColors.Transparent, SKColors.Black.WithAlpha(50)], [0.5f, 1], SKShaderTileMode.Clamp);
        using var vignette = new SKPaint { Shader = corners };
        map.DrawRect(0, 0, w, h, vignette);
    }

    /// <summary>Of the hand with the phone: a broad shape from one side, its rim more or less soft.</summary>
    private static void Shadow(SKCanvas map, int w, int h, Dice dice, List<Fault> faults)
    {
        var depth = dice.Between(0.2f, 0.55f);
        var soft = w * dice.Between(0.006f, 0.06f);
        using var filter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, soft);
        using var paint = new SKPaint { Color = SKColors.Black.WithAlpha((byte)(255 * depth)), IsAntialias = true, MaskFilter = filter };
        map.Save();
        map.RotateDegrees(dice.Of([0, 90, 180, 270]) + dice.Around(35), w / 2f, h / 2f);
        map.DrawRoundRect(new SKRect(-w, (h / 2f) + (h * dice.Between(-0.2f, 0.35f)), w * dice.Between(0.4f, 0.9f), h * 3), w * 0.1f, w * 0.1f, paint);
        map.Restore();
        faults.Add(new("shadow", depth));
    }

    private static void Blob(SKCanvas canvas, Vector2 at, float radius, float strength, float core, Dice dice)
    {
        canvas.Save();
        canvas.Translate(at.X, at.Y);
        canvas.RotateDegrees(dice.Around(90));
        canvas.Scale(1, dice.Between(0.45f, 1));
        var white = SKColors.White.WithAlpha((byte)(255 * strength));
        using var shader = SKShader.CreateRadialGradient(new(0, 0), radius, [white, white, white.WithAlpha((byte)(90 * strength)), SKColors.Transparent], [0, core, (core + 1) / 2, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Screen };
        canvas.DrawCircle(0, 0, radius, paint);
        canvas.Restore();
    }

    private static Vector2 Inside(Imaging.Quad quad, Dice dice)
    {
        var (x, y) = (dice.Unit(), dice.Unit());
        return Vector2.Lerp(Vector2.Lerp(quad.TopLeft, quad.TopRight, x), Vector2.Lerp(quad.BottomLeft, quad.BottomRight, x), y);
    }
}
