using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>内部备注 of the university's desk. Each method lifts the tenant filter in sight: this desk spans all learning centres.</summary>
[Route("api/review/university"), RequirePermission(ReviewPermissions.University)]
internal sealed class UniversityNotesAppService(NoteDesk notes, MentionDesk mentions, ReviewDesk desk, ICurrentTenant tenant) : AppService
{
    private const ReviewStage Stage = ReviewStage.University;

    /// <summary>What this desk wrote to the case, and what the centre shares (F-62); the latest first.</summary>
    [HttpGet("applications/{id:guid}/notes")]
    public async Task<NotesPage> GetNotesAsync(Guid id, string? after, int? limit, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await notes.ReadAsync(Stage, id, after, limit, desk.Actor(Stage), ct);
    }

    /// <summary>Who may open the case, and so may be called to it; not the caller.</summary>
    [HttpGet("applications/{id:guid}/colleagues")]
    public async Task<ListDto<ColleagueDto>> GetColleaguesAsync(Guid id, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return new(await notes.ColleaguesAsync(id, desk.Actor(Stage), ct));
    }

    /// <summary>Notes something to the case. 400 for a text that is empty, too long or holds an ID number, and for whoever could not read the note.</summary>
    [HttpPost("applications/{id:guid}/notes")]
    public async Task<NoteDto> WriteAsync(Guid id, NoteInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await notes.WriteAsync(Stage, id, input, desk.Actor(Stage), ct);
    }

    /// <summary>Strikes out the caller's own note of the last minutes. 409 for another's, and when it is too late.</summary>
    [HttpPost("applications/{id:guid}/notes/{noteId:guid}/strike")]
    public async Task<NoteDto> StrikeAsync(Guid id, Guid noteId, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await notes.StrikeAsync(Stage, id, noteId, desk.Actor(Stage), ct);
    }

    /// <summary>The caller has the notes of the case before them: what called them to it is done.</summary>
    [HttpPut("applications/{id:guid}/mentions"), NotAudited]
    public async Task<NoContentResult> LookAsync(Guid id, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await mentions.LookAsync(id, desk.Actor(Stage), ct);
        return NoContent();
    }

    /// <summary>提到我的 (F-63): the notes that call the caller, the latest first.</summary>
    [HttpGet("mentions")]
    public async Task<MentionsPage> GetMentionsAsync(bool? unread, string? after, int? limit, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await mentions.ReadAsync(unread == true, after, limit, desk.Actor(Stage), ct);
    }

    /// <summary>How many of them have not been looked at.</summary>
    [HttpGet("mentions/count")]
    public async Task<MentionCountDto> CountMentionsAsync(CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await mentions.CountAsync(desk.Actor(Stage), ct);
    }
}
