using System.Globalization;
using SkiaSharp;

namespace Exemption.Pictures.Documents;

/// <summary>Certificates in five layouts; sizes in tenths of a millimetre.</summary>
internal static class Certificates
{
    private static readonly SKColor Ink = new(0x22, 0x22, 0x26);
    private static readonly SKColor Grey = new(0x5A, 0x5A, 0x60);
    private static readonly SKColor Red = new(0xC0, 0x1F, 0x26);
    private static readonly SKColor Gold = new(0xB8, 0x8A, 0x3C);
    private static readonly SKColor[] Papers = [new(0xFD, 0xFD, 0xFC), new(0xFB, 0xF8, 0xF0), new(0xF9, 0xF1, 0xE2), new(0xF6, 0xF8, 0xFA)];

    public static IReadOnlyList<(string Name, float Width, float Height, Action<DocumentPen, CertificateContent, Dice> Draw)> Layouts { get; } =
    [
        ("framed", 2970, 2100, Framed),
        ("upright", 2100, 2970, Upright),
        ("booklet", 2600, 1850, Booklet),
        ("banded", 2850, 2000, Banded),
        ("plain", 2100, 2970, Plain),
        ("small", 2100, 1480, Framed),
    ];

    private static CertificateWords Words => Exemption.Pictures.Words.All.Certificate;

    private static void Framed(DocumentPen pen, CertificateContent it, Dice dice)
    {
        var scale = pen.Canvas.LocalClipBounds.Width < 2500 ? 2100 / 2970f : 1;
        pen.Canvas.Save();
        pen.Canvas.Scale(scale);
        pen.Shrink = scale;
        var (w, h) = (2970f, 2100f);
        Paper(pen, w, h, dice);
        Border(pen, w, h, dice);
        Ornaments.Emblem(pen, w / 2, 350, 120, Red, new SKColor(0xF2, 0xD8, 0x96));
        pen.Text(Words.Title, w / 2, 640, 130, Red, true, SKTextAlign.Center, 165);
        pen.Text(Words.Latin, w / 2, 730, 52, Gold, false, SKTextAlign.Center);
        Ornaments.Portrait(pen, SKRect.Create(2320, 820, 350, 490), it.Holder.IsFemale, dice.Happens(0.5) ? new(0x6F, 0x9C, 0xD6) : new(0xF0, 0xF2, 0xF5), dice);
        Row(pen, 320, 930, 330, Words.Name, it.Holder.Name, "name");
        Row(pen, 320, 1040, 330, Words.IdNumber, it.Holder.IdNumber, "idNumber");
        pen.Wrapped(Body(it), 320, 1180, 1880, 66, 110, Ink);
        Row(pen, 320, 1560, 330, Words.Skill, it.Skill, "skill");
        Row(pen, 320, 1670, 330, Words.Level, it.Level, "level");
        Row(pen, 320, 1780, 330, Words.Number, it.Number, "certificateNumber");
        pen.Text(it.Issuer, 2260, 1600, 66, Ink, true, SKTextAlign.Center, field: "issuer");
        pen.Text(it.Day, 2260, 1760, 60, Ink, false, SKTextAlign.Center, field: "issuedOn");
        Ornaments.Seal(pen, 2260 + dice.Around(60), 1650 + dice.Around(40), 210, it.Issuer, Words.Seal, dice);
        Foot(pen, w / 2, h - 150);
        pen.Canvas.Restore();
    }

