using System.Globalization;
using SkiaSharp;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>Draws certificates in three layouts: framed sheet, banded sheet, opened booklet.</summary>
internal sealed class CertificateDrawing(SpecimenWords words)
{
    public const int Width = 1460;
    public const int Height = 1032;
    public const int Layouts = 3;

    private static readonly SKColor Ink = new(0x22, 0x22, 0x26);
    private static readonly SKColor Grey = new(0x6A, 0x6A, 0x72);
    private static readonly SKColor Red = new(0xC0, 0x1F, 0x26);
    private static readonly SKColor Gold = new(0xC9, 0x9A, 0x3E);
    private static readonly SKColor Cream = new(0xF8, 0xE6, 0xBC);
    private static readonly SKColor Navy = new(0x1F, 0x3A, 0x68);

    private CertificateWords Words => words.Certificate;

    /// <summary>All that is the same on every certificate of one layout.</summary>
    public void Paper(SpecimenPen pen, int layout)
    {
        switch (layout)
        {
            case 0:
                FramedPaper(pen);
                break;
            case 1:
                BandedPaper(pen);
                break;
            default:
                BookletPaper(pen);
                break;
        }
    }

    public void Fill(SpecimenPen pen, CertificateSheet sheet, bool isFemale, int seed)
    {
        switch (sheet.Layout % Layouts)
        {
            case 0:
                Framed(pen, sheet, isFemale, seed);
                break;
            case 1:
                Banded(pen, sheet, isFemale, seed);
                break;
            default:
                Booklet(pen, sheet, isFemale, seed);
                break;
        }
    }

    private static SKRect Sheet => new(0, 0, Width, Height);

    private void FramedPaper(SpecimenPen pen)
    {
        pen.Gradient(Sheet, new SKColor(0xFF, 0xFC, 0xF4), new SKColor(0xFB, 0xF3, 0xE4), across: true);
        Guilloche.Waves(pen, new SKRect(70, 70, Width - 70, Height - 70), Gold.WithAlpha(46), 5, 9, 96);
        Guilloche.Rosette(pen, Width / 2f, 560, 330, Gold.WithAlpha(60), 18, 12, 0.3f);
        pen.Frame(new SKRect(34, 34, Width - 34, Height - 34), Red, 14);
        pen.Frame(new SKRect(56, 56, Width - 56, Height - 56), Gold, 4);
        pen.Frame(new SKRect(68, 68, Width - 68, Height - 68), Red.WithAlpha(150), 2);
        foreach (var (x, y) in new[] { (56f, 56f), (Width - 56f, 56f), (56f, Height - 56f), (Width - 56f, Height - 56f) })
        {
            pen.Box(new SKRect(x - 34, y - 34, x + 34, y + 34), Red, 8);
            Guilloche.Rosette(pen, x, y, 30, Cream, 8, 3, 0.45f);
        }

        Mark(pen, Width / 2f, 740);
        Guilloche.Emblem(pen, Width / 2f, 158, 66, Red, Cream);
        pen.Text(Words.TitleSpaced, Width / 2f, 306, 68, Red, bold: true, align: SKTextAlign.Center);
        pen.Text(Words.TitleLatin, Width / 2f, 352, 25, Gold, align: SKTextAlign.Center);
        pen.Text(words.Notice, Width / 2f, Height - 92, 22, Red, align: SKTextAlign.Center);
    }

    private void Framed(SpecimenPen pen, CertificateSheet sheet, bool isFemale, int seed)
    {
        Photo(pen, new SKRect(1110, 374, 1310, 648), isFemale, seed);
        Row(pen, 150, 440, 190, Words.Name, sheet.Name, true);
        Row(pen, 150, 498, 190, Words.IdNumber, sheet.IdNumber);
        var y = pen.Wrapped(Body(sheet), 150, 578, 900, 34, 56, Ink);
        Row(pen, 150, MathF.Max(y + 14, 720), 190, Words.Number, sheet.Number, true);
        Row(pen, 150, MathF.Max(y + 72, 778), 190, Words.ValidUntil, End(sheet));
        pen.Text(sheet.Issuer, 1130, 762, 32, Ink, bold: true, align: SKTextAlign.Center);
        pen.Text(Day(sheet.IssuedOn), 1130, 912, 30, Ink, align: SKTextAlign.Center);
        Seal(pen, 1130, 776, 104, sheet.Issuer);
    }

