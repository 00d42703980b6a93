using Exemption.Applications.Deadlines;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Data;

/// <summary>Every query over applications, by name and in one place, so that a test can ask both databases for the plan of each.</summary>
internal static class ApplicationQueries
{
    /// <summary>Counting stops here; nobody reads further.</summary>
    public const int CountLimit = 10_000;

    /// <summary>What staff may know of: never a draft, and nothing that was withdrawn before it was ever submitted.</summary>
    public static readonly IReadOnlyList<ApplicationStatus> StaffStatuses =
        [ApplicationStatus.Submitted, ApplicationStatus.Rejected, ApplicationStatus.CenterApproved, ApplicationStatus.Approved, ApplicationStatus.Withdrawn];

    /// <summary>The rows a viewer may know of. The tenant filter stands beneath; this is the second lock.</summary>
    public static IQueryable<ExemptionApplication> VisibleTo(this IQueryable<ExemptionApplication> rows, Actor viewer) => viewer.Side switch
    {
        ActorSide.Student => rows.Where(a => a.StudentId == viewer.Id),
        ActorSide.Center => rows.Where(a => a.TenantId == viewer.TenantId && a.Status != ApplicationStatus.Draft && a.SubmittedAt != null),
        ActorSide.University => rows.Where(a => a.Status != ApplicationStatus.Draft && a.SubmittedAt != null),
        ActorSide.System => rows,
        _ => rows.Where(a => false),
    };

    public static IQueryable<ExemptionApplication> ById(this IQueryable<ExemptionApplication> rows, Guid id) => rows.Where(a => a.Id == id);

