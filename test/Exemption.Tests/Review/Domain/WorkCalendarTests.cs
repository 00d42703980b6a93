using CsCheck;
using Exemption.Review;
using Exemption.Review.Domain;

namespace Exemption.Tests.Review.Domain;

/// <summary>Working days as the State Council's calendar has them: weekdays, less the holidays, plus the days worked in exchange.</summary>
public sealed class WorkCalendarTests
{
    /// <summary>National day 2026: the first week of October is free; Saturday the 10th and Sunday 20 September are worked.</summary>
    private static readonly WorkCalendar NationalDay = new(Enumerable.Range(1, 7).ToDictionary(d => new DateOnly(2026, 10, d), _ => false)
        .Append(new(new DateOnly(2026, 10, 10), true)).Append(new(new DateOnly(2026, 9, 20), true)).ToDictionary(d => d.Key, d => d.Value));

    [Theory]
    [InlineData("2026-09-30", "2026-09-30", 0)]
    [InlineData("2026-09-30", "2026-10-07", 0)]
    [InlineData("2026-09-30", "2026-10-08", 1)]
    [InlineData("2026-09-30", "2026-10-10", 3)]
    [InlineData("2026-09-30", "2026-10-11", 3)]
    [InlineData("2026-09-18", "2026-09-20", 1)]
    [InlineData("2026-10-16", "2026-10-19", 1)]
    public void Age_counts_the_working_days_after_the_day_it_came(string came, string today, int age) =>
        NationalDay.Age(Day(came), Day(today)).ShouldBe(age);

    [Fact]
    public void What_is_older_than_the_limit_lies_before_one_day_and_nothing_else_does() => Gen.Select(Gen.Int[0, 200], Gen.Int[0, 40], Gen.Int[0, 8]).Sample((back, start, limit) =>
    {
        var today = new DateOnly(2026, 9, 10).AddDays(start);
        var came = today.AddDays(-back);
        return NationalDay.Age(came, today) > limit == came < NationalDay.FirstDayWithin(limit, today);
    });

    [Fact]
    public void A_years_text_is_read_with_headings_and_either_comma()
    {
        var (days, refused) = CalendarText.Read(2026, "\uFEFF日期,类型,名称\r\n2026-10-01,休,国庆节\r\n\r\n2026/10/10,班,国庆节调休\n2026-10-02\uFF0Choliday");
        refused.ShouldBeEmpty();
        days.Select(d => (d.Day, d.IsWorkday, d.Name)).ShouldBe([(Day("2026-10-01"), false, "国庆节"), (Day("2026-10-10"), true, "国庆节调休"), (Day("2026-10-02"), false, null)]);
    }

    [Theory]
    [InlineData("2026-13-01,休", ReviewErrors.CalendarDate)]
    [InlineData("2025-10-01,休", ReviewErrors.CalendarYear)]
    [InlineData("2026-10-03,也许", ReviewErrors.CalendarKind)]
    [InlineData("2026-10-03", ReviewErrors.CalendarKind)]
    [InlineData("2026-10-03,休,名,多", ReviewErrors.CalendarName)]
    [InlineData("2026-10-01,班", ReviewErrors.CalendarTwice)]
    public void A_wrong_line_is_named_with_its_reason(string line, string code) =>
        CalendarText.Read(2026, "2026-10-01,休\n" + line).Refused.Select(r => (r.Field, r.Code)).ShouldBe([("lines[2]", code)]);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
