using Exemption.Imaging;
using Exemption.Pictures.Documents;
using SkiaSharp;

namespace Exemption.Pictures.Scenes;

/// <summary>What the document lies on, painted in its own plane and to its own scale, so that it leans with it.</summary>
internal static class Ground
{
    /// <summary>Soft stuff needs no more pixels.</summary>
    private const int BaseSide = 900;

    public static void Draw(SKCanvas canvas, GroundKind kind, Camera camera, Dice dice)
    {
        var toPlane = camera.PlaneToPicture.Inverse;
        var seen = toPlane.Map(Quad.OfBox(-4, -4, camera.Width + 4, camera.Height + 4));
        var box = new SKRect(
            Min(seen, p => p.X), Min(seen, p => p.Y), -Min(seen, p => -p.X), -Min(seen, p => -p.Y));
        var scale = MathF.Min(2200f, Math.Max(camera.Width, camera.Height) * 1.15f) / MathF.Max(box.Width, box.Height);
        using var surface = SKSurface.Create(new SKImageInfo((int)(box.Width * scale) + 1, (int)(box.Height * scale) + 1, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Scale(scale);
        surface.Canvas.Translate(-box.Left, -box.Top);

        // The table is not laid out along the document.
        surface.Canvas.RotateDegrees(dice.Happens(0.35) ? dice.Around(45) : dice.Around(9), box.MidX, box.MidY);
        var reach = SKRect.Inflate(box, box.Width * 0.38f, box.Height * 0.38f);
        using (var pen = new DocumentPen(surface.Canvas))
        {
            Paint(pen, kind, reach, dice);
        }

        using var image = surface.Snapshot();
        canvas.Save();
        var place = camera.PlaneToPicture.After(new Homography(1 / scale, 0, box.Left, 0, 1 / scale, box.Top, 0, 0, 1)).ToSkia();
        canvas.SetMatrix(in place);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), null);
        canvas.Restore();
    }

    private static void Paint(DocumentPen pen, GroundKind kind, SKRect box, Dice dice)
    {
        switch (kind)
        {
            case GroundKind.WoodLight:
                Wood(pen, box, new(0x9C, 0x70, 0x44), new(0xD8, 0xB2, 0x80), dice);
                break;
            case GroundKind.WoodDark:
                Wood(pen, box, new(0x30, 0x1C, 0x12), new(0x74, 0x4A, 0x30), dice);
                break;
            case GroundKind.Stone:
                Stone(pen, box, dice);
                break;
            case GroundKind.Marble:
                Marble(pen, box, dice);
                break;
            case GroundKind.Fabric:
                Woven(pen, box, dice);
                break;
            case GroundKind.Dark:
                Clouds(pen, box, new(0x0C, 0x0C, 0x0E), new(0x2C, 0x2D, 0x32), 300, 300, 5, dice);
                break;
            case GroundKind.White:
                WhiteDesk(pen, box, dice);
                break;
            case GroundKind.Carpet:
                Clouds(pen, box, dice.Happens(0.5) ? new(0x2A, 0x3A, 0x54) : new(0x5A, 0x34, 0x30), dice.Happens(0.5) ? new(0x90, 0xA0, 0xB4) : new(0xB8, 0x98, 0x78), 24, 24, 3, dice);
                break;
            case GroundKind.Cardboard:
                Clouds(pen, box, new(0xA8, 0x82, 0x58), new(0xC8, 0xA4, 0x78), 60, 500, 3, dice);
                break;
            case GroundKind.Bedsheet:
                Clouds(pen, box, new(0x90, 0x9C, 0xB0), new(0xF0, 0xF0, 0xF4), 900, 500, 3, dice);
                break;
            case GroundKind.OtherCard:
                Paint(pen, dice.Of([GroundKind.WoodLight, GroundKind.White, GroundKind.Stone, GroundKind.Dark]), box, dice);
                break;
            default:
                GroundPatterns.Paint(pen, kind, box, dice);
                break;
        }
    }

