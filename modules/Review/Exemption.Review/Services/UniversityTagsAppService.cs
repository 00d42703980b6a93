using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>What the university puts on cases. Each method lifts the tenant filter in sight: this desk spans all learning centres.</summary>
[Route("api/review/university/applications"), RequirePermission(ReviewPermissions.University)]
internal sealed class UniversityTagsAppService(TagDesk tags, ReviewDesk desk, ICurrentTenant tenant) : AppService
{
    /// <summary>Puts a tag on a case (F-45); twice is as once. 404 for a tag that does not exist, 409 for one that is retired.</summary>
    [HttpPut("{id:guid}/tags/{tagId:guid}")]
    public async Task<NoContentResult> PutOnAsync(Guid id, Guid tagId, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await tags.PutOnAsync(id, tagId, desk.Actor(ReviewStage.University), ct);
        return NoContent();
    }

    /// <summary>Takes it off again, whoever put it on.</summary>
    [HttpDelete("{id:guid}/tags/{tagId:guid}")]
    public async Task<NoContentResult> TakeOffAsync(Guid id, Guid tagId, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await tags.TakeOffAsync(id, tagId, desk.Actor(ReviewStage.University), ct);
        return NoContent();
    }
}
