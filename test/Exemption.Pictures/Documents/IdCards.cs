using System.Globalization;
using SkiaSharp;

namespace Exemption.Pictures.Documents;

/// <summary>Both sides of an identity card as to size, places and colours; emblem, state and authority are made up.</summary>
internal static class IdCards
{
    public const float Width = 856;
    public const float Height = 540;

    private static readonly SKColor Ink = new(0x1E, 0x1E, 0x22);
    private static readonly SKColor Label = new(0x2F, 0x6F, 0xA8);
    private static readonly (SKColor From, SKColor To, SKColor Line)[] Papers =
    [
        (new(0xE4, 0xEF, 0xF4), new(0xEE, 0xE4, 0xEA), new(0x58, 0x9C, 0xB8)),
        (new(0xD8, 0xE8, 0xEC), new(0xF0, 0xE6, 0xE2), new(0x4F, 0x9A, 0xA4)),
        (new(0xEA, 0xF0, 0xF0), new(0xE2, 0xE6, 0xF0), new(0x6C, 0x90, 0xBC)),
    ];

    private static CardWords Words => Exemption.Pictures.Words.All.Card;

    public static void Front(DocumentPen pen, Person person, Dice dice)
    {
        Paper(pen, dice);
        Ornaments.Rosette(pen, 330, 300, 190, new SKColor(0xD0, 0x70, 0x80, 50), 14, 8, 0.35f, 1);
        foreach (var (text, y) in new[] { (Words.Name, 92f), (Words.Sex, 158), (Words.Birth, 222), (Words.Address, 288) })
        {
            pen.Text(text, 62, y, 25, Label, spacing: 32);
        }

        pen.Text(person.Name, 150, 94, person.Name.Length > 6 ? 28 : 36, Ink, field: "name");
        pen.Text(person.Sex, 150, 160, 32, Ink, field: "sex");
        pen.Text(Words.Nation, 240, 158, 25, Label, spacing: 32);
        pen.Text(person.Nation, 322, 160, 32, Ink, field: "nation");
        var x = pen.Text(person.Birth.Year.ToString(CultureInfo.InvariantCulture), 150, 224, 32, Ink, field: "birthYear");
        pen.Text(Words.Year, 238, 222, 25, Label);
        pen.Text(person.Birth.Month.ToString(CultureInfo.InvariantCulture), MathF.Max(x + 45, 286), 224, 32, Ink, align: SKTextAlign.Center, field: "birthMonth");
        pen.Text(Words.Month, 308, 222, 25, Label);
        pen.Text(person.Birth.Day.ToString(CultureInfo.InvariantCulture), 362, 224, 32, Ink, align: SKTextAlign.Center, field: "birthDay");
        pen.Text(Words.Day, 386, 222, 25, Label);
        pen.Wrapped(person.Address, 150, 290, 365, 31, 46, Ink, field: "address");
        pen.Text(Words.Number, 62, 478, 25, Label, spacing: 28);
        pen.Text(person.IdNumber, 282, 482, 38, Ink, bold: true, spacing: 28.5f, field: "idNumber");
        Ornaments.Portrait(pen, SKRect.Create(555, 70, 240, 310), person.IsFemale, new SKColor(0xF2, 0xF4, 0xF6, 150), dice);
        pen.Text(Words.Specimen, 826, 524, 14, Label.WithAlpha(150), align: SKTextAlign.Right);
    }

    public static void Back(DocumentPen pen, Person person, Dice dice)
    {
        Paper(pen, dice);
        Ornaments.Rosette(pen, 428, 270, 250, new SKColor(0xD8, 0x80, 0x78, 60), 20, 10, 0.3f, 1);
        Ornaments.Emblem(pen, 128, 128, 84, new SKColor(0xC0, 0x35, 0x2E), new SKColor(0xF2, 0xD8, 0x96));
        pen.Text(Words.Top, 510, 116, 46, Ink, align: SKTextAlign.Center, spacing: 68);
        pen.Text(Words.Title, 510, 216, 74, Ink, bold: true, align: SKTextAlign.Center, spacing: 104);
        pen.Text(Words.Authority, 186, 404, 27, Ink, bold: true);
        pen.Text(person.Authority, 330, 405, 30, Ink, field: "authority");
        pen.Text(Words.Validity, 186, 468, 27, Ink, bold: true);
        var until = person.ValidUntil is { } end ? Day(end) : Words.Until;
        pen.Text($"{Day(person.ValidFrom)}-{until}", 330, 469, 30, Ink, field: "validity");
        pen.Text(Words.Specimen, 826, 524, 14, Label.WithAlpha(150), align: SKTextAlign.Right);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);

    private static void Paper(DocumentPen pen, Dice dice)
    {
        var (from, to, line) = dice.Of(Papers);
        var sheet = new SKRect(0, 0, Width, Height);
        pen.Gradient(sheet, from, Ornaments.Shade(to, 1.02f), from);
        Ornaments.Waves(pen, sheet, line.WithAlpha(90), 5, 9, 46, 0.9f, dice.Unit());
        Ornaments.Waves(pen, sheet, new SKColor(0xD9, 0x8C, 0x9A, 80), 3, 8, 70, 0.9f, dice.Unit() * 3);
    }
}
