using System.Buffers;
using SkiaSharp;

namespace Exemption.Imaging.Judging;

/// <summary>The flat document at the width that is measured at: its colours, and its lightness made a little smooth against grain.</summary>
internal sealed class SheetPixels : IDisposable
{
    /// <summary>Darker, or lighter, and a sensor tells nothing apart any more.</summary>
    private const int Dark = 12;
    private const int Light = 250;

    private readonly SKBitmap pixels;
    private readonly float[] luma;
    private readonly int[] histogram = new int[256];

    private SheetPixels(SKBitmap pixels)
    {
        this.pixels = pixels;
        luma = ArrayPool<float>.Shared.Rent(Width * Height);
        ReadLuma();
    }

    public int Width => pixels.Width;
    public int Height => pixels.Height;
    public ReadOnlySpan<float> Luma => luma.AsSpan(0, Width * Height);

    public static SheetPixels Of(SKBitmap flat, int width)
    {
        var small = new SKBitmap(new SKImageInfo(width, Math.Max(8, (int)MathF.Round(flat.Height * (float)width / flat.Width)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(small);
        using var from = flat.PeekPixels();
        using var image = SKImage.FromPixels(from);
        var sampling = flat.Width == width ? SKSamplingOptions.Default : new SKSamplingOptions(SKFilterMode.Linear, flat.Width > width * 1.4f ? SKMipmapMode.Nearest : SKMipmapMode.None);
        canvas.DrawImage(image, new SKRect(0, 0, small.Width, small.Height), sampling, null);
        return new(small);
    }

    public ReadOnlySpan<byte> Row(int y) => pixels.GetPixelSpan().Slice(y * pixels.RowBytes, Width * 4);

    public (float Median, float Dark, float Light) Lightness()
    {
        var (total, below, dark, light, median) = (Width * Height, 0, 0, 0, -1);
        for (var value = 0; value < 256; value++)
        {
            below += histogram[value];
            dark += value <= Dark ? histogram[value] : 0;
            light += value >= Light ? histogram[value] : 0;
            median = median < 0 && below * 2 >= total ? value : median;
        }

        return (median, dark / (float)total, light / (float)total);
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(luma);
        pixels.Dispose();
    }

    private void ReadLuma()
    {
        for (var y = 0; y < Height; y++)
        {
            var row = Row(y);
            var to = luma.AsSpan(y * Width, Width);
            for (var x = 0; x < to.Length; x++)
            {
                var value = ((77 * row[4 * x]) + (151 * row[(4 * x) + 1]) + (28 * row[(4 * x) + 2])) / 256f;
                to[x] = value;
                histogram[(int)value]++;
            }
        }
    }
}