    /// <summary>A student's own, newest first. There are never many.</summary>
    public static IQueryable<ExemptionApplication> OfStudent(this IQueryable<ExemptionApplication> rows, Guid studentId) =>
        rows.Where(a => a.StudentId == studentId).OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id);

    /// <summary>The rows of one status that match a list's filters; submitted at least once.</summary>
    public static IQueryable<ExemptionApplication> Matching(this IQueryable<ExemptionApplication> rows, ApplicationStatus status, ApplicationFilter f)
    {
        rows = rows.Where(a => a.Status == status && a.SubmittedAt != null);
        rows = f.CertificateTypeId is { } type ? rows.Where(a => a.CertificateTypeId == type) : rows;
        rows = f.WindowId is { } window ? rows.Where(a => a.WindowId == window) : rows;
        rows = f.CenterId is { } center ? rows.Where(a => a.TenantId == center) : rows;
        rows = f.SubmittedFrom is { } from ? rows.Where(a => a.SubmittedAt >= from) : rows;
        rows = f.SubmittedBefore is { } before ? rows.Where(a => a.SubmittedAt < before) : rows;
        rows = f.NamePrefix is { } name ? rows.Where(a => a.StudentName.StartsWith(name)) : rows;
        rows = f.IdNumberIndexes is { } indexes ? rows.WithIdNumber(indexes) : rows;
        rows = f.ChangedBefore is { } changed ? rows.Where(a => a.StatusChangedAt < changed) : rows;
        rows = f.Held is { } held ? rows.Held(held) : rows;
        rows = f.Paused is { } pause ? pause.Is ? rows.Paused(pause.Now) : rows.NotPaused(pause.Now) : rows;
        rows = f.TagId is { } tag ? rows.Where(a => a.Tags.Any(t => t.TagId == tag)) : rows;
        return f.Number is { } number ? rows.Where(a => a.Number == number) : rows;
    }

    /// <summary>In one person's hands, or in nobody's and ready to be taken.</summary>
    public static IQueryable<ExemptionApplication> Held(this IQueryable<ExemptionApplication> rows, HeldBy held) => held.Person is { } person
        ? rows.Where(a => a.ClaimedById == person && a.ClaimedUntil > held.Now)
        : rows.Where(a => a.ClaimedUntil == null || a.ClaimedUntil <= held.Now).NotPaused(held.Now);

    /// <summary>Of the rows those with one of these ids.</summary>
    public static IQueryable<ExemptionApplication> Among(this IQueryable<ExemptionApplication> rows, IQueryable<Guid> ids) => rows.Where(a => ids.Contains(a.Id));

    /// <summary>What somebody holds: few, and found by when they will let go. Whoever counts what nobody holds takes these from all.</summary>
    public static IQueryable<ExemptionApplication> InHand(this IQueryable<ExemptionApplication> rows, DateTime now) => rows.Where(a => a.ClaimedUntil > now);

    /// <summary>What is put off: few, and found by when it goes on. Whoever counts what is not takes these from all.</summary>
    public static IQueryable<ExemptionApplication> Paused(this IQueryable<ExemptionApplication> rows, DateTime now) => rows.Where(a => a.PausedUntil > now);

    public static IQueryable<ExemptionApplication> NotPaused(this IQueryable<ExemptionApplication> rows, DateTime now) => rows.Where(a => a.PausedUntil == null || a.PausedUntil <= now);

    /// <summary>Since when the oldest waits.</summary>
    public static IQueryable<SortKey> Oldest(this IQueryable<ExemptionApplication> rows) => rows.Page(new ListOrder(BySubmission: false, Descending: false), null, 1);

    /// <summary>The next rows of one status. The first bound of the cursor is redundant: it is what lets SQLite begin in the middle of the index.</summary>
    public static IQueryable<SortKey> Page(this IQueryable<ExemptionApplication> rows, ListOrder order, Cursor? after, int limit)
    {
        var (at, id) = (after?.At ?? default, after?.Id ?? default);
        rows = (order.BySubmission, order.Descending, after is not null) switch
        {
            (true, true, true) => rows.Where(a => a.SubmittedAt <= at && (a.SubmittedAt < at || a.Id < id)),
            (true, false, true) => rows.Where(a => a.SubmittedAt >= at && (a.SubmittedAt > at || a.Id > id)),
            (false, true, true) => rows.Where(a => a.StatusChangedAt <= at && (a.StatusChangedAt < at || a.Id < id)),
            (false, false, true) => rows.Where(a => a.StatusChangedAt >= at && (a.StatusChangedAt > at || a.Id > id)),
            _ => rows,
        };
        var sorted = (order.BySubmission, order.Descending) switch
        {
            (true, true) => rows.OrderByDescending(a => a.SubmittedAt).ThenByDescending(a => a.Id),
            (true, false) => rows.OrderBy(a => a.SubmittedAt).ThenBy(a => a.Id),
            (false, true) => rows.OrderByDescending(a => a.StatusChangedAt).ThenByDescending(a => a.Id),
            _ => rows.OrderBy(a => a.StatusChangedAt).ThenBy(a => a.Id),
        };
        return sorted.Select(a => new SortKey(order.BySubmission ? a.SubmittedAt!.Value : a.StatusChangedAt, a.Id)).Take(limit);
    }

    /// <summary>What came to a status in a span of time, either end of which may be open.</summary>
    public static IQueryable<ExemptionApplication> ChangedBetween(this IQueryable<ExemptionApplication> rows, ApplicationStatus status, DateTime? from, DateTime? before)
    {
        rows = rows.Where(a => a.Status == status && a.SubmittedAt != null);
        rows = from is { } first ? rows.Where(a => a.StatusChangedAt >= first) : rows;
        return before is { } last ? rows.Where(a => a.StatusChangedAt < last) : rows;
    }

    /// <summary>Rejected ones of a window, with what a reminder must know.</summary>
    public static IQueryable<Correction> AwaitingCorrection(this IQueryable<ExemptionApplication> rows, Guid windowId) => rows
        .Where(a => a.Status == ApplicationStatus.Rejected && a.WindowId == windowId && a.RejectedAt != null)
        .Select(a => new Correction(a.Id, a.TenantId, a.StudentId, a.RejectedAt!.Value, a.RemindedDays));

    /// <summary>Of the centre, those whose students have asked it and have got no further; the latest first.</summary>
    public static IQueryable<ExemptionApplication> Appealed(this IQueryable<ExemptionApplication> rows, Guid? centerId) => rows
        .Where(a => a.TenantId == centerId && a.AppealedAt != null && a.Status == ApplicationStatus.Rejected).OrderByDescending(a => a.AppealedAt);

    /// <summary>At most one more than can be told.</summary>
    public static IQueryable<Guid> Capped(this IQueryable<ExemptionApplication> rows) => rows.Select(a => a.Id).Take(CountLimit + 1);

    /// <summary>What waits at a side's desk.</summary>
    public static IQueryable<ExemptionApplication> WaitingAt(this IQueryable<ExemptionApplication> rows, ActorSide side) =>
        side == ActorSide.Center ? rows.Where(a => a.Status == ApplicationStatus.Submitted && a.SubmittedAt != null)
        : rows.Where(a => a.Status == ApplicationStatus.CenterApproved && a.SubmittedAt != null);

    /// <summary>What nobody else has in hand: no claim, one's own, or one that has run out.</summary>
    public static IQueryable<ExemptionApplication> FreeFor(this IQueryable<ExemptionApplication> rows, Actor actor, DateTime now) =>
        rows.Where(a => a.ClaimedUntil == null || a.ClaimedUntil <= now || a.ClaimedById == actor.Id);

    /// <summary>The oldest that wait at a desk, not put off, and that nobody else holds, from a place in that order on.</summary>
    public static IQueryable<WaitingKey> WaitingFor(this IQueryable<ExemptionApplication> rows, Actor viewer, DateTime now, Cursor? after)
    {
        var (at, id) = (after?.At ?? default, after?.Id ?? default);
        rows = rows.WaitingAt(viewer.Side).FreeFor(viewer, now).NotPaused(now);
        rows = after is null ? rows : rows.Where(a => a.StatusChangedAt >= at && (a.StatusChangedAt > at || a.Id > id));
        return rows.OrderBy(a => a.StatusChangedAt).ThenBy(a => a.Id).Select(a => new WaitingKey(a.StatusChangedAt, a.Id, a.TenantId));
    }

    public static IQueryable<ExemptionApplication> WithIdNumber(this IQueryable<ExemptionApplication> rows, IReadOnlyList<byte[]> indexes) =>
        rows.WhereIndex(a => a.IdNumberIndex, indexes);

    public static IQueryable<ExemptionApplication> WithCertificate(this IQueryable<ExemptionApplication> rows, string number) => rows.Where(a => a.CertificateNumber == number);
}

