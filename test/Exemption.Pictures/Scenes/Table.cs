using System.Numerics;
using Exemption.Pictures.Documents;
using SkiaSharp;

namespace Exemption.Pictures.Scenes;

/// <summary>Lays things on the ground: the document with its shadow, a second card beside it, fingers over an edge.</summary>
internal static class Table
{
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static void Lay(SKCanvas canvas, DrawnDocument document, Camera camera, Dice dice)
    {
        canvas.Save();
        var place = camera.PlaneToPicture.ToSkia();
        canvas.SetMatrix(in place);
        Shadow(canvas, document, dice);
        using var paint = new SKPaint { IsAntialias = true };
        canvas.DrawImage(document.Picture, new SKRect(0, 0, document.Width, document.Height), Smooth, paint);
        using var rim = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = document.Thickness * 0.5f, Color = SKColors.White.WithAlpha((byte)dice.Below(110)) };
        canvas.DrawRoundRect(new SKRect(1, 1, document.Width - 1, document.Height - 1), document.Corner, document.Corner, rim);
        canvas.Restore();
    }

    /// <summary>Near enough to confuse, but never over the document.</summary>
    public static void LayBeside(SKCanvas canvas, DrawnDocument other, DrawnDocument document, Camera camera, Dice dice)
    {
        var gap = dice.Between(30, 150);
        var (x, y) = dice.Below(4) switch
        {
            0 => (document.Width + gap, dice.Around(document.Height * 0.4f)),
            1 => (-other.Width - gap, dice.Around(document.Height * 0.4f)),
            2 => (dice.Around(document.Width * 0.4f), document.Height + gap),
            _ => (dice.Around(document.Width * 0.4f), -other.Height - gap),
        };
        canvas.Save();
        var place = camera.PlaneToPicture.ToSkia();
        canvas.SetMatrix(in place);
        canvas.Translate(x, y);
        canvas.RotateDegrees(dice.Around(2));
        Shadow(canvas, other, dice);
        using var paint = new SKPaint { IsAntialias = true };
        canvas.DrawImage(other.Picture, new SKRect(0, 0, other.Width, other.Height), Smooth, paint);
        canvas.Restore();
    }

    public static void Hold(SKCanvas canvas, Camera camera, float docWidth, LevelLimits limits, Dice dice, List<Fault> faults)
    {
        if (!dice.Happens(limits.FingerShare))
        {
            return;
        }

        var quad = camera.Document;
        var side = dice.Of([1, 3, 2, 1, 3]);
        for (var count = 1 + dice.Below(2); count > 0; count--)
        {
            // As broad as a thumb, 17 to 22 mm; over an A4 sheet it is small, over a card it is much.
            var width = dice.Between(170, 220) * quad.Width / docWidth;
            var at = Vector2.Lerp(quad[side], quad[side + 1], dice.Between(0.12f, 0.88f));
            var inwards = Vector2.Normalize(quad.Center - at);
            inwards = Vector2.Normalize(inwards + new Vector2(dice.Around(0.4f), dice.Around(0.4f)));
            Finger(canvas, at + (inwards * width * dice.Between(0.05f, 0.55f)), -inwards, width, Math.Max(camera.Width, camera.Height), dice);
            faults.Add(new("finger", width / quad.Width));
        }
    }

    private static void Shadow(SKCanvas canvas, DrawnDocument document, Dice dice)
    {
        var soft = document.Thickness * dice.Between(0.6f, 3f);
        using var filter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, soft);
        using var paint = new SKPaint { IsAntialias = true, MaskFilter = filter, Color = SKColors.Black.WithAlpha((byte)(70 + dice.Below(120))) };
        var (dx, dy) = (dice.Around(document.Thickness), dice.Between(0, document.Thickness * 1.5f));
        canvas.DrawRoundRect(SKRect.Create(dx, dy, document.Width, document.Height), document.Corner, document.Corner, paint);
    }

    private static void Finger(SKCanvas canvas, Vector2 tip, Vector2 outwards, float width, float length, Dice dice)
    {
        SKColor[] skins = [new(0xE2, 0xB4, 0x94), new(0xD0, 0x9A, 0x78), new(0xEC, 0xC6, 0xAC)];
        var skin = dice.Of(skins);
        canvas.Save();
        canvas.Translate(tip.X, tip.Y);
        canvas.RotateRadians(MathF.Atan2(outwards.Y, outwards.X));
        var body = SKRect.Create(0, -width / 2, length, width);
        using (var filter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, width * 0.07f))
        using (var shadow = new SKPaint { IsAntialias = true, MaskFilter = filter, Color = SKColors.Black.WithAlpha(110) })
        {
            canvas.DrawRoundRect(SKRect.Create(width * 0.03f, (-width / 2) + (width * 0.05f), length, width), width * 0.5f, width * 0.5f, shadow);
        }

        using var shade = SKShader.CreateLinearGradient(
            new(0, -width / 2), new(0, width / 2), [Ornaments.Shade(skin, 0.72f), Ornaments.Shade(skin, 1.05f), skin, Ornaments.Shade(skin, 0.66f)], [0, 0.35f, 0.65f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { IsAntialias = true, Shader = shade };
        canvas.DrawRoundRect(body, width * 0.5f, width * 0.5f, paint);
        using var nail = new SKPaint { IsAntialias = true, Color = Ornaments.Shade(skin, 1.12f) };
        canvas.DrawRoundRect(SKRect.Create(width * 0.08f, -width * 0.28f, width * 0.6f, width * 0.56f), width * 0.24f, width * 0.24f, nail);
        canvas.Restore();
    }
}
