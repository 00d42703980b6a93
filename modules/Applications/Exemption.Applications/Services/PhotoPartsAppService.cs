using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>How much of a picture has arrived.</summary>
/// <param name="Received">In bytes; the next part begins there. 0 where nothing is known of the picture, also after it was forgotten.</param>
internal sealed record PhotoPartsDto(int Received);

/// <summary>
/// A picture sent in parts, which goes on where a lost connection broke it off. The page names each picture by an id of its own: whatever it sends or asks twice for that id
/// has the effect of once.
/// </summary>
[Route("api/applications/mine/{id:guid}/photos/{kind}/parts/{uploadId:guid}")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class PhotoPartsAppService(ExemptionDbContext db, PhotoIntake intake, PhotoParts parts, PhotoShapes shapes, ICurrentUser user) : AppService
{
    /// <summary>In bytes. Small, for what a broken connection costs is one part.</summary>
    private const int MaxPart = 256 * 1024;

    /// <summary>How much of the picture has arrived.</summary>
    [HttpGet("received")]
    public async Task<PhotoPartsDto> GetAsync(Guid id, PhotoKind kind, Guid uploadId, CancellationToken ct)
    {
        await intake.FindAsync(id, ct);
        return new PhotoPartsDto(parts.Find(Key(id, kind, uploadId))?.Received ?? 0);
    }

    /// <summary>
    /// Adds a part of at most 256 KB, its bytes as they are; the first makes room for the picture. 409 <c>Applications:UploadOffset</c> with <c>data.received</c> when the next part
    /// begins elsewhere; 413 for a longer part; 409 as for a whole picture.
    /// </summary>
    /// <param name="offset">Where the part begins, in bytes.</param>
    /// <param name="length">Of the whole picture, in bytes; at most 10 MB, and the same with each part.</param>
    [HttpPut, RequestSizeLimit(MaxPart), Consumes("application/octet-stream"), NotAudited]
    public async Task<PhotoPartsDto> PutAsync(Guid id, PhotoKind kind, Guid uploadId, [FromQuery] int offset, [FromQuery] int length, CancellationToken ct)
    {
        await intake.DemandAsync(id, kind, ct);
        if (length is < 1 or > UploadsAppService.MaxFile)
        {
            throw new InputException(nameof(length), ApplicationErrors.UploadTooLong);
        }

        var picture = parts.Open(Key(id, kind, uploadId), length);
        if (picture.Length != length)
        {
            throw new InputException(nameof(length), ApplicationErrors.UploadTooLong);
        }

        using var turn = await picture.EnterAsync(ct);
        if (picture.PhotoId is null)
        {
            await ReceiveAsync(picture, offset, ct);
        }

        return new PhotoPartsDto(picture.Received);
    }

    /// <summary>
    /// All parts have arrived: puts the picture into its slot, as <c>PUT photos/{kind}</c> does with a whole one and with the same refusals. Asked again, it answers with the same
    /// photograph. 409 <c>Applications:UploadOffset</c> with <c>data.received</c> while parts are missing.
    /// </summary>
    [HttpPost("finish")]
    public async Task<PhotoDto> FinishAsync(Guid id, PhotoKind kind, Guid uploadId, [FromQuery] string? corners, [FromQuery] string? frame, CancellationToken ct)
    {
        var request = PhotoIntake.Request(kind, corners, frame);
        var application = await intake.DemandAsync(id, kind, ct);
        var picture = parts.Find(Key(id, kind, uploadId)) ?? throw new BusinessException(ApplicationErrors.UploadOffset).With("received", 0);
        using var turn = await picture.EnterAsync(ct);
        if (picture.PhotoId is { } known)
        {
            return shapes.Of(await db.Set<DocumentPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == known, ct) ?? throw new EntityNotFoundException());
        }

        picture.DemandReceived(picture.Length);
        var photo = await intake.TakeAsync(application, kind, picture.Bytes, request, ct);
        picture.Became(photo.Id);
        return shapes.Of(photo);
    }

    private async Task ReceiveAsync(PhotoInParts picture, int offset, CancellationToken ct)
    {
        try
        {
            await picture.ReceiveAsync(Request.Body, offset, MaxPart, ct);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            // Broke off: the sender's fault and not ours; what arrived stays.
            throw new BadHttpRequestException("Unreadable part.", e);
        }
    }

    private PhotoPartsKey Key(Guid id, PhotoKind kind, Guid uploadId) => new(user.Id, id, kind, uploadId);
}
