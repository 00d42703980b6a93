using Exemption.Applications;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>更正数据 (F-61) at the university's desk. Each method lifts the tenant filter in sight: this desk spans all learning centres.</summary>
[Route("api/review/university/applications"), RequirePermission(ReviewPermissions.University)]
internal sealed class UniversityAmendmentsAppService(IAmendments amendments, IApplicationDesk applications, ReviewDesk desk, ReviewReader reader, ICurrentTenant tenant) : AppService
{
    private const ReviewStage Stage = ReviewStage.University;

    /// <summary>What may be chosen for this application.</summary>
    [HttpGet("{id:guid}/amendable"), RequirePermission(ReviewPermissions.Amend)]
    public async Task<AmendableDto> GetOptionsAsync(Guid id, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return new(await amendments.OptionsAsync(id, desk.Actor(Stage), ct));
    }

    /// <summary>Corrects fields with a reason; the student is told. 400 for what a draft could not be submitted with, 409 when it does not wait here, has changed, or is in other hands.</summary>
    [HttpPost("{id:guid}/amend"), RequirePermission(ReviewPermissions.Amend), RequireRecentSignIn]
    public async Task<ReviewDetail> AmendAsync(Guid id, AmendInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await amendments.AmendAsync(id, input.ToOrder(), desk.Actor(Stage), ct);
        await applications.CommitAsync(id, ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }
}
