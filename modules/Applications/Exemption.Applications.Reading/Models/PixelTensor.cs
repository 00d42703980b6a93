using SkiaSharp;

namespace Exemption.Reading.Models;

/// <summary>A picture as the nets want it: one plane each of blue, green and red, every value shifted and scaled.</summary>
internal sealed class PixelTensor(int width, int height)
{
    private static readonly (float Mean, float Deviation)[] OfDetector = [(0.485f, 0.229f), (0.456f, 0.224f), (0.406f, 0.225f)];
    private static readonly (float Mean, float Deviation)[] OfRecognizer = [(0.5f, 0.5f), (0.5f, 0.5f), (0.5f, 0.5f)];

    public int Width => width;

    public int Height => height;

    public float[] Values { get; } = new float[3 * width * height];

    public static PixelTensor ForDetector(SKBitmap picture) => Of(picture, picture.Width, OfDetector);

    /// <param name="width">At least the picture's; what lies beyond is grey.</param>
    public static PixelTensor ForRecognizer(SKBitmap picture, int width)
    {
        var tensor = Of(picture, width, OfRecognizer);
        if (InkContrast.IsSeenInRed(picture))
        {
            // A seal across the line, or the pink lines of a card, are paper in the red light.
            var plane = tensor.Values.Length / 3;
            var red = tensor.Values.AsSpan(2 * plane, plane);
            red.CopyTo(tensor.Values.AsSpan(0, plane));
            red.CopyTo(tensor.Values.AsSpan(plane, plane));
        }

        return tensor;
    }

    private static PixelTensor Of(SKBitmap picture, int width, (float Mean, float Deviation)[] scale)
    {
        var tensor = new PixelTensor(width, picture.Height);
        var pixels = picture.GetPixelSpan();
        var (row, plane) = (picture.RowBytes, width * picture.Height);
        for (var channel = 0; channel < 3; channel++)
        {
            // Rgba in memory, blue first in the nets.
            var (mean, factor) = (scale[channel].Mean * 255, 1 / (scale[channel].Deviation * 255));
            for (var y = 0; y < picture.Height; y++)
            {
                var from = pixels[(y * row)..];
                var to = tensor.Values.AsSpan((channel * plane) + (y * width), picture.Width);
                for (var x = 0; x < to.Length; x++)
                {
                    to[x] = (from[(x * 4) + 2 - channel] - mean) * factor;
                }
            }
        }

        return tensor;
    }
}