    private static void Upright(DocumentPen pen, CertificateContent it, Dice dice)
    {
        var (w, h) = (2100f, 2970f);
        Paper(pen, w, h, dice);
        Border(pen, w, h, dice);
        pen.Text(Words.Mark, w / 2, 430, 190, Red, true, SKTextAlign.Center);
        pen.Text(Words.Title, w / 2, 630, 124, Red, true, SKTextAlign.Center, 150);
        pen.Text(Words.Latin, w / 2, 720, 46, Gold, false, SKTextAlign.Center);
        Ornaments.Portrait(pen, SKRect.Create((w / 2) - 165, 820, 330, 460), it.Holder.IsFemale, new(0x6F, 0x9C, 0xD6), dice);
        var y = 1430f;
        foreach (var (label, value, field) in Rows(it))
        {
            Row(pen, 330, y, 370, label, value, field);
            y += 118;
        }

        y = pen.Wrapped(Body(it), 330, y + 40, 1440, 62, 100, Ink);
        pen.Text(it.Issuer, 1350, 2560, 60, Ink, true, SKTextAlign.Center, field: "issuer");
        pen.Text(it.Day, 1350, 2660, 56, Ink, false, SKTextAlign.Center, field: "issuedOn");
        Ornaments.Seal(pen, 1350 + dice.Around(50), 2570, 205, it.Issuer, Words.Seal, dice);
        Ornaments.Code(pen, it.Number, 330, 2390, 300);
        pen.Text(Words.Check, 480, 2740, 38, Grey, false, SKTextAlign.Center);
    }

    private static void Booklet(DocumentPen pen, CertificateContent it, Dice dice)
    {
        var (w, h) = (2600f, 1850f);
        Paper(pen, w, h, dice);
        foreach (var left in new[] { 0f, w / 2 })
        {
            var page = new SKRect(left + 75, 75, left + (w / 2) - 75, h - 75);
            pen.Frame(page, Red.WithAlpha(200), 12);
            pen.Frame(SKRect.Inflate(page, -26, -26), Gold, 4);
        }

        Ornaments.Emblem(pen, w / 4, 380, 150, Red, new SKColor(0xF2, 0xD8, 0x96));
        pen.Text(Words.Mark, w / 4, 700, 150, Red, true, SKTextAlign.Center);
        pen.Text(Words.Title, w / 4, 860, 96, Red, true, SKTextAlign.Center, 118);
        pen.Wrapped(Body(it), 190, 1080, 930, 58, 96, Ink);
        pen.Text(Words.Ministry, w / 4, 1640, 52, Grey, false, SKTextAlign.Center);
        Ornaments.Portrait(pen, SKRect.Create(2090, 210, 300, 410), it.Holder.IsFemale, new(0xE8, 0x50, 0x50), dice);
        var y = 300f;
        foreach (var (label, value, field) in Rows(it).Append((Words.Issuer, it.Issuer, "issuer")).Append((Words.IssuedOn, it.Day, "issuedOn")))
        {
            pen.Text(label, 1420, y, 50, Grey);
            y = pen.Wrapped(value, 1670, y, y < 650 ? 400 : 720, 56, 70, Ink, field: field) + 52;
        }

        Ornaments.Seal(pen, 2150, 1450, 190, it.Issuer, Words.Seal, dice);
        for (var wide = 3; wide <= 90; wide += 8)
        {
            pen.Line(w / 2, 0, w / 2, h, new SKColor(0x60, 0x40, 0x20, 12), wide);
        }
    }

    private static void Banded(DocumentPen pen, CertificateContent it, Dice dice)
    {
        var (w, h) = (2850f, 2000f);
        Paper(pen, w, h, dice);
        pen.Gradient(new SKRect(0, 0, 620, h), new SKColor(0xC9, 0x24, 0x2B), new SKColor(0x8E, 0x12, 0x1C));
        Ornaments.Rosette(pen, 310, 1600, 300, new SKColor(0xF8, 0xE6, 0xBC, 70), 12, 12, 0.34f, 3);
        Ornaments.Emblem(pen, 310, 330, 150, new SKColor(0xF0, 0xD0, 0x88), new SKColor(0x9A, 0x16, 0x20));
        var y = 680f;
        foreach (var rune in Words.Title.EnumerateRunes())
        {
            pen.Text(rune.ToString(), 310, y, 108, new SKColor(0xF8, 0xE6, 0xBC), true, SKTextAlign.Center);
            y += 136;
        }

        pen.Text(Words.Mark, 800, 330, 190, Red, true);
        pen.Text(Words.Latin, 800, 440, 50, Grey);
        pen.Line(800, 500, w - 150, 500, Gold, 6);
        y = 660;
        foreach (var (label, value, field) in Rows(it).Append((Words.Issuer, it.Issuer, "issuer")).Append((Words.IssuedOn, it.Day, "issuedOn")))
        {
            Row(pen, 800, y, 360, label, value, field);
            pen.Line(1150, y + 28, 2200, y + 28, Grey.WithAlpha(110), 3);
            y += 142;
        }

        Ornaments.Code(pen, it.Number, 2380, 1480, 300);
        pen.Text(Words.Check, 2530, 1840, 38, Grey, false, SKTextAlign.Center);
        Ornaments.Seal(pen, 1900, 1450, 190, it.Issuer, Words.Seal, dice);
    }

