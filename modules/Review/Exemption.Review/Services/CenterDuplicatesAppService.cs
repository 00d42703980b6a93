using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>Pairs of which both applications are the centre's own. A pair with another centre's is missing here, like one that never was.</summary>
[Route("api/review/center/duplicates"), RequirePermission(ReviewPermissions.Center)]
internal sealed class CenterDuplicatesAppService(DuplicateDesk pairs, ReviewDesk desk) : AppService
{
    /// <summary>Both applications side by side, with what differs. 404 where one of them is another centre's.</summary>
    [HttpGet("{pairId:guid}")]
    public Task<DuplicateCaseDto> GetAsync(Guid pairId, CancellationToken ct) => pairs.ReadAsync(pairId, desk.Actor(ReviewStage.Center), ct);
}
