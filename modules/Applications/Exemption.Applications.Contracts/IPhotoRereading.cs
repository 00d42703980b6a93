namespace Exemption.Applications;

/// <summary>Has photographs read again, after a new model has come.</summary>
public interface IPhotoRereading
{
    /// <summary>Queues every photograph in use that was not read by this model; the hosts read them in the background. Answers how many. Calling twice queues twice.</summary>
    /// <param name="unlessReadBy">Name and version of a model as <see cref="PhotoReadingDto.Model"/> says it; null for all.</param>
    Task<int> EnqueueAsync(string? unlessReadBy, CancellationToken ct);
}