    private static void Plain(DocumentPen pen, CertificateContent it, Dice dice)
    {
        var (w, h) = (2100f, 2970f);
        pen.Box(new SKRect(0, 0, w, h), dice.Of(Papers));
        pen.Text(Words.Title, w / 2, 520, 118, Ink, true, SKTextAlign.Center, 150);
        pen.Text($"{it.Skill} {it.Level}", w / 2, 680, 72, Grey, false, SKTextAlign.Center);
        pen.Line(300, 770, w - 300, 770, Grey, 5);
        var y = 960f;
        foreach (var (label, value, field) in Rows(it))
        {
            Row(pen, 320, y, 380, label, value, field);
            y += 130;
        }

        pen.Wrapped(Body(it), 320, y + 60, 1460, 62, 104, Ink);
        pen.Text(it.Issuer, 1400, 2300, 62, Ink, true, SKTextAlign.Center, field: "issuer");
        pen.Text(it.Day, 1400, 2410, 56, Ink, false, SKTextAlign.Center, field: "issuedOn");
        Ornaments.Seal(pen, 1400, 2310, 205, it.Issuer, Words.Seal, dice);
        Ornaments.Code(pen, it.Number, 320, 2150, 330);
    }

    private static IEnumerable<(string Label, string Value, string Field)> Rows(CertificateContent it) =>
    [
        (Words.Name, it.Holder.Name, "name"), (Words.IdNumber, it.Holder.IdNumber, "idNumber"), (Words.Skill, it.Skill, "skill"), (Words.Level, it.Level, "level"),
        (Words.Number, it.Number, "certificateNumber"),
    ];

    private static string Body(CertificateContent it) => string.Format(CultureInfo.InvariantCulture, Words.Body, it.Skill, it.Level);

    private static void Row(DocumentPen pen, float x, float y, float indent, string label, string value, string field)
    {
        pen.Text(label, x, y, 60, Grey);
        pen.Text(value, x + indent, y, 66, Ink, field == "name", field: field);
    }

    private static void Foot(DocumentPen pen, float x, float y) => pen.Text($"{Words.Ministry}  {Words.Specimen}", x, y, 40, Grey, false, SKTextAlign.Center);

    private static void Paper(DocumentPen pen, float w, float h, Dice dice)
    {
        var sheet = new SKRect(0, 0, w, h);
        var paper = dice.Of(Papers);
        pen.Gradient(sheet, paper, Ornaments.Shade(paper, 0.985f));
        if (dice.Happens(0.7))
        {
            Ornaments.Waves(pen, new SKRect(180, 180, w - 180, h - 180), Gold.WithAlpha((byte)(16 + dice.Below(40))), 5, 8, h * 0.08f, 2.5f, dice.Unit());
        }
    }

    private static void Border(DocumentPen pen, float w, float h, Dice dice)
    {
        var inset = dice.Between(60, 150);
        var color = dice.Happens(0.8) ? Red : new SKColor(0x1F, 0x3A, 0x88);
        var box = SKRect.Inflate(new SKRect(0, 0, w, h), -inset, -inset);
        pen.Frame(box, color, dice.Between(10, 44));
        pen.Frame(SKRect.Inflate(box, -46, -46), Gold, 8);
        pen.Frame(SKRect.Inflate(box, -64, -64), color.WithAlpha(150), 4);
        if (dice.Happens(0.5))
        {
            foreach (var (x, y) in new[] { (box.Left, box.Top), (box.Right, box.Top), (box.Left, box.Bottom), (box.Right, box.Bottom) })
            {
                pen.Box(SKRect.Create(x - 55, y - 55, 110, 110), color, 16);
            }
        }
    }
}