    private void BandedPaper(SpecimenPen pen)
    {
        pen.Gradient(Sheet, new SKColor(0xFB, 0xFC, 0xFE), new SKColor(0xEE, 0xF2, 0xF8));
        Guilloche.Waves(pen, new SKRect(330, 0, Width, Height), Navy.WithAlpha(30), 6, 8, 90);
        Guilloche.Rosette(pen, 960, 600, 320, Red.WithAlpha(30), 14, 12, 0.4f);
        pen.Gradient(new SKRect(0, 0, 330, Height), new SKColor(0xC9, 0x24, 0x2B), new SKColor(0x8E, 0x12, 0x1C));
        pen.Canvas.Save();
        pen.Canvas.ClipRect(new SKRect(0, 0, 330, Height));
        Guilloche.Rosette(pen, 165, 1010, 280, Cream.WithAlpha(60), 12, 16, 0.34f);
        pen.Canvas.Restore();
        pen.Box(new SKRect(330, 0, 338, Height), Gold);
        Guilloche.Emblem(pen, 165, 170, 84, Gold, new SKColor(0x9A, 0x16, 0x20));
        var y = 356f;
        foreach (var rune in Words.Title.EnumerateRunes())
        {
            pen.Text(rune.ToString(), 165, y, 60, Cream, bold: true, align: SKTextAlign.Center);
            y += 76;
        }

        pen.Frame(new SKRect(370, 40, Width - 40, Height - 40), Red, 5);
        pen.Frame(new SKRect(382, 52, Width - 52, Height - 52), Red.WithAlpha(110), 2);
        Mark(pen, 900, 690);
        pen.Text(Words.Mark, 430, 170, 100, Red, bold: true);
        pen.Text(Words.Title, 660, 132, 44, Navy, bold: true);
        pen.Text(Words.TitleLatin, 660, 174, 21, Grey);
        pen.Line(430, 214, Width - 100, 214, Gold, 3);
        pen.Text(words.Notice, 900, Height - 72, 22, Red, align: SKTextAlign.Center);
    }

    private void Banded(SpecimenPen pen, CertificateSheet sheet, bool isFemale, int seed)
    {
        Photo(pen, new SKRect(1160, 256, 1350, 520), isFemale, seed);
        var y = 300f;
        foreach (var (label, value) in new[]
        {
            (Words.Name, sheet.Name), (Words.Sex, sheet.Sex), (Words.IdNumber, sheet.IdNumber), (Words.CertificateName, sheet.CertificateName),
            (Words.Level, sheet.Level), (Words.Number, sheet.Number), (Words.IssuedOn, Day(sheet.IssuedOn)), (Words.ValidUntil, End(sheet)),
        })
        {
            Row(pen, 430, y, 190, label, value, label == Words.Name || label == Words.Number);
            pen.Line(616, y + 16, y < 540 ? 1120 : 1350, y + 16, Grey.WithAlpha(90), 1.5f);
            y += 66;
        }

        pen.Text(Words.Issuer, 430, 890, 30, Grey);
        pen.Text(sheet.Issuer, 620, 890, 34, Ink, bold: true);
        Seal(pen, 1190, 830, 100, sheet.Issuer);
    }

    private void BookletPaper(SpecimenPen pen)
    {
        pen.Gradient(Sheet, new SKColor(0xFD, 0xF8, 0xEE), new SKColor(0xF6, 0xEC, 0xDB));
        foreach (var left in new[] { 0f, Width / 2f })
        {
            var page = new SKRect(left + 40, 40, left + (Width / 2f) - 40, Height - 40);
            pen.Canvas.Save();
            pen.Canvas.ClipRect(page);
            Guilloche.Waves(pen, page, Red.WithAlpha(26), 6, 8, 80);
            Guilloche.Rosette(pen, page.MidX, page.MidY, 270, Gold.WithAlpha(60), 10, 14, 0.36f);
            pen.Canvas.Restore();
            pen.Frame(page, Red, 8);
            pen.Frame(new SKRect(page.Left + 14, page.Top + 14, page.Right - 14, page.Bottom - 14), Gold, 2.5f);
        }

        Mark(pen, Width / 2f, 640);
        Guilloche.Emblem(pen, 365, 200, 82, Red, Cream);
        pen.Text(Words.Mark, 365, 392, 84, Red, bold: true, align: SKTextAlign.Center);
        pen.Text(Words.Title, 365, 478, 58, Red, bold: true, align: SKTextAlign.Center);
        pen.Text(Words.TitleLatin, 365, 518, 20, Gold, align: SKTextAlign.Center);
        pen.Text(words.Notice, 365, Height - 86, 22, Red, align: SKTextAlign.Center);
        for (var wide = 2; wide <= 50; wide += 6)
        {
            pen.Line(Width / 2f, 0, Width / 2f, Height, new SKColor(0x60, 0x40, 0x20, 14), wide);
        }
    }

