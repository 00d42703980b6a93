namespace Exemption.Review.Domain;

/// <summary>Which days are worked: Monday to Friday, unless the calendar of public holidays and swapped days says otherwise.</summary>
/// <param name="exceptions">Day → worked or not.</param>
internal sealed class WorkCalendar(IReadOnlyDictionary<DateOnly, bool> exceptions)
{
    /// <summary>Nobody counts further; a case that old needs no figure.</summary>
    public const int MostAge = 999;

    public bool IsWorkday(DateOnly day) => exceptions.TryGetValue(day, out var worked) ? worked : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>How many working days have come since the day something came; on that day itself none.</summary>
    public int Age(DateOnly came, DateOnly today)
    {
        var age = 0;
        for (var day = today; day > came && age < MostAge; day = day.AddDays(-1))
        {
            age += IsWorkday(day) ? 1 : 0;
        }

        return age;
    }

    /// <summary>The first day from which on what came is not older than so many working days; so a database finds the older ones by one comparison.</summary>
    public DateOnly FirstDayWithin(int days, DateOnly today)
    {
        var day = today;
        for (var left = days; ; day = day.AddDays(-1))
        {
            if (IsWorkday(day) && left-- == 0)
            {
                return day;
            }
        }
    }
}
