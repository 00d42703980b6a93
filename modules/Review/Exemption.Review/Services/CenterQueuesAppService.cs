using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>The queues of a learning centre's desk. Never lifts the tenant filter.</summary>
[Route("api/review/center"), RequirePermission(ReviewPermissions.Center)]
internal sealed class CenterQueuesAppService(QueueDesk queues, ReviewDesk desk) : AppService
{
    private const ReviewStage Stage = ReviewStage.Center;

    /// <summary>Mine, nobody's and all that wait here, with counts and the age of the oldest in working days.</summary>
    [HttpGet("queues")]
    public async Task<QueuesDto> GetQueuesAsync(CancellationToken ct)
    {
        return await queues.CountAsync(Stage, desk.Actor(Stage), ct);
    }

    /// <summary>How the caller left the list.</summary>
    [HttpGet("view")]
    public async Task<RememberedViewDto> GetViewAsync(CancellationToken ct) => new(await queues.ReadViewAsync(Stage, ct));

    /// <summary>Remembers how the caller has the list.</summary>
    [HttpPut("view"), NotAudited]
    public async Task<NoContentResult> KeepViewAsync(QueueViewDto input, CancellationToken ct)
    {
        await queues.KeepViewAsync(Stage, input, ct);
        return NoContent();
    }

    /// <summary>What happens at the desk while the page is open, as server-sent events: kind and id, and a beat in between. 503 where too many listen; ends after some minutes.</summary>
    [HttpGet("events"), AnswersFile(DeskLine.ContentType)]
    public DeskLine Listen()
    {
        var me = desk.Actor(Stage);
        return new DeskLine(Stage, me.TenantId, me.Id);
    }
}
