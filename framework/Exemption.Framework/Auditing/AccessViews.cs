using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Auditing;

/// <summary>One view of somebody's data, told to that somebody: when, what and from which side, but not by whom.</summary>
/// <param name="Viewer"><c>Self</c>, <c>LearningCenter</c> or <c>University</c>.</param>
public sealed record AccessView(Guid SubjectId, DateTime At, string What, string Viewer, string? Purpose);

/// <summary>Reads the access log for the person whom it is about.</summary>
public sealed class AccessViews(ExemptionDbContext db)
{
    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<AccessView>> OfAsync(IReadOnlyCollection<Guid> subjects, Guid self, CancellationToken ct)
    {
        var rows = await db.Set<AccessLogEntry>().AsNoTracking().Where(e => subjects.Contains(e.SubjectId)).OrderBy(e => e.At).ToListAsync(ct);
        return [.. rows.Select(e => new AccessView(
            e.SubjectId, e.At, e.What, e.UserId == self ? "Self" : e.ViewerTenantId is null ? "University" : "LearningCenter", e.Purpose))];
    }
}
