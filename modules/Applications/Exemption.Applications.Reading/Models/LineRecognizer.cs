using Exemption.Imaging;
using SkiaSharp;

namespace Exemption.Reading.Models;

/// <summary>Reads one line of text: it is laid flat, 48 pixels high, and for every eight pixels of its width the net says what stands there.</summary>
internal sealed class LineRecognizer(string path) : IDisposable
{
    private const int LineHeight = 48;
    private const int Bucket = 64;
    private const int LeastWidth = 64;
    private const int MostWidth = 1600;

    private readonly Net net = new(path);

    public LineLattice Read(SKBitmap picture, Quad line)
    {
        var width = Math.Clamp((int)MathF.Round(line.Width / Math.Max(line.Height, 1) * LineHeight), 16, MostWidth);
        using var flat = DocumentRectifier.Rectify(picture, line, width, LineHeight);

        // Few different widths: the runtime prepares its kernels anew for each.
        var padded = Math.Max(LeastWidth, (width + Bucket - 1) / Bucket * Bucket);
        return net.Run(PixelTensor.ForRecognizer(flat, padded), (shape, answer) =>
        {
            var steps = (int)shape[1];
            return LatticeMaker.Make(answer, steps, width / (float)padded);
        });
    }

    public void Dispose() => net.Dispose();
}
