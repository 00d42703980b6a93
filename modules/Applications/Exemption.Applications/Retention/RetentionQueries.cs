using Exemption.Applications.Domain;
using Exemption.Framework.Timing;

namespace Exemption.Applications.Retention;

/// <summary>What is due, by name, each a range of an index; oldest first. Held ones are left out, so that they never fill a batch.</summary>
internal static class RetentionQueries
{
    /// <summary>The first moment at which nothing can come into this window any more: its last day, and the grace of a rejection on that day.</summary>
    public static DateTime EndOf(ApplicationWindow w) => Shanghai.StartOf(Shanghai.DayOf(w.ClosesAt).AddDays(w.CorrectionGraceDays + 1));

    /// <summary>
    /// Those of an ended window that nobody has touched since <paramref name="cut"/>. A rejection gives its days of grace even after the window,
    /// so <paramref name="cut"/> must lie behind these too.
    /// </summary>
    public static IQueryable<ExemptionApplication> LeftBehind(this IQueryable<ExemptionApplication> rows, ApplicationStatus status, ApplicationWindow w, DateTime cut)
    {
        var (window, rejectedBefore) = ((Guid?)w.Id, Shanghai.StartOf(Shanghai.DayOf(cut).AddDays(-w.CorrectionGraceDays)));
        return rows.Where(a => a.Status == status && a.WindowId == window && a.UpdatedAt < cut && (a.RejectedAt == null || a.RejectedAt < rejectedBefore)).OrderBy(a => a.UpdatedAt);
    }

    public static IQueryable<ExemptionApplication> LongWithdrawn(this IQueryable<ExemptionApplication> rows, DateTime cut) =>
        rows.Where(a => a.Status == ApplicationStatus.Withdrawn && a.StatusChangedAt < cut).OrderBy(a => a.StatusChangedAt);

    public static IQueryable<ExemptionApplication> LongFinished(this IQueryable<ExemptionApplication> rows, DateTime cut) =>
        rows.Where(a => a.Status == ApplicationStatus.Approved && a.PhotosDeletedAt == null && a.StatusChangedAt < cut).OrderBy(a => a.StatusChangedAt);

    /// <summary>The applications of those submissions.</summary>
    public static IQueryable<Guid> WithSuperseded(this IQueryable<SubmittedVersion> versions, DateTime cut) => versions.Where(v => v.SupersededAt < cut).Select(v => v.ApplicationId);

    /// <summary>Finished ones that still have photographs which were replaced before the decision.</summary>
    public static IQueryable<Guid> WithReplaced(this IQueryable<DocumentPhoto> photos, DateTime cut) =>
        photos.Where(p => p.ReplacedAt < cut).OrderBy(p => p.ReplacedAt).Select(p => p.ApplicationId);

    public static IQueryable<Due> NotHeld(this IQueryable<ExemptionApplication> rows, IReadOnlyCollection<Guid> held, int most) =>
        rows.Where(a => !held.Contains(a.Id)).Take(most).Select(a => new Due(a.Id, a.TenantId, a.StudentId, a.UpdatedAt));
}
