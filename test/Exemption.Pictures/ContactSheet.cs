using Exemption.Imaging;
using Exemption.Imaging.Enhancing;
using SkiaSharp;

namespace Exemption.Pictures;

/// <summary>Many small pictures on one sheet, for the eye; the truth is drawn in green, what was found in red.</summary>
internal static class ContactSheet
{
    private const int Cell = 480;

    public static int Write(CommandLine line)
    {
        var files = Directory.GetFiles(line.Text("in", "pictures"), "*.json").Order(StringComparer.Ordinal).Skip(line.Number("skip", 0)).Take(line.Number("count", 20)).ToList();
        if (line.Has("enhanced"))
        {
            Write(line.Text("out", "sheet.png"), line.Number("columns", 4), files.SelectMany(BeforeAndAfter).Select(jpeg => (jpeg, (Quad?)null, (Quad?)null)));
            return 0;
        }

        var plain = line.Has("plain");
        Write(line.Text("out", "sheet.png"), line.Number("columns", 4), files.Select(f => (File.ReadAllBytes(Path.ChangeExtension(f, ".jpg")), plain ? null : (Quad?)PictureTruth.Read(f).Corners, (Quad?)null)));
        return 0;
    }

    public static void Write(string path, int columns, IEnumerable<(byte[] Jpeg, Quad? Truth, Quad? Found)> pictures)
    {
        var all = pictures.ToList();
        var rows = (all.Count + columns - 1) / columns;
        using var surface = SKSurface.Create(new SKImageInfo(columns * Cell, Math.Max(1, rows) * Cell));
        for (var i = 0; i < all.Count; i++)
        {
            using var image = SKImage.FromEncodedData(all[i].Jpeg);
            var scale = (Cell - 6f) / Math.Max(image.Width, image.Height);
            surface.Canvas.Save();
            surface.Canvas.Translate(i % columns * Cell, i / columns * Cell);
            surface.Canvas.DrawImage(image, SKRect.Create(0, 0, image.Width * scale, image.Height * scale), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), null);
            Outline(surface.Canvas, all[i].Truth?.Scaled(scale, scale), new SKColor(0x20, 0xE0, 0x40));
            Outline(surface.Canvas, all[i].Found?.Scaled(scale, scale), new SKColor(0xF0, 0x20, 0x30));
            surface.Canvas.Restore();
        }

        using var sheet = surface.Snapshot();
        using var data = sheet.Encode(SKEncodedImageFormat.Png, 90);
        File.WriteAllBytes(path, data.ToArray());
    }

    /// <summary>The flat document by the true corners, and the view that the enhancer makes of it.</summary>
    private static IEnumerable<byte[]> BeforeAndAfter(string truthFile)
    {
        var truth = PictureTruth.Read(truthFile);
        using var photo = Measuring.Measurement.Upright(File.ReadAllBytes(Path.ChangeExtension(truthFile, ".jpg")), truth.ExifOrientation);
        using var flat = DocumentRectifier.Rectify(photo, truth.Corners, 1600, (int)(1600 * truth.DocumentHeightMm / truth.DocumentWidthMm));
        using var view = PhotoEnhancer.Enhance(flat);
        foreach (var bitmap in new[] { flat, view })
        {
            using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 92);
            yield return jpeg.ToArray();
        }
    }

    private static void Outline(SKCanvas canvas, Quad? quad, SKColor color)
    {
        if (quad is not { } q)
        {
            return;
        }

        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1.5f, Color = color };
        for (var i = 0; i < 4; i++)
        {
            canvas.DrawLine(q[i].X, q[i].Y, q[i + 1].X, q[i + 1].Y, paint);
        }

        canvas.DrawCircle(q.TopLeft.X, q.TopLeft.Y, 4, paint);
    }
}
