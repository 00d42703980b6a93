using Exemption.Imaging;
using SkiaSharp;

namespace Exemption.Reading.Models;

/// <summary>Where text stands: the net paints the cores of lines, each island of paint becomes a quad, grown to the size of the line.</summary>
internal sealed class TextDetector(string path) : IDisposable
{
    private const float Ink = 0.3f;
    private const float LeastMean = 0.5f;
    private const float LeastSide = 3;
    private const float Growth = 1.6f;
    private const int MostLines = 100;

    private readonly Net net = new(path);

    /// <param name="side">The longer side of the copy that is looked at.</param>
    /// <returns>In pixels of the picture, the longer edge first, clockwise.</returns>
    public List<Quad> Find(SKBitmap picture, int side)
    {
        var scale = Math.Min(1f, side / (float)Math.Max(picture.Width, picture.Height));
        var (width, height) = (Snap(picture.Width * scale), Snap(picture.Height * scale));
        using var small = DocumentRectifier.Rectify(picture, Quad.OfBox(0, 0, picture.Width, picture.Height), width, height);
        var found = net.Run(PixelTensor.ForDetector(small), (_, paint) => Islands(paint, width, height));
        return [.. found.Select(q => q.Scaled(picture.Width / (float)width, picture.Height / (float)height))];
    }

    public void Dispose() => net.Dispose();

    private static int Snap(float length) => Math.Max(32, (int)MathF.Round(length / 32) * 32);

    private static List<Quad> Islands(ReadOnlySpan<float> paint, int width, int height)
    {
        var lines = new List<Quad>();
        foreach (var island in PaintIslands.Find(paint, width, height, Ink))
        {
            if (island.Mean < LeastMean || SmallestBox.Around(island.Rim) is not { } core || core.Height < LeastSide)
            {
                continue;
            }

            var by = core.Width * core.Height * Growth / (2 * (core.Width + core.Height));
            lines.Add(core.Grown(by).Corners);
        }

        return lines.Count > MostLines ? [.. lines.OrderByDescending(q => q.Width).Take(MostLines)] : lines;
    }
}
