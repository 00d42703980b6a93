using Exemption.Applications;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>更正数据 (F-61) at a centre's desk: never silently, and never another centre's. Never lifts the tenant filter.</summary>
[Route("api/review/center/applications"), RequirePermission(ReviewPermissions.Center)]
internal sealed class CenterAmendmentsAppService(IAmendments amendments, IApplicationDesk applications, ReviewDesk desk, ReviewReader reader) : AppService
{
    private const ReviewStage Stage = ReviewStage.Center;

    /// <summary>What may be chosen for this application.</summary>
    [HttpGet("{id:guid}/amendable"), RequirePermission(ReviewPermissions.Amend)]
    public async Task<AmendableDto> GetOptionsAsync(Guid id, CancellationToken ct) => new(await amendments.OptionsAsync(id, desk.Actor(Stage), ct));

    /// <summary>Corrects fields with a reason; the student is told. 400 for what a draft could not be submitted with, 409 when it does not wait here, has changed, or is in other hands.</summary>
    [HttpPost("{id:guid}/amend"), RequirePermission(ReviewPermissions.Amend), RequireRecentSignIn]
    public async Task<ReviewDetail> AmendAsync(Guid id, AmendInput input, CancellationToken ct)
    {
        await amendments.AmendAsync(id, input.ToOrder(), desk.Actor(Stage), ct);
        await applications.CommitAsync(id, ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }
}
