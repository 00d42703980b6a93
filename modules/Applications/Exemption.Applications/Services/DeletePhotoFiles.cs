using Exemption.Applications.Domain;
using Exemption.Framework.Blobs;
using Exemption.Framework.Events;

namespace Exemption.Applications.Services;

/// <summary>A photograph's row has gone, and with it the key; its files are to follow.</summary>
[StableName("applications.photo-discarded")]
internal sealed record PhotoDiscarded(Guid PhotoId) : IEvent
{
    /// <summary>The file is worthless without its key; it stays for a day, so that a backup, which copies the database first and the files after, finds every file its rows name.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromDays(1);
}

/// <summary>Deletes the files after the commit, so that a rolled-back replacement never loses a picture. Deleting twice does no harm.</summary>
[StableName("applications.delete-photo-files")]
internal sealed class DeletePhotoFiles(IBlobContainer blobs) : IEventHandler<PhotoDiscarded>
{
    public async Task HandleAsync(PhotoDiscarded e, CancellationToken ct)
    {
        foreach (var name in DocumentPhoto.BlobNames(e.PhotoId))
        {
            await blobs.DeleteAsync(name, ct);
        }
    }
}
