using Exemption.Imaging.Wire;
using Exemption.Reading;
using Microsoft.Extensions.Configuration;

namespace Exemption.Applications.Imaging;

/// <summary>Has a worker read what is written on a picture. <c>Photos:Reading=false</c> switches it off; without the models it is off by itself.</summary>
internal sealed class PhotoReader(PhotoWorkers workers, IConfiguration configuration)
{
    public bool IsOn { get; } = configuration.GetValue("Photos:Reading", true);

    /// <summary>Null where nothing can be read here. Throws what <see cref="WorkerPool.AskAsync"/> throws.</summary>
    public async Task<ReadingLines?> ReadAsync(byte[] picture, string? corners, CancellationToken ct)
    {
        if (!IsOn)
        {
            return null;
        }

        var request = new WorkerRequest { Read = new ReadingRequest(Corners.Stored(corners)) };
        var (_, parts) = await workers.Reading.AskAsync(request, picture, ct);
        return parts.Count == 0 ? null : ReadingLines.FromBytes(parts[0]);
    }
}
