using Microsoft.Extensions.Logging;

namespace Exemption.Applications.Imaging;

/// <summary>
/// The processes that open strangers' files, in two rooms: who reads takes a second for each picture and holds the models, and must keep nobody waiting
/// who uploads.
/// </summary>
internal sealed class PhotoWorkers(TimeProvider clock, ILogger<PhotoWorkers> log) : IDisposable
{
    public WorkerPool Preparing { get; } = new(WorkLimits.Preparing, clock, log);

    public WorkerPool Reading { get; } = new(WorkLimits.Reading, clock, log);

    public void Dispose()
    {
        Preparing.Dispose();
        Reading.Dispose();
    }
}
