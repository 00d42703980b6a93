using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Auditing;

/// <summary>What a log is narrowed to; null means "any".</summary>
/// <param name="Subjects">Ids of what was seen or acted on; a handful at most.</param>
/// <param name="UserId">Who.</param>
/// <param name="Kind">First word of what was seen; the audit log knows none.</param>
/// <param name="From">From this moment on.</param>
/// <param name="Before">Up to, but not at, this moment.</param>
public sealed record LogFilter(IReadOnlyList<Guid>? Subjects, Guid? UserId, string? Kind, DateTime? From, DateTime? Before);

/// <summary>A page of a log, which nobody counts.</summary>
public sealed record LogPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>One view of something sensitive, as it was written.</summary>
public sealed record AccessLogRow(Guid Id, DateTime At, Guid UserId, string What, Guid SubjectId, string? Reason, string? Purpose);

/// <summary>One act, as it was written.</summary>
public sealed record AuditLogRow(Guid Id, DateTime At, Guid? UserId, string Action, string? Subject, string Outcome, string? Address);

/// <summary>Reads both logs backwards, page by page, for the module that shows them; nobody else sees these tables.</summary>
public sealed class LogReader(ExemptionDbContext db)
{
    /// <summary>Of a student with more applications than that the oldest are not looked up.</summary>
    private const int MostSubjects = 50;

    public async Task<LogPage<AccessLogRow>> AccessAsync(LogFilter filter, string? after, int limit, CancellationToken ct)
    {
        var (cursor, found) = (Cursor.Parse(after), new List<AccessLogRow>());
        foreach (var subject in EachOf(filter))
        {
            found.AddRange(await db.Set<AccessLogEntry>().AsNoTracking().Matching(subject, filter).Newest(cursor, limit + 1)
                .Select(e => new AccessLogRow(e.Id, e.At, e.UserId, e.What, e.SubjectId, e.Reason, e.Purpose)).ToListAsync(ct));
        }

        return Page(found, limit, r => new Cursor(r.At, r.Id));
    }

    public async Task<LogPage<AuditLogRow>> AuditAsync(LogFilter filter, string? after, int limit, CancellationToken ct)
    {
        var (cursor, found) = (Cursor.Parse(after), new List<AuditLogRow>());
        foreach (var subject in EachOf(filter))
        {
            found.AddRange(await db.Set<AuditEntry>().AsNoTracking().Matching(subject, filter).Newest(cursor, limit + 1)
                .Select(e => new AuditLogRow(e.Id, e.At, e.UserId, e.Action, e.Subject, e.Outcome, e.Address)).ToListAsync(ct));
        }

        return Page(found, limit, r => new Cursor(r.At, r.Id));
    }

    /// <summary>Each subject is a range of the index of its own; the pages are merged here, or their order would have to be sorted for.</summary>
    private static IEnumerable<Guid?> EachOf(LogFilter filter) => filter.Subjects?.Take(MostSubjects).Select(s => (Guid?)s) ?? [null];

    /// <summary>Both databases order ids by their bytes from the left, as the text of an id does.</summary>
    private static LogPage<T> Page<T>(List<T> found, int limit, Func<T, Cursor> place)
    {
        var sorted = found.OrderByDescending(r => place(r).At).ThenByDescending(r => place(r).Id.ToString("N"), StringComparer.Ordinal).ToList();
        return new LogPage<T>([.. sorted.Take(limit)], sorted.Count > limit ? place(sorted[limit - 1]).ToString() : null);
    }
}

/// <summary>The queries of both logs by name, so that a test can ask the databases for their plans.</summary>
internal static class LogQueries
{
    public static IQueryable<AccessLogEntry> Matching(this IQueryable<AccessLogEntry> rows, Guid? subject, LogFilter f)
    {
        rows = subject is { } id ? rows.Where(e => e.SubjectId == id) : rows;
        rows = f.UserId is { } user ? rows.Where(e => e.UserId == user) : rows;
        rows = f.Kind is { } kind ? rows.Where(e => e.Kind == kind) : rows;
        rows = f.From is { } from ? rows.Where(e => e.At >= from) : rows;
        return f.Before is { } before ? rows.Where(e => e.At < before) : rows;
    }

    public static IQueryable<AuditEntry> Matching(this IQueryable<AuditEntry> rows, Guid? subject, LogFilter f)
    {
        var text = subject?.ToString();
        rows = text is not null ? rows.Where(e => e.Subject == text) : rows;
        rows = f.UserId is { } user ? rows.Where(e => e.UserId == user) : rows;
        rows = f.From is { } from ? rows.Where(e => e.At >= from) : rows;
        return f.Before is { } before ? rows.Where(e => e.At < before) : rows;
    }

    /// <summary>The first bound of the cursor is redundant: it is what lets SQLite begin in the middle of the index.</summary>
    public static IQueryable<AccessLogEntry> Newest(this IQueryable<AccessLogEntry> rows, Cursor? after, int limit)
    {
        rows = after is var (at, id) ? rows.Where(e => e.At <= at && (e.At < at || e.Id < id)) : rows;
        return rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(limit);
    }

    public static IQueryable<AuditEntry> Newest(this IQueryable<AuditEntry> rows, Cursor? after, int limit)
    {
        rows = after is var (at, id) ? rows.Where(e => e.At <= at && (e.At < at || e.Id < id)) : rows;
        return rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(limit);
    }
}
