using System.Collections.Concurrent;
using System.Security.Cryptography;
using Exemption.Applications.Imaging;
using Exemption.Imaging.Preparing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exemption.Tests.Testing;

/// <summary>
/// The real way of an upload, walked once for each file and not once for each of the thousand times that tests upload it. Its workers serve all hosts of
/// the run: they know nothing of each other's pictures.
/// </summary>
internal sealed class RememberedPhotos : PhotoPipeline
{
    /// <summary>Never ended: they go with this process.</summary>
    public static readonly PhotoWorkers Workers = new(TimeProvider.System, NullLogger<PhotoWorkers>.Instance);

    public static readonly RememberedPhotos Shared = new();

    private readonly ConcurrentDictionary<(string File, PreparationRequest Request), PreparedPhoto> _known = [];

    private RememberedPhotos() : base(Workers)
    {
    }

    public override async Task<PreparedPhoto> PrepareAsync(ReadOnlyMemory<byte> upload, PreparationRequest request, CancellationToken ct)
    {
        var key = (Convert.ToHexString(SHA256.HashData(upload.Span)), request);
        return _known.TryGetValue(key, out var known) ? known : _known[key] = await base.PrepareAsync(upload, request, ct);
    }
}
