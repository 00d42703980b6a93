using Exemption.Pictures.Documents;
using SkiaSharp;

namespace Exemption.Pictures.Scenes;

/// <summary>Grounds that are drawn line by line: paper with print on it, checks, keys, tiles.</summary>
internal static class GroundPatterns
{
    public static void Paint(DocumentPen pen, GroundKind kind, SKRect box, Dice dice)
    {
        switch (kind)
        {
            case GroundKind.Plaid:
                Plaid(pen, box, dice);
                break;
            case GroundKind.Printed:
                Printed(pen, box, dice, dice.Between(40, 62), box.Width, 0);
                break;
            case GroundKind.Newspaper:
                Printed(pen, box, dice, 30, 620, 60);
                break;
            case GroundKind.Squared:
                Squared(pen, box, dice);
                break;
            case GroundKind.Keyboard:
                Keyboard(pen, box, dice);
                break;
            default:
                Tiles(pen, box, dice);
                break;
        }
    }

    private static void Plaid(DocumentPen pen, SKRect box, Dice dice)
    {
        SKColor[] cloths = [new(0xA8, 0x30, 0x30), new(0x2C, 0x50, 0x88), new(0xE8, 0xE4, 0xDA), new(0x3A, 0x60, 0x48)];
        var (cloth, pitch) = (dice.Of(cloths), dice.Between(160, 420));
        pen.Box(box, cloth);
        foreach (var (share, wide, color) in new[]
        {
            (0f, 0.42f, SKColors.Black.WithAlpha(110)), (0.6f, 0.08f, SKColors.White.WithAlpha(140)), (0.74f, 0.08f, new SKColor(0xE8, 0xC0, 0x40, 130)),
        })
        {
            for (var x = box.Left; x < box.Right; x += pitch)
            {
                pen.Box(SKRect.Create(x + (share * pitch), box.Top, wide * pitch, box.Height), color);
            }

            for (var y = box.Top; y < box.Bottom; y += pitch)
            {
                pen.Box(SKRect.Create(box.Left, y + (share * pitch), box.Width, wide * pitch), color);
            }
        }
    }

    /// <summary>Lines of print; with a gap, in columns, each with a headline now and then.</summary>
    private static void Printed(DocumentPen pen, SKRect box, Dice dice, float size, float column, float gap)
    {
        pen.Box(box, gap > 0 ? new SKColor(0xDC, 0xD8, 0xCC) : new SKColor(0xF6, 0xF6, 0xF2));
        var ink = new SKColor(0x20, 0x20, 0x24);
        var leading = size * dice.Between(1.5f, 1.9f);
        for (var x = box.Left; x < box.Right; x += column + gap)
        {
            for (var y = box.Top + dice.Between(0, 300); y < box.Bottom; y += leading)
            {
                if (gap > 0 && dice.Happens(0.03))
                {
                    y += size * 2.5f;
                    pen.Text(OtherPapers.Sentence(dice, (int)(column / (size * 2.6f))), x, y, size * 2.4f, ink, true);
                    y += size;
                    continue;
                }

                var characters = (int)(column / size) - (dice.Happens(0.12) ? dice.Below((int)(column / size / 1.5f)) : 0);
                pen.Text(OtherPapers.Sentence(dice, Math.Max(1, characters)), x, y, size, ink);
            }
        }

        if (gap > 0 && dice.Happens(0.6))
        {
            var photo = SKRect.Create(dice.Between(box.Left, box.MidX), dice.Between(box.Top, box.MidY), 900, 650);
            Ground.Clouds(pen, photo, new(0x30, 0x30, 0x34), new(0xC8, 0xC4, 0xBC), 120, 120, 4, dice);
        }
    }

    private static void Squared(DocumentPen pen, SKRect box, Dice dice)
    {
        pen.Box(box, new SKColor(0xF8, 0xF7, 0xF2));
        var (pitch, color) = (dice.Between(45, 85), new SKColor(0x6C, 0x98, 0xC8, (byte)(120 + dice.Below(110))));
        for (var y = box.Top; y < box.Bottom; y += pitch)
        {
            pen.Line(box.Left, y, box.Right, y, color, 3);
        }

        if (dice.Happens(0.6))
        {
            for (var x = box.Left; x < box.Right; x += pitch)
            {
                pen.Line(x, box.Top, x, box.Bottom, color, 3);
            }
        }
    }

    private static void Keyboard(DocumentPen pen, SKRect box, Dice dice)
    {
        var isDark = dice.Happens(0.6);
        pen.Box(box, isDark ? new SKColor(0x18, 0x19, 0x1C) : new SKColor(0xB8, 0xBA, 0xC0));
        var key = isDark ? new SKColor(0x30, 0x31, 0x36) : new SKColor(0xF0, 0xF0, 0xF2);
        var print = isDark ? new SKColor(0xD8, 0xD8, 0xDC) : new SKColor(0x40, 0x40, 0x46);
        var row = 0;
        for (var y = box.Top; y < box.Bottom; y += 190, row++)
        {
            for (var x = box.Left + (row % 3 * 60); x < box.Right; x += 190)
            {
                pen.Box(SKRect.Create(x, y, 162, 162), Ornaments.Shade(key, 0.75f), 20);
                pen.Box(SKRect.Create(x + 8, y + 5, 146, 140), key, 18);
                pen.Text(((char)('A' + dice.Below(26))).ToString(), x + 30, y + 62, 50, print);
            }
        }
    }

    private static void Tiles(DocumentPen pen, SKRect box, Dice dice)
    {
        SKColor[] tiles = [new(0xD8, 0xD0, 0xC4), new(0xA0, 0xA8, 0xB0), new(0x8C, 0x6C, 0x58), new(0xE8, 0xE8, 0xE6)];
        var (tile, pitch) = (dice.Of(tiles), dice.Between(420, 1400));
        Ground.Clouds(pen, box, Ornaments.Shade(tile, 0.92f), Ornaments.Shade(tile, 1.05f), 260, 260, 4, dice);
        var grout = Ornaments.Shade(tile, dice.Happens(0.6) ? 0.55f : 1.2f);
        for (var x = box.Left; x < box.Right; x += pitch)
        {
            pen.Line(x, box.Top, x, box.Bottom, grout, 22);
        }

        for (var y = box.Top; y < box.Bottom; y += pitch)
        {
            pen.Line(box.Left, y, box.Right, y, grout, 22);
        }
    }
}
