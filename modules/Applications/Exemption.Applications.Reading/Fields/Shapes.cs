using System.Globalization;
using System.Text.RegularExpressions;

namespace Exemption.Reading.Fields;

/// <summary>Values that are known by their form, whatever stands before them.</summary>
internal static partial class Shapes
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")]
    public static partial Regex IdNumber();

    [GeneratedRegex("(?<![0-9A-Za-z-])(?=[A-Za-z-]*[0-9])[0-9A-Za-z]([0-9A-Za-z-]{6,38})[0-9A-Za-z](?![0-9A-Za-z-])")]
    public static partial Regex CertificateNumber();

    [GeneratedRegex("([12][0-9]{3})[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?")]
    public static partial Regex Day();

    [GeneratedRegex("([一二三四五六七八九〇零○OΟ0]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日?")]
    public static partial Regex WrittenDay();

    [GeneratedRegex("([12][0-9]{3}[.年/-]?[0-9]{2}[.月/-]?[0-9]{2}日?)[-至~一]+([12][0-9]{3}[.年/-]?[0-9]{2}[.月/-]?[0-9]{2}日?|长期)")]
    public static partial Regex Validity();

    [GeneratedRegex("初级|中级|高级|初等|中等|高等")]
    public static partial Regex Level();

    public static bool IsIdNumber(string text)
    {
        if (text.Length != 18 || !text[..17].All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = text.Take(17).Select((c, i) => (c - '0') * Weights[i]).Sum();
        return "10X98765432"[sum % 11] == char.ToUpperInvariant(text[17])
            && DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    public static DateOnly? DayIn(string text)
    {
        if (Day().Match(text) is { Success: true } day)
        {
            return On(Number(day.Groups[1].Value), Number(day.Groups[2].Value), Number(day.Groups[3].Value));
        }

        return WrittenDay().Match(text) is { Success: true } written ? On(Digits(written.Groups[1].Value), Written(written.Groups[2].Value), Written(written.Groups[3].Value))
            : text.Length == 8 && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var packed) ? packed : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int Digits(string written) => written.Aggregate(0, (sum, c) => (sum * 10) + Digit(c));

    private static int Digit(char c) => "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) is var at and > 0 ? at : 0;

    /// <summary>十一, 二十, 二十七: up to 39.</summary>
    private static int Written(string text)
    {
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        return ten < 0 ? Digits(text) : ((ten == 0 ? 1 : Digit(text[0])) * 10) + (ten == text.Length - 1 ? 0 : Digit(text[^1]));
    }

    private static DateOnly? On(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
