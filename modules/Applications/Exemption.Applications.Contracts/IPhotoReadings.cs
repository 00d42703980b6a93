namespace Exemption.Applications;

/// <summary>What was typed, compared with what stands on the photographs. Computed on the server from what the machine read; no request can say it.</summary>
public interface IPhotoReadings
{
    /// <summary>Throws <c>EntityNotFoundException</c> when it is missing or not the viewer's. Within the caller's tenant scope.</summary>
    Task<PhotoReadingsDto> ReadAsync(Guid id, Actor viewer, CancellationToken ct);
}
