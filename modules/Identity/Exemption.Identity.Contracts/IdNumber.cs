using System.Globalization;
using Exemption.Framework.Domain;

namespace Exemption.Identity;

/// <summary>The citizen's ID number of GB 11643-1999: 6 digits area, 8 birth date, 3 sequence (odd is male), 1 check character (ISO 7064 MOD 11-2).</summary>
public static class IdNumber
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Two-digit codes of provinces, 台湾, 港澳 and 外籍 永居; finer codes are withdrawn over time and not checked.</summary>
    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91",
    ];

    /// <summary>Full-width characters folded, spaces removed, x made X.</summary>
    public static string Normalise(string? text) => new([.. (text ?? string.Empty).Select(FullWidth.Fold).Where(c => !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant)]);

    /// <summary>The code of the first thing wrong with a normalised number, or null when it is right.</summary>
    public static string? Problem(string number, DateOnly today)
    {
        if (number.Length != 18)
        {
            return "IdNumber:Length";
        }

        if (!number[..17].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(number[17]) || number[17] == 'X'))
        {
            return "IdNumber:Characters";
        }

        if (!Provinces.Contains(number[..2]))
        {
            return "IdNumber:Area";
        }

        if (BirthDate(number) is not { } birth || birth > today || birth.Year < 1900)
        {
            return "IdNumber:BirthDate";
        }

        return CheckCharacter(number[..17]) == number[17] ? null : "IdNumber:CheckDigit";
    }

    public static DateOnly? BirthDate(string number) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static bool IsMale(string number) => (number[16] - '0') % 2 == 1;

    public static char CheckCharacter(string first17) => "10X98765432"[first17.Select((c, i) => (c - '0') * Weights[i]).Sum() % 11];
}
