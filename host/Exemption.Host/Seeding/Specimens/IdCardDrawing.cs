using System.Globalization;
using SkiaSharp;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>Draws both sides of an identity card of no country.</summary>
internal sealed class IdCardDrawing(SpecimenWords words)
{
    public const int Width = 1400;
    public const int Height = 883;
    public const int Tints = 4;

    private static readonly SKColor Ink = new(0x1E, 0x1E, 0x22);
    private static readonly SKColor Label = new(0x2B, 0x6C, 0x9B);
    private static readonly SKColor Red = new(0xC8, 0x2A, 0x2A);

    private static readonly (SKColor From, SKColor To, SKColor Line)[] Papers =
    [
        (new(0xE4, 0xF1, 0xF6), new(0xF7, 0xEC, 0xEA), new(0x5B, 0xA3, 0xC4)),
        (new(0xE6, 0xF3, 0xF0), new(0xF6, 0xF0, 0xE4), new(0x5F, 0xB0, 0xA6)),
        (new(0xEA, 0xEE, 0xF8), new(0xF5, 0xEA, 0xF2), new(0x7A, 0x98, 0xCB)),
        (new(0xE8, 0xF2, 0xFA), new(0xF3, 0xF6, 0xE8), new(0x68, 0xA9, 0xD0)),
    ];

    /// <summary>All that is the same on every front of one tint.</summary>
    public void FrontPaper(SpecimenPen pen, int tint)
    {
        var line = Papers[tint].Line;
        Paper(pen, tint);
        Guilloche.Rosette(pen, 470, 430, 330, line.WithAlpha(60), 11, 14);
        Specimen(pen, 560, 560);
        pen.Text(words.Card.Name, 96, 168, 40, Label);
        pen.Text(words.Card.Sex, 96, 272, 40, Label);
        pen.Text(words.Card.Nation, 400, 272, 40, Label);
        pen.Text(words.Card.Birth, 96, 376, 40, Label);
        pen.Text(words.Card.Address, 96, 480, 40, Label);
        pen.Text(words.Card.Number, 96, 772, 40, Label);
        pen.Text(words.Notice, Width - 60, 846, 22, Red, align: SKTextAlign.Right);
    }

    public void Front(SpecimenPen pen, IdCardFront card, bool isFemale, int seed)
    {
        pen.Spaced(card.Name, 222, 172, 54, 8, Ink, bold: true);
        pen.Text(card.Sex, 222, 274, 46, Ink);
        pen.Text(words.Card.NationValue, 526, 274, 46, Ink);
        var x = 222f;
        foreach (var (value, unit, wide) in new[] { (card.Birth.Year, words.Card.Year, 118f), (card.Birth.Month, words.Card.Month, 66f), (card.Birth.Day, words.Card.Day, 66f) })
        {
            pen.Text(value.ToString(CultureInfo.InvariantCulture), x + (wide / 2), 378, 46, Ink, align: SKTextAlign.Center);
            pen.Text(unit, x + wide + 12, 376, 40, Label);
            x += wide + 72;
        }

        pen.Wrapped(card.Address, 222, 482, 590, 45, 64, Ink);
        pen.Spaced(card.IdNumber, 412, 776, 56, 7, Ink, bold: true);

        var box = new SKRect(910, 120, 1296, 640);
        Portrait.Draw(pen, box, isFemale, seed, new SKColor(0xF1, 0xF4, 0xF8));
        pen.Frame(box, Papers[0].Line.WithAlpha(120), 2);
        pen.Canvas.Save();
        pen.Canvas.RotateDegrees(-14, 1210, 560);
        pen.Frame(new SKRect(1050, 500, 1310, 606), Red.WithAlpha(210), 6, 12);
        pen.Text(words.Specimen, 1180, 580, 78, Red.WithAlpha(210), bold: true, align: SKTextAlign.Center);
        pen.Canvas.Restore();
    }

    /// <summary>All that is the same on every back of one tint.</summary>
    public void BackPaper(SpecimenPen pen, int tint)
    {
        var line = Papers[tint].Line;
        Paper(pen, tint);
        Guilloche.Rosette(pen, Width / 2f, 450, 520, line.WithAlpha(50), 16, 12, 0.25f);
        Specimen(pen, 760, 590);
        Guilloche.Emblem(pen, 214, 218, 142, new SKColor(0xC2, 0x3B, 0x34), new SKColor(0xF8, 0xE3, 0xB4));
        pen.Text(words.Card.BackTop, 850, 176, 56, Ink, bold: true, align: SKTextAlign.Center);
        pen.Text(words.Card.BackTitle, 850, 316, 104, Ink, bold: true, align: SKTextAlign.Center);
        pen.Text(words.Card.Authority, 330, 668, 40, Label);
        pen.Text(words.Card.Validity, 330, 764, 40, Label);
        pen.Text(words.Notice, Width - 60, 846, 22, Red, align: SKTextAlign.Right);
    }

    public void Back(SpecimenPen pen, IdCardBack card)
    {
        pen.Text(card.Authority, 540, 671, 46, Ink);
        pen.Text($"{Day(card.ValidFrom)}-{(card.ValidUntil is { } end ? Day(end) : words.Card.Until)}", 540, 767, 46, Ink);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);

    private static void Paper(SpecimenPen pen, int tint)
    {
        var (from, to, line) = Papers[tint];
        var sheet = new SKRect(0, 0, Width, Height);
        pen.Gradient(sheet, from, to, across: true);
        Guilloche.Waves(pen, sheet, line.WithAlpha(70), 5, 9, 90);
        Guilloche.Waves(pen, sheet, new SKColor(0xD9, 0x8C, 0x9A).WithAlpha(45), 3, 7, 150);
    }

    private void Specimen(SpecimenPen pen, float x, float y)
    {
        pen.Canvas.Save();
        pen.Canvas.RotateDegrees(-18, x, y);
        pen.Text($"{words.Specimen} {words.SpecimenLatin}", x, y, 150, Red.WithAlpha(46), bold: true, align: SKTextAlign.Center);
        pen.Canvas.Restore();
    }
}
