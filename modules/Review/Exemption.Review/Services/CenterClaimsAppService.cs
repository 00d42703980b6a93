using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>Who of a learning centre has which case in hand. Never lifts the tenant filter.</summary>
[Route("api/review/center/applications"), RequirePermission(ReviewPermissions.Center)]
internal sealed class CenterClaimsAppService(ClaimDesk claims, ReviewDesk desk, ReviewReader reader) : AppService
{
    private const ReviewStage Stage = ReviewStage.Center;

    /// <summary>Takes it in hand for some minutes (Y-17). 409 <c>Applications:HeldByOther</c> with who and until, or when it does not wait here, or when the caller decided it at the other level.</summary>
    [HttpPost("{id:guid}/claim")]
    public async Task<ReviewDetail> ClaimAsync(Guid id, CancellationToken ct)
    {
        await claims.ClaimAsync(Stage, id, desk.Actor(Stage), ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>Holds it longer, as the open page does all the while; takes it again where the claim has run out. 409 as above.</summary>
    [HttpPut("{id:guid}/claim"), NotAudited]
    public async Task<ClaimedByDto> RenewAsync(Guid id, CancellationToken ct)
    {
        return await claims.ClaimAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>Lets go of it; the case is free for others and for the student at once.</summary>
    [HttpDelete("{id:guid}/claim"), NotAudited]
    public async Task<NoContentResult> ReleaseAsync(Guid id, CancellationToken ct)
    {
        await claims.ReleaseAsync(Stage, id, desk.Actor(Stage), ct);
        return NoContent();
    }

    /// <summary>Takes it out of another's hands, on record. 409 when it does not wait here.</summary>
    [HttpPost("{id:guid}/take-over"), RequirePermission(ReviewPermissions.TakeOver)]
    public async Task<ReviewDetail> TakeOverAsync(Guid id, CancellationToken ct)
    {
        await claims.TakeOverAsync(Stage, id, desk.Actor(Stage), ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>The oldest that the caller may decide and nobody else holds, already in the caller's hands; null when there is none.</summary>
    [HttpPost("next")]
    public async Task<NextDto> NextAsync(NextInput input, CancellationToken ct)
    {
        return new NextDto(await claims.NextAsync(Stage, input.ExcludeId, desk.Actor(Stage), ct));
    }
}
