using Exemption.Framework.Fonts;
using Exemption.Imaging;
using SkiaSharp;

namespace Exemption.Applications.Imaging;

/// <summary>Draws who is looking, and when, across the picture that is served, so that a photographed screen names its source.</summary>
internal sealed class Watermark(TimeProvider clock) : IDisposable
{
    /// <summary>Of the long side: on a desk of 1366 pixels this is some 13 pixels high.</summary>
    private const float SizeOfSide = 1f / 50;
    private const float SmallestSize = 11;
    private const float Slope = -24;

    // Two inks: the dark one is seen on paper, the light one on a dark desk, and both on everything between.
    private static readonly SKColor Dark = new(0, 0, 0, 46);
    private static readonly SKColor Light = new(255, 255, 255, 51);

    private static readonly Lazy<SKTypeface> Face = new(() =>
        SKTypeface.FromFile(HouseFonts.Regular) ?? throw new FileNotFoundException("The typeface of the watermark is missing.", HouseFonts.Regular));

    private readonly WorkSlots slots = new(WorkLimits.MarkingSlots, WorkLimits.MarkingQueueLength, clock);

    /// <summary>The JPEG with the text all over it. Throws busy when too many wait; an unmarked picture is never the way out.</summary>
    public Task<byte[]> DrawAsync(byte[] jpeg, string text, CancellationToken ct) => slots.RunAsync(() => Task.Run(() => Draw(jpeg, text), ct), ct);

    public void Dispose() => slots.Dispose();

    internal static byte[] Draw(byte[] jpeg, string text)
    {
        using var bitmap = SKBitmap.Decode(jpeg) ?? throw new InvalidOperationException("A stored picture could not be decoded.");
        using (var canvas = new SKCanvas(bitmap))
        {
            Fill(canvas, bitmap.Width, bitmap.Height, text);
        }

        return PhotoJpeg.Encode(bitmap, PhotoJpeg.FullQuality);
    }

    /// <summary>Turned about the middle, over a square that covers the picture whichever way it lies; every other line is shifted by half.</summary>
    private static void Fill(SKCanvas canvas, int width, int height, string text)
    {
        var size = Math.Max(SmallestSize, Math.Max(width, height) * SizeOfSide);
        using var font = new SKFont(Face.Value, size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };
        using var words = SKTextBlob.Create(text, font);
        if (words is null)
        {
            throw new InvalidOperationException("There is nothing to mark the picture with.");
        }

        var (reach, step, line) = (MathF.Sqrt((width * width) + (height * height)) / 2, font.MeasureText(text) + (size * 3), size * 5);
        using var dark = new SKPaint { Color = Dark };
        using var light = new SKPaint { Color = Light };
        canvas.Translate(width / 2f, height / 2f);
        canvas.RotateDegrees(Slope);
        var row = 0;
        for (var y = -reach; y < reach + line; y += line)
        {
            for (var x = -reach - (row % 2 * step / 2); x < reach; x += step)
            {
                canvas.DrawText(words, x + (size / 14), y + (size / 14), light);
                canvas.DrawText(words, x, y, dark);
            }

            row++;
        }
    }
}
