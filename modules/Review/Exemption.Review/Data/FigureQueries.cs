using Exemption.Framework.Http;
using Exemption.Review.Domain;

namespace Exemption.Review.Data;

/// <summary>The queries behind the figures, by name, so that a test can ask both databases for the plan of each.</summary>
internal static class FigureQueries
{
    /// <summary>All figures of some days: one range of one index, however many cases stand behind them.</summary>
    public static IQueryable<DailyFigure> Between(this IQueryable<DailyFigure> rows, Guid scope, DateOnly from, DateOnly to) =>
        rows.Where(f => f.Scope == scope && f.Day >= from && f.Day <= to);

    public static IQueryable<DailyFigure> OfDay(this IQueryable<DailyFigure> rows, Guid scope, DateOnly day) => rows.Where(f => f.Scope == scope && f.Day == day);

    /// <summary>The cases behind a figure, latest first.</summary>
    public static IQueryable<CountedCase> Behind(this IQueryable<CountedCase> rows, Guid? center, Figure figure, DateTime from, DateTime before, Cursor? after)
    {
        rows = center is { } one ? rows.Where(c => c.TenantId == one) : rows;
        rows = rows.Where(c => c.Figure == figure && c.At >= from && c.At < before);
        if (after is { At: var at, Id: var id })
        {
            rows = rows.Where(c => c.At <= at && (c.At < at || c.Id < id));
        }

        return rows.OrderByDescending(c => c.At).ThenByDescending(c => c.Id);
    }
}
