using Exemption.Framework.Domain;
using Exemption.Imaging;
using Exemption.Imaging.Preparing;
using Exemption.Imaging.Wire;

namespace Exemption.Applications.Imaging;

/// <summary>
/// The one way from an uploaded file to the pictures that are kept. The file is opened by a worker, never here; what comes back is pixels encoded anew.
/// </summary>
internal class PhotoPipeline(PhotoWorkers workers)
{
    /// <summary>Answers the pictures, or throws a <see cref="BusinessException"/> with one of <see cref="PhotoErrors"/>.</summary>
    public virtual async Task<PreparedPhoto> PrepareAsync(ReadOnlyMemory<byte> upload, PreparationRequest request, CancellationToken ct)
    {
        try
        {
            // What is no picture by its first bytes needs neither a worker nor a place in the queue.
            PhotoPreparation.CheckFormat(upload.Span);
        }
        catch (PhotoFaultException e)
        {
            throw PhotoErrors.Refusal(e.Fault);
        }

        var (answer, parts) = await workers.Preparing.AskAsync(new WorkerRequest { Prepare = request }, upload, ct);
        return answer.Fault is { } fault ? throw PhotoErrors.Refusal(fault)
            : new PreparedPhoto(parts[0], parts.Count > 2 ? parts[2] : null, parts[1], answer.Width, answer.Height, answer.Corners, answer.Measures);
    }
}
