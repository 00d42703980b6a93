using System.Text.RegularExpressions;
using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Exemption.Review.Data;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Exemption.Review.Services;

/// <summary>What staff note to a case, the same at both desks: read, write, call a colleague, strike out. The caller has checked the permission and set the tenant scope.</summary>
internal sealed partial class NoteDesk(ExemptionDbContext db, IApplicationDesk applications, IStaffDirectory staff, NoteTerms terms, DeskNews news, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<NotesPage> ReadAsync(ReviewStage stage, Guid id, string? after, int? limit, Actor viewer, CancellationToken ct)
    {
        var most = PageLimit.Of(limit);
        var cursor = Cursor.Parse(after);
        await applications.FindCenterAsync(id, viewer, ct);
        var rows = await db.Set<CaseNote>().AsNoTracking().OfCase(id, stage).Page(cursor).Take(most + 1).Include(n => n.Mentions).AsSplitQuery().ToListAsync(ct);
        var shown = rows.Take(most).ToList();
        return new NotesPage([.. shown.Select(n => ToDto(n, viewer))], rows.Count > most ? new Cursor(shown[^1].At, shown[^1].Id).ToString() : null);
    }

    /// <summary>Everybody but the viewer who may open the case: its centre's desk and the university's.</summary>
    public async Task<IReadOnlyList<ColleagueDto>> ColleaguesAsync(Guid id, Actor viewer, CancellationToken ct) =>
        [.. (await PeopleAsync(await applications.FindCenterAsync(id, viewer, ct), ct)).Where(p => p.Id != viewer.Id)];

    public async Task<NoteDto> WriteAsync(ReviewStage stage, Guid id, NoteInput input, Actor author, CancellationToken ct)
    {
        var text = Checked(input.Text);
        var center = await applications.FindCenterAsync(id, author, ct);
        var note = new CaseNote
        {
            TenantId = center, ApplicationId = id, Stage = stage, IsShared = input.Shared, AuthorId = author.Id, AuthorName = author.Name, At = ReviewTask.Instant(Now), Text = text,
        };
        foreach (var colleague in await CalledAsync(stage, input, center, author, ct))
        {
            note.Mention(colleague.Id, colleague.Name);
        }

        db.Add(note);
        await db.SaveChangesAsync(ct);
        Tell(note);
        return ToDto(note, author);
    }

    /// <summary>Strikes the viewer's own note of the last minutes; one that is struck out already stays as it is.</summary>
    public async Task<NoteDto> StrikeAsync(ReviewStage stage, Guid id, Guid noteId, Actor viewer, CancellationToken ct)
    {
        await applications.FindCenterAsync(id, viewer, ct);
        var note = await db.Set<CaseNote>().OfCase(id, stage).Include(n => n.Mentions).SingleOrDefaultAsync(n => n.Id == noteId, ct) ?? throw new EntityNotFoundException();
        if (note.AuthorId != viewer.Id)
        {
            throw new BusinessException(ReviewErrors.NoteOfOther);
        }

        if (note.StruckAt is null)
        {
            if (note.StrikeUntil(viewer.Id, Now, terms.StrikeWithin) is null)
            {
                throw new BusinessException(ReviewErrors.NoteTooOld);
            }

            note.Strike(ReviewTask.Instant(Now));
            await db.SaveChangesAsync(ct);
            Tell(note);
        }

        return ToDto(note, viewer);
    }

    /// <summary>Whoever cannot read the note is not called to it.</summary>
    private async Task<IReadOnlyList<ColleagueDto>> CalledAsync(ReviewStage stage, NoteInput input, Guid center, Actor author, CancellationToken ct)
    {
        var asked = (input.Mentions ?? []).Distinct().ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var people = (await PeopleAsync(center, ct)).Where(p => p.Id != author.Id && (input.Shared || p.Desk == stage)).ToDictionary(p => p.Id);
        return asked.Count <= CaseNote.MostMentions && asked.TrueForAll(people.ContainsKey)
            ? [.. asked.Select(id => people[id])]
            : throw new InputException("mentions", ReviewErrors.NoteMention);
    }

    private async Task<IReadOnlyList<ColleagueDto>> PeopleAsync(Guid center, CancellationToken ct) =>
    [
        .. (await staff.HoldersAsync(ReviewPermissions.Center, center, ct)).Select(p => new ColleagueDto(p.Id, p.Name, ReviewStage.Center)),
        .. (await staff.HoldersAsync(ReviewPermissions.University, null, ct)).Select(p => new ColleagueDto(p.Id, p.Name, ReviewStage.University)),
    ];

    private string Checked(string? text)
    {
        var note = text?.Trim();
        if (string.IsNullOrEmpty(note))
        {
            throw new InputException("text", ReviewErrors.NoteRequired);
        }

        if (note.Length > CaseNote.LongestText)
        {
            throw new InputException("text", "Exemption:TooLong");
        }

        // What is masked and logged everywhere else must not lie open here.
        return IdNumbers().Matches(note).Any(m => IdNumber.Problem(IdNumber.Normalise(m.Value), Shanghai.Today(clock)) is null)
            ? throw new InputException("text", ReviewErrors.NoteIdNumber)
            : note;
    }

    private void Tell(CaseNote note)
    {
        news.Tell(note.Stage, note.TenantId, new DeskEvent(DeskEventKind.Noted, note.ApplicationId, note.AuthorId));
        if (note.IsShared)
        {
            news.Tell(note.Stage == ReviewStage.Center ? ReviewStage.University : ReviewStage.Center, note.TenantId, new DeskEvent(DeskEventKind.Noted, note.ApplicationId, note.AuthorId));
        }

        foreach (var called in note.Mentions)
        {
            news.Tell(called.PersonId, new DeskEvent(DeskEventKind.Mentioned, note.ApplicationId, note.AuthorId));
        }
    }

    private NoteDto ToDto(CaseNote n, Actor viewer) => new(
        n.Id, n.Stage, n.IsShared, n.AuthorName, n.At, n.Text, n.StruckAt, n.AuthorId == viewer.Id, n.StrikeUntil(viewer.Id, Now, terms.StrikeWithin),
        [.. n.Mentions.Select(m => new MentionedDto(m.PersonName, m.PersonId == viewer.Id))]);

    [GeneratedRegex(@"(?<!\d)\d{17}[\dXx](?!\d)")]
    private static partial Regex IdNumbers();
}

/// <summary>How long an author may strike out a note: <c>Review:NoteStrikeMinutes</c>.</summary>
internal sealed class NoteTerms
{
    private const int Usual = 10;
    private const int Most = 60;

    public NoteTerms(IConfiguration configuration)
    {
        var minutes = configuration.GetValue("Review:NoteStrikeMinutes", Usual);
        StrikeWithin = minutes is >= 0 and <= Most ? TimeSpan.FromMinutes(minutes) : throw new InvalidOperationException($"Review:NoteStrikeMinutes is {minutes}, but must be between 0 and {Most}.");
    }

    public TimeSpan StrikeWithin { get; }
}
