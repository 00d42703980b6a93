using Exemption.Applications.Imaging;
using Exemption.Imaging.Preparing;

namespace Exemption.Tests.Applications.Imaging;

internal static class Uploads
{
    /// <summary>Sends a file through the pipeline as the front of an ID card.</summary>
    public static Task<PreparedPhoto> ProcessAsync(this PhotoPipeline pipeline, byte[] upload, CancellationToken ct) =>
        pipeline.PrepareAsync(upload, new PreparationRequest(IsCard: true), ct);
}
