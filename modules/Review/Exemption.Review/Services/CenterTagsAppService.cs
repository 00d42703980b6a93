using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>What a learning centre puts on its cases. Never lifts the tenant filter.</summary>
[Route("api/review/center/applications"), RequirePermission(ReviewPermissions.Center)]
internal sealed class CenterTagsAppService(TagDesk tags, ReviewDesk desk) : AppService
{
    /// <summary>Puts a tag on a case (F-45); twice is as once. 404 for a tag that does not exist, 409 for one that is retired.</summary>
    [HttpPut("{id:guid}/tags/{tagId:guid}")]
    public async Task<NoContentResult> PutOnAsync(Guid id, Guid tagId, CancellationToken ct)
    {
        await tags.PutOnAsync(id, tagId, desk.Actor(ReviewStage.Center), ct);
        return NoContent();
    }

    /// <summary>Takes it off again, whoever put it on.</summary>
    [HttpDelete("{id:guid}/tags/{tagId:guid}")]
    public async Task<NoContentResult> TakeOffAsync(Guid id, Guid tagId, CancellationToken ct)
    {
        await tags.TakeOffAsync(id, tagId, desk.Actor(ReviewStage.Center), ct);
        return NoContent();
    }
}
