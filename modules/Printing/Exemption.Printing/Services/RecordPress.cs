using Exemption.Printing.Domain;
using Exemption.Printing.Pdf;
using Exemption.Printing.Templates;

namespace Exemption.Printing.Services;

/// <summary>Runs at most two prints at a time: a hundred records are 40 MB, and drawing is work for a whole core.</summary>
internal sealed class RecordPress(RecordTexts texts) : IDisposable
{
    private readonly SemaphoreSlim _places = new(2);

    /// <remarks>Made in memory and not in a temporary file: the photos lie encrypted on the disk and must not lie there plain.</remarks>
    public async Task<MemoryStream> PrintAsync(IReadOnlyList<RecordSheet> sheets, RecordPrint print, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            var file = new MemoryStream();
            await RecordPdf.RenderAsync(file, sheets, print, texts, ct);
            file.Position = 0;
            return file;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
