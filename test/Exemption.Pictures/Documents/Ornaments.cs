using QRCoder;
using SkiaSharp;

namespace Exemption.Pictures.Documents;

/// <summary>What makes paper look like a document: fine lines, seals, codes, portraits. None of it is anybody's real emblem.</summary>
internal static class Ornaments
{
    public static void Waves(DocumentPen pen, SKRect box, SKColor color, int bundles, int lines, float height, float width, float phase)
    {
        for (var bundle = 0; bundle < bundles; bundle++)
        {
            var middle = box.Top + (box.Height * (bundle + 0.5f) / bundles);
            for (var line = 0; line < lines; line++)
            {
                var (shift, drop) = ((line * MathF.PI / lines) + phase, (line - (lines / 2f)) * height / lines);
                using var builder = new SKPathBuilder();
                for (var x = box.Left; x <= box.Right + 8; x += 8)
                {
                    var at = new SKPoint(x, middle + drop + (height * MathF.Sin((x * 0.0125f) + shift + bundle) * MathF.Cos((x * 0.0047f) - shift)));
                    if (x == box.Left)
                    {
                        builder.MoveTo(at);
                    }
                    else
                    {
                        builder.LineTo(at);
                    }
                }

                using var path = builder.Detach();
                pen.Curve(path, color, width);
            }
        }
    }

    public static void Rosette(DocumentPen pen, float x, float y, float radius, SKColor color, int petals, int turns, float depth, float width)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            using var builder = new SKPathBuilder();
            for (var step = 0; step <= 240; step++)
            {
                var angle = step * MathF.PI / 120;
                var r = radius * (1 - depth + (depth * MathF.Cos((petals * angle) + (turn * 2 * MathF.PI / turns))));
                var at = new SKPoint(x + (r * MathF.Cos(angle)), y + (r * MathF.Sin(angle)));
                if (step == 0)
                {
                    builder.MoveTo(at);
                }
                else
                {
                    builder.LineTo(at);
                }
            }

            using var path = builder.Detach();
            pen.Curve(path, color, width);
        }
    }

    public static void Seal(DocumentPen pen, float x, float y, float radius, string along, string below, Dice dice)
    {
        var color = new SKColor(0xC8, 0x1E, 0x22, (byte)(140 + dice.Below(90)));
        pen.Canvas.Save();
        pen.Canvas.RotateDegrees(dice.Around(18), x, y);
        pen.Ring(x, y, radius, radius, color, radius * 0.055f);
        Star(pen, x, y, radius * 0.3f, color);
        var step = MathF.Min(24, 240f / along.Length);
        for (var i = 0; i < along.Length; i++)
        {
            pen.Canvas.Save();
            pen.Canvas.RotateDegrees((i - ((along.Length - 1) / 2f)) * step, x, y);
            pen.Text(along[i].ToString(), x, y - (radius * 0.68f), radius * 0.24f, color, true, SKTextAlign.Center);
            pen.Canvas.Restore();
        }

        pen.Text(below, x, y + (radius * 0.66f), radius * 0.2f, color, true, SKTextAlign.Center);
        pen.Canvas.Restore();
    }

    public static void Emblem(DocumentPen pen, float x, float y, float radius, SKColor color, SKColor light)
    {
        pen.Oval(x, y, radius, radius, color);
        Rosette(pen, x, y, radius * 0.95f, light, 18, 5, 0.14f, radius * 0.02f);
        pen.Oval(x, y, radius * 0.62f, radius * 0.62f, light.WithAlpha(210));
        Star(pen, x, y, radius * 0.45f, color);
    }

    public static void Star(DocumentPen pen, float x, float y, float radius, SKColor color)
    {
        using var builder = new SKPathBuilder();
        for (var i = 0; i < 10; i++)
        {
            var (sin, cos) = MathF.SinCos((i * MathF.PI / 5) - (MathF.PI / 2));
            var r = i % 2 == 0 ? radius : radius * 0.382f;
            if (i == 0)
            {
                builder.MoveTo(x + (r * cos), y + (r * sin));
            }
            else
            {
                builder.LineTo(x + (r * cos), y + (r * sin));
            }
        }

        builder.Close();
        using var path = builder.Detach();
        pen.Shape(path, color);
    }

    public static void Code(DocumentPen pen, string content, float x, float y, float size)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var cell = size / rows.Count;
        pen.Box(new SKRect(x, y, x + size, y + size), SKColors.White);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                if (rows[row][column])
                {
                    pen.Box(SKRect.Create(x + (column * cell), y + (row * cell), cell * 1.02f, cell * 1.02f), new SKColor(0x18, 0x18, 0x1A));
                }
            }
        }
    }

    /// <summary>A faceless passport picture: shoulders, neck, head and hair, with a little shade so that it is no flat cut-out.</summary>
    public static void Portrait(DocumentPen pen, SKRect box, bool isFemale, SKColor background, Dice dice)
    {
        SKColor[] cloths = [new(0x2F, 0x3E, 0x5C), new(0x4A, 0x4F, 0x57), new(0x6B, 0x2F, 0x3A), new(0x20, 0x22, 0x28), new(0xC8, 0xCC, 0xD2)];
        SKColor[] skins = [new(0xE9, 0xC4, 0xA4), new(0xDD, 0xB0, 0x8C), new(0xF1, 0xD3, 0xBB)];
        var (cloth, skin, hair) = (dice.Of(cloths), dice.Of(skins), new SKColor((byte)(0x18 + dice.Below(30)), 0x18, 0x16));
        var (x, w, h) = (box.MidX, box.Width, box.Height);
        var head = box.Top + (h * 0.42f);
        pen.Canvas.Save();
        pen.Canvas.ClipRect(box);
        pen.Box(box, background);
        if (isFemale)
        {
            pen.Box(new SKRect(x - (w * 0.29f), head - (h * 0.1f), x + (w * 0.29f), head + (h * dice.Between(0.2f, 0.34f))), hair, w * 0.14f);
        }

        pen.Box(new SKRect(x - (w * 0.45f), box.Top + (h * 0.74f), x + (w * 0.45f), box.Bottom + h), cloth, w * 0.2f);
        pen.Box(new SKRect(x - (w * 0.1f), head, x + (w * 0.1f), box.Top + (h * 0.79f)), Shade(skin, 0.85f), w * 0.06f);
        pen.Oval(x, head - (h * 0.04f), w * 0.25f, h * 0.225f, hair);
        pen.Oval(x, head + (h * 0.03f), w * 0.21f, h * 0.19f, skin);
        pen.Oval(x + (w * 0.09f), head + (h * 0.05f), w * 0.11f, h * 0.14f, Shade(skin, 0.94f));
        foreach (var side in new[] { -1, 1 })
        {
            pen.Oval(x + (side * w * 0.085f), head + (h * 0.005f), w * 0.032f, h * 0.012f, Shade(skin, 0.3f));
            pen.Line(x + (side * w * 0.05f), head - (h * 0.032f), x + (side * w * 0.125f), head - (h * 0.036f), Shade(skin, 0.35f), h * 0.012f);
        }

        pen.Line(x - (w * 0.055f), head + (h * 0.12f), x + (w * 0.055f), head + (h * 0.12f), new SKColor(0xB0, 0x6A, 0x60), h * 0.012f);
        pen.Canvas.Restore();
    }

    public static SKColor Shade(SKColor color, float factor) => new(
        (byte)Math.Clamp(color.Red * factor, 0, 255), (byte)Math.Clamp(color.Green * factor, 0, 255), (byte)Math.Clamp(color.Blue * factor, 0, 255), color.Alpha);
}
