using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>The student's photographs of the three documents (S-16 … S-18, S-23).</summary>
[Route("api/applications/mine")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class UploadsAppService(ExemptionDbContext db, PhotoIntake intake, PhotoShapes shapes, ICurrentUser user, TimeProvider clock) : AppService
{
    /// <summary>In bytes.</summary>
    public const int MaxFile = 10 * 1024 * 1024;

    private const int MaxRequest = MaxFile + 64 * 1024;

    /// <summary>
    /// Puts a picture into its slot, in place of the one before. 400 <c>Applications:PhotoUnreadable</c>, <c>PhotoTypeNotAllowed</c>, <c>PhotoTooSmall</c>,
    /// <c>PhotoTooManyPixels</c>, <c>CornersInvalid</c>, <c>FieldClosed</c> where a rejection did not ask for it; 429 <c>PhotoBusy</c>; 413 above 10 MB; 409 when the application is not being edited, <c>Applications:ConsentNeeded</c> while the student has not
    /// consented to the wording in force.
    /// </summary>
    /// <param name="corners">Where the student says the document lies: eight numbers from 0 to 1, x before y, clockwise from the upper left as it is read, in shares of the upright picture's width and height.</param>
    /// <param name="frame">In the same form, the frame the student aimed with; the document is looked for near it.</param>
    [HttpPut("{id:guid}/photos/{kind}"), RequestSizeLimit(MaxRequest), ReadsFormItself, Consumes("multipart/form-data")]
    public async Task<PhotoDto> PutAsync(Guid id, PhotoKind kind, [FromQuery] string? corners, [FromQuery] string? frame, CancellationToken ct)
    {
        var request = PhotoIntake.Request(kind, corners, frame);
        var application = await intake.DemandAsync(id, kind, ct);
        using var file = await UploadedFile.ReadAsync(Request, "file", MaxFile, ct);
        var photo = await intake.TakeAsync(application, kind, file.Bytes, request, ct);
        return shapes.Of(photo);
    }

    /// <summary>
    /// Sends on the picture in the slot although it was found wanting (S-23); the reviewer will see that it was. 404 where the slot is empty;
    /// 409 <c>Applications:PhotoNotToSendOn</c> before the third picture in a row, or when there is nothing against it.
    /// </summary>
    [HttpPost("{id:guid}/photos/{kind}/send-on")]
    public async Task<PhotoDto> SendOnAsync(Guid id, PhotoKind kind, CancellationToken ct)
    {
        var application = await intake.FindAsync(id, ct);
        application.Demand(ApplicationAction.Edit, user.AsStudent(), submissionIsOpen: true, clock.GetUtcNow().UtcDateTime);
        var photo = await db.Set<DocumentPhoto>().SingleOrDefaultAsync(p => p.ApplicationId == id && p.Kind == kind && p.ReplacedAt == null, ct) ?? throw new EntityNotFoundException();
        if (!photo.MaySendOn)
        {
            throw new BusinessException(ApplicationErrors.PhotoNotToSendOn);
        }

        photo.SendOn(clock.GetUtcNow().UtcDateTime);
        await db.CommitAsync(id, ct);
        return shapes.Of(photo);
    }
}
