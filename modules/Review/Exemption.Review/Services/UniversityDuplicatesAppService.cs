using Exemption.Applications;
using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>Applications of different students with the same certificate number or ID number (F-64, F-65, 5-04). Each method lifts the tenant filter in sight: a pair spans two learning centres.</summary>
[Route("api/review/university/duplicates"), RequirePermission(ReviewPermissions.University)]
internal sealed class UniversityDuplicatesAppService(IDuplicates duplicates, DuplicateDesk pairs, ReviewDesk desk, ICurrentTenant tenant) : AppService
{
    private const ReviewStage Stage = ReviewStage.University;

    /// <summary>The pairs of a state, those found last first. 400 for a cursor that cannot be.</summary>
    [HttpPost("query"), NotAudited]
    public async Task<KeysetDto<DuplicatePairDto>> QueryAsync(DuplicateQuery input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await duplicates.QueryAsync(input, ct);
    }

    /// <summary>Both applications side by side, with what differs.</summary>
    [HttpGet("{pairId:guid}")]
    public async Task<DuplicateCaseDto> GetAsync(Guid pairId, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await pairs.ReadAsync(pairId, desk.Actor(Stage), ct);
    }

    /// <summary>Says what the pair is, with a reason; both applications get a handling record that no student reads. 400 without a reason, 409 when one of the two has changed.</summary>
    [HttpPost("{pairId:guid}/resolve")]
    public async Task<DuplicateCaseDto> ResolveAsync(Guid pairId, ResolveInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await duplicates.ResolveAsync(pairId, new DuplicateDecision(input.Version, input.Outcome, input.AgainstId, input.Reason ?? string.Empty), desk.Actor(Stage), ct);
        return await pairs.ReadAsync(pairId, desk.Actor(Stage), ct);
    }
}
