using SkiaSharp;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>A faceless passport picture of nobody: shoulders, head and hair in colours that the seed chooses.</summary>
internal static class Portrait
{
    private static readonly SKColor[] Clothes =
        [new(0x2F, 0x3E, 0x5C), new(0x4A, 0x4F, 0x57), new(0x6B, 0x2F, 0x3A), new(0x2E, 0x55, 0x4B), new(0x8A, 0x93, 0xA5), new(0x3B, 0x33, 0x4F)];

    private static readonly SKColor[] Skins = [new(0xEF, 0xCF, 0xB4), new(0xE6, 0xBF, 0xA0), new(0xF3, 0xD8, 0xC2)];

    public static void Draw(SpecimenPen pen, SKRect box, bool longHair, int seed, SKColor background)
    {
        var random = new Random(seed);
        var (cloth, skin, hair) = (Clothes[random.Next(Clothes.Length)], Skins[random.Next(Skins.Length)], new SKColor(0x26, 0x22, 0x22));
        var (w, h, x) = (box.Width, box.Height, box.MidX + (box.Width * (random.NextSingle() - 0.5f) * 0.02f));
        var head = box.Top + (h * (0.40f + (random.NextSingle() * 0.02f)));
        var broad = w * (0.2f + (random.NextSingle() * 0.018f));

        pen.Canvas.Save();
        pen.Canvas.ClipRect(box);
        pen.Gradient(box, background, Darker(background, 0.9f));
        if (longHair)
        {
            pen.Box(new SKRect(x - (broad * 1.32f), head - (h * 0.12f), x + (broad * 1.32f), head + (h * (0.22f + (random.NextSingle() * 0.12f)))), hair, broad * 0.7f);
        }

        pen.Box(new SKRect(x - (w * 0.43f), box.Top + (h * 0.73f), x + (w * 0.43f), box.Bottom + h), cloth, w * 0.22f);
        pen.Box(new SKRect(x - (broad * 0.5f), head, x + (broad * 0.5f), box.Top + (h * 0.8f)), Darker(skin, 0.88f), broad * 0.4f);
        Collar(pen, x, box.Top + (h * 0.73f), w * 0.13f, cloth, random.Next(2) == 0);
        Oval(pen, x, head - (h * 0.035f), broad * 1.16f, h * 0.2f, hair);
        Oval(pen, x - broad, head + (h * 0.02f), broad * 0.14f, h * 0.04f, Darker(skin, 0.92f));
        Oval(pen, x + broad, head + (h * 0.02f), broad * 0.14f, h * 0.04f, Darker(skin, 0.92f));
        Oval(pen, x, head + (h * 0.025f), broad, h * 0.18f, skin);
        Fringe(pen, x, head, broad, h, hair, longHair, random.Next(3));
        pen.Canvas.Restore();
    }

    private static void Fringe(SpecimenPen pen, float x, float head, float broad, float h, SKColor hair, bool longHair, int parting)
    {
        using var builder = new SKPathBuilder();
        var side = broad * (parting - 1) * 0.45f;
        var low = head - (h * (longHair ? 0.02f : 0.05f));
        builder.MoveTo(x - (broad * 1.1f), low);
        builder.CubicTo(x - (broad * 1.1f), head - (h * 0.25f), x + (broad * 1.1f), head - (h * 0.25f), x + (broad * 1.1f), low);
        builder.QuadTo(x + (broad * 0.8f), head - (h * 0.1f), x + side, head - (h * 0.105f));
        builder.QuadTo(x - (broad * 0.8f), head - (h * 0.1f), x - (broad * 1.1f), low);
        builder.Close();
        using var path = builder.Detach();
        pen.Path(path, hair);
    }

    private static void Collar(SpecimenPen pen, float x, float top, float size, SKColor cloth, bool open)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(x - (size * 1.1f), top - (size * 0.15f));
        builder.LineTo(x, top + (size * (open ? 1.5f : 0.9f)));
        builder.LineTo(x + (size * 1.1f), top - (size * 0.15f));
        using var path = builder.Detach();
        pen.Path(path, open ? new SKColor(0xF4, 0xF5, 0xF7) : Darker(cloth, 1.25f));
    }

    private static void Oval(SpecimenPen pen, float x, float y, float rx, float ry, SKColor color)
    {
        using var builder = new SKPathBuilder();
        builder.AddOval(new SKRect(x - rx, y - ry, x + rx, y + ry));
        using var path = builder.Detach();
        pen.Path(path, color);
    }

    private static SKColor Darker(SKColor color, float factor) => new(
        (byte)Math.Min(255, color.Red * factor), (byte)Math.Min(255, color.Green * factor), (byte)Math.Min(255, color.Blue * factor), color.Alpha);
}
