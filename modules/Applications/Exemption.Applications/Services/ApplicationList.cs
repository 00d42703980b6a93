using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Security;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>
/// The review lists. Each status is read from its own index range and the pages are merged here: with several statuses in one query either the
/// order or the status would have to be searched for.
/// </summary>
internal sealed class ApplicationList(ExemptionDbContext db, SensitiveFields fields, ILearningCenterDirectory centers, TimeProvider clock)
{

    public async Task<KeysetDto<ApplicationRow>> QueryAsync(ApplicationQuery query, Actor viewer, CancellationToken ct)
    {
        var order = ListOrder.Parse(query.Sort) ?? throw new InputException("sort", "Exemption:InvalidField");
        var limit = PageLimit.Of(query.Limit);
        var (after, filter, statuses) = (Cursor.Parse(query.After), FilterOf(query, viewer), StatusesOf(query));
        var keys = new List<SortKey>();
        var total = 0;
        foreach (var status in statuses)
        {
            var rows = db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer).Matching(status, filter);
            rows = query.Suspected == true ? rows.Among(db.Set<DuplicatePair>().Suspected()) : rows;
            keys.AddRange(await rows.Page(order, after, limit + 1).ToListAsync(ct));
            total += total > ApplicationQueries.CountLimit ? 0 : await rows.Capped().CountAsync(ct);
        }

        var sorted = (order.Descending ? keys.OrderByDescending(k => k.At).ThenByDescending(k => k.Id, SqlOrder) : keys.OrderBy(k => k.At).ThenBy(k => k.Id, SqlOrder)).ToList();
        var page = sorted.Take(limit).ToList();
        return new(
            await RowsAsync([.. page.Select(k => k.Id)], viewer, ct), sorted.Count > limit ? new Cursor(page[^1].At, page[^1].Id).ToString() : null,
            Math.Min(total, ApplicationQueries.CountLimit), total > ApplicationQueries.CountLimit);
    }

    public async Task<IReadOnlyDictionary<ApplicationStatus, int>> CountAsync(Actor viewer, CancellationToken ct)
    {
        var counts = new Dictionary<ApplicationStatus, int>();
        foreach (var status in ApplicationQueries.StaffStatuses)
        {
            var rows = db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer).Matching(status, new(null, null, null, null, null, null, null, null));
            counts[status] = Math.Min(ApplicationQueries.CountLimit, await rows.Capped().CountAsync(ct));
        }

        return counts;
    }

    public async Task<int> CountSuspectedAsync(ApplicationStatus status, Actor viewer, CancellationToken ct)
    {
        var rows = db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer).Matching(status, new(null, null, null, null, null, null, null, null));
        return Math.Min(ApplicationQueries.CountLimit, await rows.Among(db.Set<DuplicatePair>().Suspected()).Capped().CountAsync(ct));
    }

    /// <summary>See <see cref="IApplicationDesk.AgesAsync"/>.</summary>
    public async Task<IReadOnlyList<int>> AgesAsync(ApplicationStatus status, IReadOnlyList<DateTime> since, Actor viewer, CancellationToken ct)
    {
        var counts = new List<int>();
        for (var i = 0; i <= since.Count; i++)
        {
            var rows = db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer)
                .ChangedBetween(status, i < since.Count ? since[i] : null, i > 0 ? since[i - 1] : null);
            counts.Add(Math.Min(ApplicationQueries.CountLimit, await rows.Capped().CountAsync(ct)));
        }

        return counts;
    }

    public async Task<IReadOnlyList<ApplicationRow>> RowsAsync(IReadOnlyList<Guid> ids, Actor viewer, CancellationToken ct)
    {
        var rows = (await db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer).Where(a => ids.Contains(a.Id)).Include(a => a.Courses).Include(a => a.Tags).AsSplitQuery().ToListAsync(ct))
            .ToDictionary(a => a.Id);
        var types = await db.Set<CertificateType>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        var windows = await db.Set<ApplicationWindow>().AsNoTracking().ToDictionaryAsync(w => w.Id, w => w.Name, ct);
        var names = (await centers.ListAsync(ct)).ToDictionary(c => c.Id, c => c.Name);
        var suspected = (await db.Set<DuplicatePair>().Suspected().Where(id => ids.Contains(id)).ToListAsync(ct)).ToHashSet();
        // A row that moved away between the two reads is left out.
        return [.. ids.Where(rows.ContainsKey).Select(id => ToRow(rows[id], viewer, types, windows, names) with { IsSuspected = suspected.Contains(id) })];
    }

    /// <summary>Both databases order ids by their bytes as written; .NET's own order is the same for ids, made explicit here.</summary>
    private static readonly Comparer<Guid> SqlOrder = Comparer<Guid>.Create((a, b) => string.CompareOrdinal(a.ToString("N"), b.ToString("N")));

    private ApplicationFilter FilterOf(ApplicationQuery q, Actor viewer) => new(
        q.CertificateTypeId, q.WindowId, q.CenterId, q.SubmittedFrom is { } from ? Shanghai.StartOf(from) : null,
        q.SubmittedTo is { } to && to < DateOnly.MaxValue ? Shanghai.StartOf(to.AddDays(1)) : null, FieldText.Free(q.Name),
        IdNumber.Normalise(q.IdNumber) is { Length: > 0 } idNumber ? fields.IdNumberIndexes(idNumber) : null, FieldText.Code(q.Number))
    {
        ChangedBefore = q.ChangedBefore,
        TagId = q.TagId,
        Held = q.Held is { } held ? new HeldBy(held == HeldFilter.Mine ? viewer.Id : null, clock.GetUtcNow().UtcDateTime) : null,
        Paused = q.Paused is { } paused ? new PausedNow(paused, clock.GetUtcNow().UtcDateTime) : null,
    };

    private static List<ApplicationStatus> StatusesOf(ApplicationQuery q) =>
        q.Statuses is { Count: > 0 } wanted ? [.. ApplicationQueries.StaffStatuses.Intersect(wanted)] : [.. ApplicationQueries.StaffStatuses];

    private ApplicationRow ToRow(ExemptionApplication a, Actor viewer, Dictionary<Guid, string> types, Dictionary<Guid, string> windows, Dictionary<Guid, string> centerNames) => new(
        a.Id, a.Number, a.Version, a.Status, a.StudentName, a.AdmissionTicketNumber, Mask.IdNumber(fields.IdNumberOf(a)), Mask.Phone(fields.PhoneOf(a)),
        a.MajorName, centerNames.GetValueOrDefault(a.TenantId, string.Empty), a.CertificateTypeId is { } type ? types.GetValueOrDefault(type) : null, a.CertificateLevel,
        [.. a.Courses.ToDtos().Select(c => c.Name)], a.WindowId is { } window ? windows.GetValueOrDefault(window) : null, a.SubmittedAt, a.StatusChangedAt,
        a.ClaimAt(clock.GetUtcNow().UtcDateTime), a.ReturnNote, ApplicationWorkflow.AllowedActions(a.Facts(submissionIsOpen: false, clock.GetUtcNow().UtcDateTime), viewer))
    {
        Pause = a.PauseAt(clock.GetUtcNow().UtcDateTime),
        TagIds = a.TagIds(),
    };
}
