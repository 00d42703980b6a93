using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Events;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>A photograph has come into its slot, or is to be read again.</summary>
[StableName("applications.photo-taken")]
internal sealed record PhotoTaken(Guid PhotoId) : IEvent;

/// <summary>Reads a photograph in the background and keeps what was read, sealed, beside it. A photograph that went meanwhile is passed over.</summary>
[StableName("applications.read-photo")]
internal sealed class ReadPhoto(ExemptionDbContext db, PhotoStore store, PhotoReader reader) : IEventHandler<PhotoTaken>
{
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(5);

    public async Task HandleAsync(PhotoTaken e, CancellationToken ct)
    {
        if (await db.Set<DocumentPhoto>().SingleOrDefaultAsync(p => p.Id == e.PhotoId && p.ReplacedAt == null, ct) is not { } photo)
        {
            return;
        }

        var picture = await store.OpenAsync(photo, PhotoVariant.Full, ct);
        try
        {
            if (await reader.ReadAsync(picture, photo.Corners, ct) is { } reading)
            {
                await store.SaveReadingAsync(photo, reading, ct);
            }
            else
            {
                photo.EndReading(ReadingState.NotAvailable);
            }
        }
        catch (BusinessException refusal) when (refusal.Code == PhotoErrors.Busy)
        {
            throw new NotNowException(WhileBusy);
        }
        catch (BusinessException)
        {
            // The reader died of it; the next one would, too.
            photo.EndReading(ReadingState.Failed);
        }
    }
}