    internal static void Clouds(DocumentPen pen, SKRect box, SKColor dark, SKColor light, float cellX, float cellY, int octaves, Dice dice, Func<float, float>? shape = null)
    {
        var scale = BaseSide / MathF.Max(box.Width, box.Height);
        var (w, h) = ((int)(box.Width * scale) + 1, (int)(box.Height * scale) + 1);
        var noise = Texture.Noise(w, h, MathF.Max(1.5f, cellX * scale), MathF.Max(1.5f, cellY * scale), octaves, dice);
        using var bitmap = Texture.Paint(w, h, (x, y) => shape is null ? Stretch(noise[(y * w) + x]) : shape(noise[(y * w) + x]), dark, light);
        bitmap.SetImmutable();
        using var image = SKImage.FromBitmap(bitmap);
        pen.Canvas.DrawImage(image, box, new SKSamplingOptions(SKCubicResampler.Mitchell), null);
    }

    private static float Stretch(float v) => ((v - 0.5f) * 1.8f) + 0.5f;

    private static void Wood(DocumentPen pen, SKRect box, SKColor dark, SKColor light, Dice dice)
    {
        Clouds(pen, box, dark, light, 2600, 60, 5, dice, v => 0.5f + (0.5f * MathF.Sin(v * 26)) + ((v - 0.5f) * 0.8f));
        for (var i = 0; i < 500; i++)
        {
            var (x, y, length) = (dice.Between(box.Left, box.Right), dice.Between(box.Top, box.Bottom), dice.Between(60, 700));
            pen.Line(x, y, x + length, y + dice.Around(8), Ornaments.Shade(dark, 0.7f).WithAlpha((byte)(30 + dice.Below(70))), dice.Between(1.5f, 5));
        }

        if (dice.Happens(0.6))
        {
            var pitch = dice.Between(700, 1600);
            for (var y = box.Top + dice.Between(0, pitch); y < box.Bottom; y += pitch)
            {
                pen.Line(box.Left, y, box.Right, y, Ornaments.Shade(dark, 0.45f), dice.Between(5, 14));
            }
        }
    }

    private static void Stone(DocumentPen pen, SKRect box, Dice dice)
    {
        Clouds(pen, box, new(0x58, 0x58, 0x5A), new(0xB4, 0xB0, 0xAA), 40, 40, 3, dice);
        for (var i = 0; i < 2600; i++)
        {
            var grey = (byte)(20 + dice.Below(225));
            var size = dice.Between(2, 14);
            pen.Oval(dice.Between(box.Left, box.Right), dice.Between(box.Top, box.Bottom), size, size * dice.Between(0.5f, 1), new SKColor(grey, grey, grey, 150));
        }
    }

    private static void Marble(DocumentPen pen, SKRect box, Dice dice)
    {
        Clouds(pen, box, new(0xC4, 0xC4, 0xC6), new(0xF4, 0xF3, 0xF0), 1200, 900, 5, dice, v => MathF.Min(1, MathF.Abs(v - 0.5f) * 9) * 0.85f);
    }

    private static void Woven(DocumentPen pen, SKRect box, Dice dice)
    {
        SKColor[] cloths = [new(0x40, 0x52, 0x78), new(0x80, 0x38, 0x38), new(0x50, 0x6A, 0x54), new(0xC8, 0xBE, 0xA8), new(0x60, 0x60, 0x66)];
        var cloth = dice.Of(cloths);
        Clouds(pen, box, Ornaments.Shade(cloth, 0.8f), Ornaments.Shade(cloth, 1.15f), 700, 500, 3, dice);
        var pitch = dice.Between(12, 24);
        for (var y = box.Top; y < box.Bottom; y += pitch)
        {
            pen.Line(box.Left, y, box.Right, y, SKColors.Black.WithAlpha(50), pitch * 0.4f);
        }

        for (var x = box.Left; x < box.Right; x += pitch)
        {
            pen.Line(x, box.Top, x, box.Bottom, SKColors.White.WithAlpha(36), pitch * 0.4f);
        }
    }

    private static void WhiteDesk(DocumentPen pen, SKRect box, Dice dice)
    {
        SKColor[] whites = [new(0xF2, 0xF2, 0xF0), new(0xE8, 0xE8, 0xE6), new(0xF6, 0xF3, 0xEC), new(0xEC, 0xEE, 0xF2), new(0xFA, 0xFA, 0xFA)];
        var white = dice.Of(whites);
        Clouds(pen, box, Ornaments.Shade(white, 0.975f), white, 900, 900, 4, dice);
    }

    private static float Min(Quad quad, Func<System.Numerics.Vector2, float> of) => Enumerable.Range(0, 4).Min(i => of(quad[i]));
}
