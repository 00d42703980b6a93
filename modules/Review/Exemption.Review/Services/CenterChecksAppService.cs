using System.Net.Mime;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>What the centre's reviewers find on the certificate platform (5-05, C-14, U-03). Never lifts the tenant filter.</summary>
[Route("api/review/center/applications/{id:guid}/checks"), RequirePermission(ReviewPermissions.Center)]
internal sealed class CenterChecksAppService(CertificateChecks checks) : AppService
{
    private const ReviewStage Stage = ReviewStage.Center;
    private const int MaxRequest = CertificateChecks.MaxFile + 64 * 1024;

    /// <summary>What both desks found, the latest first.</summary>
    [HttpGet]
    public async Task<ListDto<CertificateCheckDto>> GetListAsync(Guid id, CancellationToken ct)
    {
        return new(await checks.ReadAsync(Stage, id, ct));
    }

    /// <summary>Records a look. 400 without a result, or without the note that a difference needs; 409 where the application does not wait at this desk, or somebody else has it in hand.</summary>
    [HttpPost]
    public async Task<CreatedCheckDto> RecordAsync(Guid id, CertificateCheckInput input, CancellationToken ct)
    {
        return await checks.RecordAsync(Stage, id, input, ct);
    }

    /// <summary>Adds the screenshot, once, by whoever looked. Refusals as for a photograph: 400, 413 above 10 MB, 429; 409 <c>Review:ProofNotYours</c>.</summary>
    [HttpPut("{checkId:guid}/picture"), RequestSizeLimit(MaxRequest), ReadsFormItself, Consumes("multipart/form-data")]
    public async Task<NoContentResult> ProveAsync(Guid id, Guid checkId, CancellationToken ct)
    {
        var check = await checks.DemandAsync(Stage, id, checkId, ct);
        using var file = await UploadedFile.ReadAsync(Request, "file", CertificateChecks.MaxFile, ct);
        await checks.ProveAsync(check, file.Bytes, ct);
        return NoContent();
    }

    /// <summary>The screenshot, marked with the viewer; each view is logged once. 404 where none was added, or it has been deleted with the photographs.</summary>
    [HttpGet("{checkId:guid}/picture"), AnswersFile(MediaTypeNames.Image.Jpeg)]
    public async Task<FileContentResult> OpenAsync(Guid id, Guid checkId, CancellationToken ct)
    {
        return File(await checks.OpenAsync(Stage, id, checkId, ct), MediaTypeNames.Image.Jpeg);
    }
}
