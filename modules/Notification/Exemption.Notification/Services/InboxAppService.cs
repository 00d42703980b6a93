using Exemption.Applications;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.Users;
using Exemption.Notification.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Notification.Services;

/// <param name="ApplicationId">Null where the notice is about the person and not an application.</param>
/// <param name="Title">In the reader's language.</param>
internal sealed record NoticeDto(Guid Id, Guid? ApplicationId, string Title, string Body, DateTime At, DateTime? ReadAt);

/// <param name="Next">Cursor of the next page, or null on the last.</param>
/// <param name="Unread">Over the whole inbox.</param>
internal sealed record InboxDto(IReadOnlyList<NoticeDto> Items, string? Next, int Unread);

internal sealed record UnreadDto(int Count);

/// <summary>站内通知: everybody's own messages; whoever has none gets an empty list.</summary>
[Route("api/notifications/mine"), Authorize]
internal sealed class InboxAppService(ExemptionDbContext db, IReasonTexts reasons, ICurrentUser user, TextCatalog texts, TimeProvider clock) : AppService
{
    private const int UsualPage = 20;
    private const int LargestPage = 100;

    /// <summary>Newest first. 400 for a cursor or limit that cannot be.</summary>
    [HttpGet]
    public async Task<InboxDto> GetListAsync([FromQuery] string? after, [FromQuery] int? limit, CancellationToken ct)
    {
        var size = limit ?? UsualPage;
        if (size is < 1 or > LargestPage)
        {
            throw new InputException("limit", "Exemption:InvalidField");
        }

        var notices = Mine.AsNoTracking();
        if (Cursor.Parse(after) is var (at, id))
        {
            // The bound on the first column alone is redundant; without it neither database walks the index.
            notices = notices.Where(n => n.At <= at && (n.At < at || n.Id < id));
        }

        var page = await notices.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(size + 1).ToListAsync(ct);
        var items = page.Take(size).ToList();
        var words = await reasons.ReadAsync(ct);
        return new InboxDto(
            [.. items.Select(n => Show(n, words))],
            page.Count > size ? new Cursor(items[^1].At, items[^1].Id).ToString() : null,
            await UnreadAsync(ct));
    }

    [HttpGet("unread")]
    public async Task<UnreadDto> GetUnreadAsync(CancellationToken ct) => new(await UnreadAsync(ct));

    /// <summary>404 when it is missing or somebody else's.</summary>
    [HttpPost("{id:guid}/read"), NotAudited]
    public async Task<NoContentResult> ReadAsync(Guid id, CancellationToken ct)
    {
        var notice = await Mine.SingleOrDefaultAsync(n => n.Id == id, ct) ?? throw new EntityNotFoundException();
        notice.MarkRead(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(ct);
        return NoContent();
    }

    [HttpPost("read-all"), NotAudited]
    public async Task<NoContentResult> ReadAllAsync(CancellationToken ct)
    {
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        await Mine.Where(n => n.ReadAt == null).ExecuteUpdateAsync(u => u.SetProperty(n => n.ReadAt, now), ct);
        return NoContent();
    }

    private IQueryable<Notice> Mine => db.Set<Notice>().Where(n => n.RecipientId == user.Id);

    private Task<int> UnreadAsync(CancellationToken ct) => Mine.CountAsync(n => n.ReadAt == null, ct);

    private NoticeDto Show(Notice notice, ReasonTexts words) => new(
        notice.Id,
        notice.ApplicationId,
        texts[$"Notice:{notice.Code}:Title"],
        texts.Format($"Notice:{notice.Code}:Body", [KeyValuePair.Create("reasons", (object?)Reasons(notice, words))]),
        notice.At,
        notice.ReadAt);

    private string Reasons(Notice notice, ReasonTexts words) => string.Join(texts["Notice:And"], notice.Reasons.Select(key => words[key]));
}
