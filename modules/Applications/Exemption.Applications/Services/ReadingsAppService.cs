using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Applications.Services;

/// <summary>What the machine read on the photographs, for whoever may see them. A page asks again while a photograph is waiting to be read.</summary>
[Route("api/applications/{id:guid}/readings")]
[Authorize]
internal sealed class ReadingsAppService(IPhotoReadings readings, RecordViewer viewers, ICurrentTenant tenant) : AppService
{
    /// <summary>Typed against read (Y-09), and for the student proposals for empty fields. 404 when missing or not the caller's to see.</summary>
    [HttpGet]
    public async Task<PhotoReadingsDto> GetAsync(Guid id, CancellationToken ct)
    {
        var viewer = await viewers.DemandAsync(ct);
        // The university's reviewers belong to no centre and look into all.
        using var scope = viewer.Side == ActorSide.University ? tenant.AcrossTenants() : null;
        return await readings.ReadAsync(id, viewer, ct);
    }
}
