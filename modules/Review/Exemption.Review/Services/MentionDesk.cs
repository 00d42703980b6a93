using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Exemption.Review.Data;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>提到我的: the notes to which the viewer was called, until they have looked. The caller has checked the permission and set the tenant scope.</summary>
internal sealed class MentionDesk(ExemptionDbContext db, IApplicationDesk applications, DeskNews news, TimeProvider clock)
{
    private const int MostCounted = 99;

    public async Task<MentionCountDto> CountAsync(Actor viewer, CancellationToken ct)
    {
        var unread = await db.Set<Mention>().Unread(viewer.Id).Take(MostCounted + 1).CountAsync(ct);
        return new MentionCountDto(Math.Min(unread, MostCounted), unread > MostCounted);
    }

    public async Task<MentionsPage> ReadAsync(bool unreadOnly, string? after, int? limit, Actor viewer, CancellationToken ct)
    {
        var most = PageLimit.Of(limit);
        var mentions = db.Set<Mention>().AsNoTracking();
        var page = await (unreadOnly ? mentions.Unread(viewer.Id) : mentions.Of(viewer.Id)).Page(Cursor.Parse(after)).Take(most + 1).ToListAsync(ct);
        var shown = page.Take(most).ToList();
        List<Guid> noteIds = [.. shown.Select(m => m.NoteId)];
        var notes = await db.Set<CaseNote>().AsNoTracking().Where(n => noteIds.Contains(n.Id)).ToDictionaryAsync(n => n.Id, ct);
        var cases = (await applications.RowsAsync([.. shown.Select(m => m.ApplicationId).Distinct()], viewer, ct)).ToDictionary(a => a.Id);
        return new MentionsPage(
            // A note that the purge took between the two reads is left out.
            [.. shown.Where(m => notes.ContainsKey(m.NoteId)).Select(m => ToDto(m, notes[m.NoteId], cases.GetValueOrDefault(m.ApplicationId)))],
            page.Count > most ? new Cursor(shown[^1].At, shown[^1].Id).ToString() : null);
    }

    /// <summary>The viewer has the notes of this case before them.</summary>
    public async Task LookAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        await applications.FindCenterAsync(id, viewer, ct);
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        using var turn = await db.EnterWriteAsync(ct);
        if (await db.Set<Mention>().Unread(viewer.Id).Where(m => m.ApplicationId == id).ExecuteUpdateAsync(u => u.SetProperty(m => m.ReadAt, now), ct) > 0)
        {
            // Their other pages count anew.
            news.Tell(viewer.Id, new DeskEvent(DeskEventKind.Mentioned, id, viewer.Id));
        }
    }

    private static MentionDto ToDto(Mention m, CaseNote note, ApplicationRow? row) =>
        new(m.Id, m.At, m.ReadAt, m.ApplicationId, row?.Number, row?.StudentName, note.AuthorName, note.Text, note.StruckAt is not null);
}