    private void Booklet(SpecimenPen pen, CertificateSheet sheet, bool isFemale, int seed)
    {
        pen.Wrapped(Body(sheet), 100, 604, 540, 33, 54, Ink);
        Photo(pen, new SKRect(1180, 110, 1350, 348), isFemale, seed);
        var y = 150f;
        foreach (var (label, value) in new[]
        {
            (Words.Name, sheet.Name), (Words.Sex, sheet.Sex), (Words.IssuedOn, Day(sheet.IssuedOn)), (Words.ValidUntil, End(sheet)),
        })
        {
            pen.Text(label, 806, y, 28, Grey);
            pen.Text(value, 940, y, 30, Ink, bold: label == Words.Name);
            y += 62;
        }

        y = 420;
        foreach (var (label, value) in new[]
        {
            (Words.IdNumber, sheet.IdNumber), (Words.CertificateName, sheet.CertificateName), (Words.Level, sheet.Level), (Words.Number, sheet.Number),
            (Words.Issuer, sheet.Issuer),
        })
        {
            pen.Text(label, 806, y, 28, Grey);
            y = pen.Wrapped(value, 940, y, 420, 32, 44, Ink, bold: label == Words.Number) + 24;
        }

        Seal(pen, 1210, 830, 104, sheet.Issuer);
    }

    private static void Row(SpecimenPen pen, float x, float y, float indent, string label, string value, bool bold = false)
    {
        pen.Text(label, x, y, 31, Grey);
        pen.Text(value, x + indent, y, 36, Ink, bold);
    }

    private static void Photo(SpecimenPen pen, SKRect box, bool isFemale, int seed)
    {
        Portrait.Draw(pen, box, isFemale, seed, seed % 2 == 0 ? new SKColor(0x6F, 0x9C, 0xD6) : new SKColor(0xF0, 0xF2, 0xF5));
        pen.Frame(box, Grey.WithAlpha(160), 2);
    }

    private void Mark(SpecimenPen pen, float x, float y)
    {
        pen.Canvas.Save();
        pen.Canvas.RotateDegrees(-22, x, y);
        pen.Text($"{words.Specimen} {words.SpecimenLatin}", x, y, 158, Red.WithAlpha(40), bold: true, align: SKTextAlign.Center);
        pen.Canvas.Restore();
    }

    /// <summary>A round stamp with the issuer along its rim and, where a star would be, a plain diamond.</summary>
    private void Seal(SpecimenPen pen, float x, float y, float radius, string issuer)
    {
        var color = Red.WithAlpha(190);
        pen.Ring(x, y, radius, color, 6);
        pen.Canvas.Save();
        pen.Canvas.RotateDegrees(45, x, y);
        pen.Box(new SKRect(x - 20, y - 20, x + 20, y + 20), color);
        pen.Canvas.Restore();
        var step = MathF.Min(25, 230f / Math.Max(1, issuer.Length));
        for (var i = 0; i < issuer.Length; i++)
        {
            pen.Canvas.Save();
            pen.Canvas.RotateDegrees((i - ((issuer.Length - 1) / 2f)) * step, x, y);
            pen.Text(issuer[i].ToString(), x, y - radius + 36, MathF.Min(29, step * 1.75f), color, bold: true, align: SKTextAlign.Center);
            pen.Canvas.Restore();
        }

        pen.Text(Words.Seal, x, y + (radius * 0.62f), 24, color, bold: true, align: SKTextAlign.Center);
    }

    private string Body(CertificateSheet sheet) =>
        string.Format(CultureInfo.InvariantCulture, Words.Body, sheet.Name, sheet.CertificateName, sheet.Level);

    private string End(CertificateSheet sheet) => sheet.ValidUntil is { } end ? Day(end) : Words.Unlimited;

    private string Day(DateOnly day) => string.Format(CultureInfo.InvariantCulture, Words.DateFormat, day.Year, day.Month, day.Day);
}
