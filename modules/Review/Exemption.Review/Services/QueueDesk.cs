using System.Text.Json;
using System.Text.Json.Serialization;
using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Timing;
using Exemption.Framework.Users;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Exemption.Review.Services;

/// <summary>The queues of a desk: how many and how old, the rows with their age, and how a person left the list. The caller has set the tenant scope.</summary>
internal sealed class QueueDesk(ExemptionDbContext db, IApplicationDesk applications, IApplicationClaims claims, QueueTerms terms, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Further back weekdays will do.</summary>
    private const int DaysRead = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private DateOnly Today => Shanghai.Today(clock);

    public async Task<QueuesDto> CountAsync(ReviewStage stage, Actor viewer, CancellationToken ct)
    {
        var (calendar, today) = (await CalendarAsync(ct), Today);
        var figures = await claims.CountAsync(viewer, OverdueBefore(stage, calendar, today), ct);
        return new QueuesDto(
            Of(figures.Mine), Of(figures.Nobody), Of(figures.Paused), Of(figures.All), figures.Overdue, terms.OverdueDays(stage), await applications.CountSuspectedAsync(stage.Waiting(), viewer, ct));

        QueueDto Of(QueueFigure f) => new(f.Count, f.OldestSince is { } since ? calendar.Age(Shanghai.DayOf(since), today) : null);
    }

    public async Task<KeysetDto<QueueRow>> QueryAsync(ReviewStage stage, ApplicationQuery query, Actor viewer, CancellationToken ct)
    {
        var (calendar, today) = (await CalendarAsync(ct), Today);
        // What is no longer at this desk is not late at it, and what it has put off neither.
        var asked = query.Overdue == true ? query with { ChangedBefore = OverdueBefore(stage, calendar, today), Statuses = [stage.Waiting()], Paused = false } : query;
        var page = await applications.QueryAsync(asked, viewer, ct);
        return new([.. page.Items.Select(Of)], page.Next, page.Total, page.TotalIsCapped);

        QueueRow Of(ApplicationRow row)
        {
            int? age = row.Status == stage.Waiting() ? calendar.Age(Shanghai.DayOf(row.StatusChangedAt), today) : null;
            return new QueueRow(row, age, age > terms.OverdueDays(stage) && row.Pause is null);
        }
    }

    public async Task<QueueViewDto?> ReadViewAsync(ReviewStage stage, CancellationToken ct) =>
        await Views(stage).AsNoTracking().Select(v => v.View).SingleOrDefaultAsync(ct) is { } text ? JsonSerializer.Deserialize<QueueViewDto>(text, Json) : null;

    public async Task KeepViewAsync(ReviewStage stage, QueueViewDto view, CancellationToken ct)
    {
        var text = JsonSerializer.Serialize(view, Json);
        if (text.Length > QueueView.LongestText || view.Sort?.Length > 20 || view.PageSize is < 1 or > 100)
        {
            throw new InputException("view", "Exemption:InvalidField");
        }

        if (await UpdateAsync() == 0)
        {
            try
            {
                db.Add(new QueueView { TenantId = user.TenantId, UserId = user.Id, Stage = stage, View = text });
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // The same person's other tab was first.
                await UpdateAsync();
            }
        }

        async Task<int> UpdateAsync()
        {
            using var turn = await db.EnterWriteAsync(ct);
            return await Views(stage).ExecuteUpdateAsync(u => u.SetProperty(v => v.View, text), ct);
        }
    }

    private IQueryable<QueueView> Views(ReviewStage stage) => db.Set<QueueView>().Where(v => v.UserId == user.Id && v.Stage == stage);

    private DateTime OverdueBefore(ReviewStage stage, WorkCalendar calendar, DateOnly today) => Shanghai.StartOf(calendar.FirstDayWithin(terms.OverdueDays(stage), today));

    private async Task<WorkCalendar> CalendarAsync(CancellationToken ct)
    {
        var from = Today.AddDays(-DaysRead);
        return new WorkCalendar(await db.Set<CalendarDay>().AsNoTracking().Where(d => d.Day >= from).ToDictionaryAsync(d => d.Day, d => d.IsWorkday, ct));
    }
}

/// <summary>After how many working days a case is late: <c>Review:OverdueDays:Center</c> and <c>…:University</c>.</summary>
internal sealed class QueueTerms
{
    private const int Most = 365;

    private readonly Dictionary<ReviewStage, int> _days;

    public QueueTerms(IConfiguration configuration) => _days = new()
    {
        [ReviewStage.Center] = Read(configuration, ReviewStage.Center, 3),
        [ReviewStage.University] = Read(configuration, ReviewStage.University, 5),
    };

    public int OverdueDays(ReviewStage stage) => _days[stage];

    private static int Read(IConfiguration configuration, ReviewStage stage, int usual) => configuration.GetValue($"Review:OverdueDays:{stage}", usual) is >= 0 and <= Most and var days
        ? days
        : throw new InvalidOperationException($"Review:OverdueDays:{stage} must be between 0 and {Most}.");
}

/// <param name="OverdueDays">More working days than these are late.</param>
/// <param name="Suspected">Of all, those whose certificate or ID number another student's application uses too.</param>
internal sealed record QueuesDto(QueueDto Mine, QueueDto Nobody, QueueDto Paused, QueueDto All, int Overdue, int OverdueDays, int Suspected);

/// <param name="OldestAge">In working days; null when there is none.</param>
internal sealed record QueueDto(int Count, int? OldestAge);

/// <summary>A line of the list with its age at this desk.</summary>
internal sealed record QueueRow : ApplicationRow
{
    public QueueRow(ApplicationRow row, int? age, bool isOverdue)
        : base(row) => (Age, IsOverdue) = (age, isOverdue);

    /// <summary>In working days; null where it does not wait at this desk.</summary>
    public int? Age { get; }
    public bool IsOverdue { get; }
}

/// <summary>What of a list is remembered; never what names a person.</summary>
internal sealed record QueueViewDto(
    IReadOnlyList<ApplicationStatus>? Statuses, Guid? CertificateTypeId, Guid? WindowId, Guid? CenterId, DateOnly? SubmittedFrom, DateOnly? SubmittedTo,
    HeldFilter? Held, bool? Overdue, bool? Paused, Guid? TagId, bool? Suspected, string? Sort, int? PageSize);

/// <param name="View">Null when nothing is remembered yet.</param>
internal sealed record RememberedViewDto(QueueViewDto? View);
