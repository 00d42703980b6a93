using Exemption.Framework.Http;
using Exemption.Review.Domain;

namespace Exemption.Review.Data;

/// <summary>The queries over notes and mentions, by name, so that a test can ask both databases for the plan of each.</summary>
internal static class NoteQueries
{
    /// <summary>What a desk may read of what was noted to a case.</summary>
    public static IQueryable<CaseNote> OfCase(this IQueryable<CaseNote> rows, Guid applicationId, ReviewStage stage) =>
        rows.Where(n => n.ApplicationId == applicationId && (n.Stage == stage || n.IsShared));

    public static IQueryable<CaseNote> Page(this IQueryable<CaseNote> rows, Cursor? after)
    {
        if (after is { At: var at, Id: var id })
        {
            rows = rows.Where(n => n.At <= at && (n.At < at || n.Id < id));
        }

        return rows.OrderByDescending(n => n.At).ThenByDescending(n => n.Id);
    }

    public static IQueryable<Mention> Of(this IQueryable<Mention> rows, Guid person) => rows.Where(m => m.PersonId == person);

    public static IQueryable<Mention> Unread(this IQueryable<Mention> rows, Guid person) => rows.Where(m => m.PersonId == person && m.ReadAt == null);

    public static IQueryable<Mention> Page(this IQueryable<Mention> rows, Cursor? after)
    {
        if (after is { At: var at, Id: var id })
        {
            rows = rows.Where(m => m.At <= at && (m.At < at || m.Id < id));
        }

        return rows.OrderByDescending(m => m.At).ThenByDescending(m => m.Id);
    }
}
