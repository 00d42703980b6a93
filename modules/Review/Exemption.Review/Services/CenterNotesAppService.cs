using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>内部备注 of a learning centre's desk. Never lifts the tenant filter.</summary>
[Route("api/review/center"), RequirePermission(ReviewPermissions.Center)]
internal sealed class CenterNotesAppService(NoteDesk notes, MentionDesk mentions, ReviewDesk desk) : AppService
{
    private const ReviewStage Stage = ReviewStage.Center;

    /// <summary>What this desk wrote to the case, and what the other one shares (F-62); the latest first.</summary>
    [HttpGet("applications/{id:guid}/notes")]
    public Task<NotesPage> GetNotesAsync(Guid id, string? after, int? limit, CancellationToken ct) => notes.ReadAsync(Stage, id, after, limit, desk.Actor(Stage), ct);

    /// <summary>Who may open the case, and so may be called to it; not the caller.</summary>
    [HttpGet("applications/{id:guid}/colleagues")]
    public async Task<ListDto<ColleagueDto>> GetColleaguesAsync(Guid id, CancellationToken ct) => new(await notes.ColleaguesAsync(id, desk.Actor(Stage), ct));

    /// <summary>Notes something to the case. 400 for a text that is empty, too long or holds an ID number, and for whoever could not read the note.</summary>
    [HttpPost("applications/{id:guid}/notes")]
    public Task<NoteDto> WriteAsync(Guid id, NoteInput input, CancellationToken ct) => notes.WriteAsync(Stage, id, input, desk.Actor(Stage), ct);

    /// <summary>Strikes out the caller's own note of the last minutes. 409 for another's, and when it is too late.</summary>
    [HttpPost("applications/{id:guid}/notes/{noteId:guid}/strike")]
    public Task<NoteDto> StrikeAsync(Guid id, Guid noteId, CancellationToken ct) => notes.StrikeAsync(Stage, id, noteId, desk.Actor(Stage), ct);

    /// <summary>The caller has the notes of the case before them: what called them to it is done.</summary>
    [HttpPut("applications/{id:guid}/mentions"), NotAudited]
    public async Task<NoContentResult> LookAsync(Guid id, CancellationToken ct)
    {
        await mentions.LookAsync(id, desk.Actor(Stage), ct);
        return NoContent();
    }

    /// <summary>提到我的 (F-63): the notes that call the caller, the latest first.</summary>
    [HttpGet("mentions")]
    public Task<MentionsPage> GetMentionsAsync(bool? unread, string? after, int? limit, CancellationToken ct) => mentions.ReadAsync(unread == true, after, limit, desk.Actor(Stage), ct);

    /// <summary>How many of them have not been looked at.</summary>
    [HttpGet("mentions/count")]
    public Task<MentionCountDto> CountMentionsAsync(CancellationToken ct) => mentions.CountAsync(desk.Actor(Stage), ct);
}
