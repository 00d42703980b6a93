using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>What the university has put off. Each method lifts the tenant filter in sight: this desk spans all learning centres.</summary>
[Route("api/review/university/applications"), RequirePermission(ReviewPermissions.University)]
internal sealed class UniversityPausesAppService(PauseDesk pauses, ReviewDesk desk, ReviewReader reader, ICurrentTenant tenant) : AppService
{
    private const ReviewStage Stage = ReviewStage.University;

    /// <summary>暂缓办理 (F-46): put off with a reason, until a day or until it is resumed. 400 without a reason; 409 when it does not wait here, is put off already, or somebody else holds it.</summary>
    [HttpPost("{id:guid}/pause")]
    public async Task<ReviewDetail> PauseAsync(Guid id, PauseInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await pauses.PauseAsync(Stage, id, input, desk.Actor(Stage), ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>恢复办理. 409 when it is not put off.</summary>
    [HttpPost("{id:guid}/resume")]
    public async Task<ReviewDetail> ResumeAsync(Guid id, ResumeInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await pauses.ResumeAsync(Stage, id, input, desk.Actor(Stage), ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }
}
