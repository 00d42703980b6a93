namespace Exemption.Applications;

/// <summary>Pictures that staff keep with an application as proof of what they looked up elsewhere (5-05); sealed like its photographs, and gone with them.</summary>
public interface IProofPictures
{
    /// <summary>Draws the file anew in a worker and keeps it; the row is saved with the caller's unit of work. Refusals as for a photograph.</summary>
    Task<Guid> KeepAsync(Guid applicationId, Guid centerId, ReadOnlyMemory<byte> file, CancellationToken ct);

    /// <summary>JPEG, marked with the viewer. The view is noted in the unit of work, which the caller commits before showing it. Not found where it, or the application, is not the viewer's to see.</summary>
    Task<byte[]> OpenAsync(Guid applicationId, Guid pictureId, Actor viewer, CancellationToken ct);
}
