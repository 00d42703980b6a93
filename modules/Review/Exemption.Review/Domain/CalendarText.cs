using System.Globalization;
using Exemption.Framework.Domain;

namespace Exemption.Review.Domain;

/// <summary>A year's holidays and swapped days as text: one line a day, <c>2026-10-01,休,国庆节</c> or <c>2026-10-10,班,国庆节调休</c>.</summary>
internal static class CalendarText
{
    public const int MostLines = 400;

    /// <summary>休 and 假 are free, 班 is worked.</summary>
    private static readonly Dictionary<string, bool> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["\u4F11"] = false, ["\u5047"] = false, ["holiday"] = false, ["\u73ED"] = true, ["workday"] = true,
    };

    /// <summary>The days, or what is wrong with which line: <c>lines[3]</c> is the third of the text.</summary>
    public static (IReadOnlyList<CalendarDay> Days, IReadOnlyList<FieldError> Refused) Read(int year, string text)
    {
        var (days, refused) = (new Dictionary<DateOnly, CalendarDay>(), new List<FieldError>());
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || (i == 0 && !char.IsAsciiDigit(line[0])))
            {
                // Nothing, or the headings.
                continue;
            }

            var code = i >= MostLines ? ReviewErrors.CalendarTooLong : Take(line.Split([',', '\uFF0C', '\t']), year, days);
            if (code is not null)
            {
                refused.Add(new FieldError(string.Create(CultureInfo.InvariantCulture, $"lines[{i + 1}]"), code));
            }
        }

        return ([.. days.Values], refused);
    }

    private static string? Take(string[] cells, int year, Dictionary<DateOnly, CalendarDay> days)
    {
        if (!DateOnly.TryParseExact(cells[0].Trim(), ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return ReviewErrors.CalendarDate;
        }

        if (day.Year != year)
        {
            return ReviewErrors.CalendarYear;
        }

        if (cells.Length < 2 || !Kinds.TryGetValue(cells[1].Trim(), out var isWorkday))
        {
            return ReviewErrors.CalendarKind;
        }

        var name = cells.Length > 2 && cells[2].Trim() is { Length: > 0 } given ? given : null;
        return name?.Length > CalendarDay.LongestName || cells.Length > 3 ? ReviewErrors.CalendarName
            : days.TryAdd(day, new CalendarDay { Day = day, IsWorkday = isWorkday, Name = name }) ? null : ReviewErrors.CalendarTwice;
    }
}