/// <summary>What a list is narrowed to, in the columns' own terms.</summary>
internal sealed record ApplicationFilter(
    Guid? CertificateTypeId, Guid? WindowId, Guid? CenterId, DateTime? SubmittedFrom, DateTime? SubmittedBefore, string? NamePrefix, IReadOnlyList<byte[]>? IdNumberIndexes, string? Number)
{
    public DateTime? ChangedBefore { get; init; }
    public HeldBy? Held { get; init; }
    public PausedNow? Paused { get; init; }
    public Guid? TagId { get; init; }
}

/// <param name="Is">Put off; else not.</param>
/// <param name="Now">The moment that tells a pause from one whose day has come.</param>
internal sealed record PausedNow(bool Is, DateTime Now);

/// <param name="Person">Null for what nobody holds.</param>
/// <param name="Now">The moment that tells a claim that lives from one that has run out.</param>
internal sealed record HeldBy(Guid? Person, DateTime Now);

/// <summary>Where a waiting case stands in the order of waiting, and whose it is.</summary>
internal sealed record WaitingKey(DateTime At, Guid Id, Guid CenterId);

/// <summary>Where a row stands in a list.</summary>
internal sealed record SortKey(DateTime At, Guid Id);

/// <summary>By which moment a list is sorted, and in which direction.</summary>
internal sealed record ListOrder(bool BySubmission, bool Descending)
{
    public static ListOrder? Parse(string? sort) => sort switch
    {
        null or "" or "-submittedAt" => new(true, true),
        "submittedAt" => new(true, false),
        "-statusChangedAt" => new(false, true),
        "statusChangedAt" => new(false, false),
        _ => null,
    };
}
