using System.ComponentModel.DataAnnotations;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>The calendar by which working days are counted: public holidays and the days worked in exchange (F-44).</summary>
[Route("api/review/calendar"), RequirePermission(ReviewPermissions.Calendar)]
internal sealed class CalendarAppService(ExemptionDbContext db) : AppService
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    /// <summary>A year's days that are not what their weekday says.</summary>
    [HttpGet]
    public Task<ListDto<CalendarDayDto>> ListAsync(int? year, CancellationToken ct) =>
        year is >= FirstYear and <= LastYear ? ReadAsync(year.Value, ct) : throw new InputException("year", "Exemption:InvalidField");

    /// <summary>Adds a day, or changes what is known of it.</summary>
    [HttpPost]
    public async Task<CalendarDayDto> SetAsync(CalendarDayInput input, CancellationToken ct)
    {
        var name = string.IsNullOrWhiteSpace(input.Name) ? null : input.Name.Trim();
        if (input.Day.Year is < FirstYear or > LastYear)
        {
            throw new InputException("day", "Exemption:InvalidField");
        }

        if (await db.Set<CalendarDay>().SingleOrDefaultAsync(d => d.Day == input.Day, ct) is { } known)
        {
            (known.IsWorkday, known.Name) = (input.IsWorkday, name);
        }
        else
        {
            db.Add(new CalendarDay { Day = input.Day, IsWorkday = input.IsWorkday, Name = name });
        }

        await db.SaveChangesAsync(ct);
        return new CalendarDayDto(input.Day, input.IsWorkday, name);
    }

    /// <summary>Makes a day what its weekday says again. 404 when it is nothing else.</summary>
    [HttpDelete, AnswersNotFound]
    public async Task<NoContentResult> RemoveAsync(DateOnly? day, CancellationToken ct)
    {
        if (day is null)
        {
            throw new InputException("day", "Exemption:InvalidField");
        }

        db.Remove(await db.Set<CalendarDay>().SingleOrDefaultAsync(d => d.Day == day, ct) ?? throw new EntityNotFoundException());
        await db.SaveChangesAsync(ct);
        return NoContent();
    }

    /// <summary>Puts a year's text in place of what was known of the year. 400 names each line that is wrong, and then nothing is changed.</summary>
    [HttpPost("import")]
    public async Task<ListDto<CalendarDayDto>> ImportAsync(CalendarImport input, CancellationToken ct)
    {
        var (days, refused) = CalendarText.Read(input.Year, input.Text);
        if (refused.Count > 0)
        {
            throw new InputException(refused);
        }

        if (days.Count == 0)
        {
            throw new InputException("text", ReviewErrors.CalendarEmpty);
        }

        var known = await OfYear(input.Year).ToDictionaryAsync(d => d.Day, ct);
        foreach (var day in days)
        {
            if (known.Remove(day.Day, out var before))
            {
                (before.IsWorkday, before.Name) = (day.IsWorkday, day.Name);
            }
            else
            {
                db.Add(day);
            }
        }

        db.RemoveRange(known.Values);
        await db.SaveChangesAsync(ct);
        return await ReadAsync(input.Year, ct);
    }

    private async Task<ListDto<CalendarDayDto>> ReadAsync(int year, CancellationToken ct) =>
        new([.. (await OfYear(year).AsNoTracking().OrderBy(d => d.Day).ToListAsync(ct)).Select(d => new CalendarDayDto(d.Day, d.IsWorkday, d.Name))]);

    private IQueryable<CalendarDay> OfYear(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.Set<CalendarDay>().Where(d => d.Day >= first && d.Day <= last);
    }
}

internal sealed record CalendarDayDto(DateOnly Day, bool IsWorkday, string? Name);

/// <param name="IsWorkday">Worked in exchange; else a holiday.</param>
internal sealed record CalendarDayInput(DateOnly Day, bool IsWorkday, [StringLength(CalendarDay.LongestName)] string? Name);

/// <param name="Text">One line a day: date, 休 or 班, name.</param>
internal sealed record CalendarImport([Range(CalendarAppService.FirstYear, CalendarAppService.LastYear)] int Year, [Required, StringLength(20_000)] string Text);
