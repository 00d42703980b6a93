using System.Globalization;

namespace Exemption.Applications.Domain;

/// <summary>Application numbers: the year and six digits, such as 2026000123.</summary>
internal static class ApplicationNumbers
{
    public static string CounterOf(int year) => string.Create(CultureInfo.InvariantCulture, $"application-{year}");

    public static string Format(int year, long serial) => string.Create(CultureInfo.InvariantCulture, $"{year}{serial:D6}");
}
