using System.Globalization;

namespace Exemption.Pictures.Documents;

/// <summary>What stands on a certificate. How real numbers are built is not known to us, so there are several shapes.</summary>
internal sealed record CertificateContent(Person Holder, string Skill, string Level, string Number, string Issuer, DateOnly IssuedOn)
{
    public static CertificateContent Invent(Person holder, Dice dice)
    {
        var words = Words.All;
        var issuedOn = new DateOnly(2019 + dice.Below(7), 1 + dice.Below(12), 1 + dice.Below(28));
        return new(holder, dice.Of(words.Skills), dice.Of(words.Levels), NumberOf(dice, issuedOn.Year), dice.Of(words.Issuers), issuedOn);
    }

    public string Day => string.Format(CultureInfo.InvariantCulture, Words.All.Certificate.Date, IssuedOn.Year, IssuedOn.Month, IssuedOn.Day);

    private static string NumberOf(Dice dice, int year) => dice.Below(5) switch
    {
        0 => $"{year}{Digits(dice, 11)}",
        1 => $"{Letters(dice, 2)}{year}{Digits(dice, 8)}",
        2 => $"{Letters(dice, 4)}-{year}-{Digits(dice, 6)}",
        3 => $"{Digits(dice, 3)}{Letters(dice, 1)}{Digits(dice, 14)}",
        _ => $"{Digits(dice, 21)}",
    };

    private static string Digits(Dice dice, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + dice.Below(10))));

    private static string Letters(Dice dice, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('A' + dice.Below(26))));
}
