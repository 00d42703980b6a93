using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Exemption.Review.Data;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>The figures of a desk and what stands behind them, the same at both. The caller has checked the permission and set the tenant scope.</summary>
internal sealed class FiguresDesk(ExemptionDbContext db, IApplicationDesk applications, IAccountDirectory accounts, IReasonTexts reasons, TimeProvider clock)
{
    private const int MostDays = 92;
    private const int DefaultDays = 30;

    /// <summary>Waiting times are told in these classes: from this many days on.</summary>
    private static readonly int[] Ages = [0, 1, 3, 7, 14];

    public async Task<FiguresDto> ReadAsync(ReviewStage stage, Actor viewer, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var last = to ?? Shanghai.Today(clock);
        var first = from ?? last.AddDays(1 - DefaultDays);
        Check(first, last);
        var rows = await db.Set<DailyFigure>().AsNoTracking().Between(viewer.TenantId ?? DailyFigure.AllCenters, first, last).ToListAsync(ct);
        var whole = rows.Where(r => r.Part == FigurePart.Whole).ToLookup(r => r.Day);
        return new FiguresDto(
            first, last,
            [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => first.AddDays(i)).Select(day => new DayDto(day, Sums(whole[day])))],
            Sums(whole.SelectMany(d => d)),
            Reasons(rows, await reasons.ReadAsync(ct)),
            await ReviewersAsync(stage, rows, ct),
            await WaitingAsync(stage, viewer, ct));
    }

    public async Task<FigureCasesPage> CasesAsync(Actor viewer, FigureCasesQuery query, CancellationToken ct)
    {
        Check(query.From, query.To);
        var limit = PageLimit.Of(query.Limit);
        if (!query.Figure.HasCases() || query.Reason?.Length > 64)
        {
            throw new InputException(query.Figure.HasCases() ? "reason" : "figure", "Exemption:InvalidField");
        }

        var rows = db.Set<CountedCase>().AsNoTracking()
            .Behind(viewer.TenantId, query.Figure, Shanghai.StartOf(query.From), Shanghai.StartOf(query.To.AddDays(1)), Cursor.Parse(query.After));
        rows = query.ReviewerId is { } person ? rows.Where(c => c.DecidedBy == person) : rows;
        rows = query.Reason is { Length: > 0 } reason ? rows.Where(c => c.Reasons.Contains(CountedCase.Fenced(reason))) : rows;
        var page = await rows.Take(limit + 1).ToListAsync(ct);
        var shown = page.Take(limit).ToList();
        var known = (await applications.RowsAsync([.. shown.Select(c => c.ApplicationId).Distinct()], viewer, ct)).ToDictionary(a => a.Id);
        return new FigureCasesPage(
            [.. shown.Select(c => new FigureCaseDto(c.At, known.GetValueOrDefault(c.ApplicationId)))],
            page.Count > limit ? new Cursor(shown[^1].At, shown[^1].Id).ToString() : null);
    }

    private static Dictionary<Figure, int> Sums(IEnumerable<DailyFigure> rows)
    {
        var sums = Enum.GetValues<Figure>().ToDictionary(f => f, _ => 0);
        foreach (var row in rows)
        {
            sums[row.Figure] += row.Count;
        }

        return sums;
    }

    private static List<ReasonFigureDto> Reasons(IEnumerable<DailyFigure> rows, ReasonTexts words) =>
        [.. rows.Select(r => (r.Figure, r.Count, Reason: FigurePart.ReasonOf(r.Part))).Where(r => r.Reason is not null)
            .GroupBy(r => (r.Figure, Reason: r.Reason!))
            .Select(g => new ReasonFigureDto(g.Key.Figure, g.Key.Reason, words[g.Key.Reason], g.Sum(r => r.Count)))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Code, StringComparer.Ordinal)];

    private async Task<IReadOnlyList<ReviewerFigureDto>> ReviewersAsync(ReviewStage stage, List<DailyFigure> rows, CancellationToken ct)
    {
        var (approved, rejected) = Figures.Of(stage);
        var people = rows.Where(r => r.Figure == approved || r.Figure == rejected).Select(r => (r.Figure, r.Count, Person: FigurePart.PersonOf(r.Part))).Where(r => r.Person is not null)
            .ToLookup(r => r.Person!.Value);
        var names = await accounts.NamesAsync([.. people.Select(p => p.Key)], ct);
        return [.. people.Select(p => new ReviewerFigureDto(
                p.Key, names.GetValueOrDefault(p.Key)?.Name, p.Where(r => r.Figure == approved).Sum(r => r.Count), p.Where(r => r.Figure == rejected).Sum(r => r.Count)))
            .OrderByDescending(r => r.Approved + r.Rejected).ThenBy(r => r.Id)];
    }

    private async Task<IReadOnlyList<AgeDto>> WaitingAsync(ReviewStage stage, Actor viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var counts = await applications.AgesAsync(stage.Waiting(), [.. Ages.Skip(1).Select(days => now.AddDays(-days))], viewer, ct);
        return [.. counts.Select((count, i) => new AgeDto(Ages[i], i + 1 < Ages.Length ? Ages[i + 1] : null, count))];
    }

    private static void Check(DateOnly from, DateOnly to)
    {
        if (from > to || to.DayNumber - from.DayNumber >= MostDays || to == DateOnly.MaxValue || from < new DateOnly(2000, 1, 1))
        {
            throw new InputException("to", "Exemption:InvalidField");
        }
    }
}
