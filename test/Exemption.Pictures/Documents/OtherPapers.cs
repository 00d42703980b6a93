using System.Globalization;
using SkiaSharp;

namespace Exemption.Pictures.Documents;

/// <summary>What students photograph by mistake.</summary>
internal static class OtherPapers
{
    private static readonly SKColor Ink = new(0x24, 0x24, 0x28);

    public static IReadOnlyList<(string Name, float Width, float Height, float Corner, Action<DocumentPen, Person, Dice> Draw)> Layouts { get; } =
    [
        ("studentCard", 856, 540, 32, StudentCard),
        ("bankCard", 856, 540, 32, BankCard),
        ("letter", 2100, 2970, 0, Letter),
        ("blank", 2100, 2970, 0, (pen, _, dice) => pen.Box(new SKRect(0, 0, 2100, 2970), dice.Happens(0.5) ? new(0xFA, 0xFA, 0xF8) : new(0xF6, 0xF2, 0xE6))),
        ("screenshot", 710, 1480, 90, Screenshot),
    ];

    private static OtherWords Words => Exemption.Pictures.Words.All.Other;

    public static string Sentence(Dice dice, int length)
    {
        var text = Exemption.Pictures.Words.All.Text;
        return string.Concat(Enumerable.Range(0, length).Select(_ => text[dice.Below(text.Length)]));
    }

    private static void StudentCard(DocumentPen pen, Person person, Dice dice)
    {
        pen.Gradient(new SKRect(0, 0, 856, 540), new SKColor(0xF2, 0xF6, 0xFA), new SKColor(0xDC, 0xE8, 0xF4));
        pen.Box(new SKRect(0, 0, 856, 130), new SKColor(0x1F, 0x5A, 0xA8));
        pen.Text(Words.School, 60, 84, 48, SKColors.White, true);
        pen.Text(Words.Student, 800, 84, 40, SKColors.White, false, SKTextAlign.Right);
        Ornaments.Portrait(pen, SKRect.Create(60, 180, 210, 280), person.IsFemale, new(0x6F, 0x9C, 0xD6), dice);
        var number = string.Create(CultureInfo.InvariantCulture, $"{2020 + dice.Below(6)}{dice.Below(1000000):000000}");
        var y = 220f;
        foreach (var (label, value, field) in new[]
        {
            (Exemption.Pictures.Words.All.Card.Name, person.Name, "name"), (Words.StudentNumber, number, "studentNumber"), (Words.Department, dice.Of(Words.Departments), "department"),
        })
        {
            pen.Text(label, 320, y, 30, new SKColor(0x50, 0x60, 0x78));
            pen.Text(value, 470, y, 36, Ink, field: field);
            y += 88;
        }
    }

    private static void BankCard(DocumentPen pen, Person person, Dice dice)
    {
        SKColor[][] tints = [[new(0xB0, 0x14, 0x28), new(0x60, 0x0A, 0x20)], [new(0x14, 0x48, 0x90), new(0x0A, 0x22, 0x50)], [new(0xD8, 0xB0, 0x60), new(0x90, 0x68, 0x28)]];
        pen.Gradient(new SKRect(0, 0, 856, 540), dice.Of(tints));
        Ornaments.Waves(pen, new SKRect(0, 0, 856, 540), SKColors.White.WithAlpha(40), 3, 6, 80, 1.5f, dice.Unit());
        pen.Text(Words.Bank, 60, 90, 46, SKColors.White, true);
        pen.Text(Words.BankKind, 800, 88, 32, SKColors.White, false, SKTextAlign.Right);
        pen.Box(SKRect.Create(80, 190, 110, 84), new SKColor(0xE0, 0xC4, 0x78), 14);
        var digits = string.Concat(Enumerable.Range(0, 16).Select(i => (i > 0 && i % 4 == 0 ? " " : string.Empty) + (i == 0 ? 0 : dice.Below(10)).ToString(CultureInfo.InvariantCulture)));
        pen.Text(digits, 80, 390, 58, new SKColor(0xF4, 0xF4, 0xF4), false, SKTextAlign.Left, 36);
        pen.Text(person.Name, 80, 480, 32, SKColors.White, field: "name");
    }

    private static void Letter(DocumentPen pen, Person person, Dice dice)
    {
        pen.Box(new SKRect(0, 0, 2100, 2970), new SKColor(0xFA, 0xFA, 0xF8));
        pen.Text(Words.Letter, 1050, 420, 110, Ink, true, SKTextAlign.Center);
        pen.Text(person.Name, 280, 640, 56, Ink, field: "name");
        var y = 780f;
        for (var paragraph = 4 + dice.Below(4); paragraph > 0 && y < 2500; paragraph--)
        {
            y = pen.Wrapped(Sentence(dice, 60 + dice.Below(120)), 280, y, 1540, 50, 88, Ink);
        }

        pen.Text(Words.School, 1800, MathF.Min(y + 120, 2750), 52, Ink, false, SKTextAlign.Right);
    }

    private static void Screenshot(DocumentPen pen, Person person, Dice dice)
    {
        pen.Box(new SKRect(0, 0, 710, 1480), new SKColor(0x12, 0x12, 0x14));
        pen.Box(new SKRect(28, 28, 682, 1452), dice.Happens(0.5) ? new(0xF4, 0xF5, 0xF7) : new(0x20, 0x22, 0x28), 64);
        var y = 170f;
        foreach (var word in Words.Messages)
        {
            pen.Oval(110, y, 42, 42, new SKColor((byte)dice.Below(230), (byte)dice.Below(230), (byte)dice.Below(230)));
            pen.Text(word, 180, y + 4, 36, new SKColor(0x80, 0x84, 0x90));
            pen.Line(180, y + 62, 650, y + 62, new SKColor(0x90, 0x90, 0x98, 90), 2);
            y += 128;
        }
    }
}
