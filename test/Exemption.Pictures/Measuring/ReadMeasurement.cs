using System.Diagnostics.CodeAnalysis;
using Exemption.Imaging;
using Exemption.Reading;
using SkiaSharp;

namespace Exemption.Pictures.Measuring;

/// <summary>One picture, what was read in it and what that cost.</summary>
internal sealed record ReadMeasurement(PictureTruth Truth, ReadingLines Reading, int TrueTurns, double FindCpu, double ReadCpu)
{
    public static ReadMeasurement Of(DocumentReader reader, byte[] jpeg, PictureTruth truth, string? stored)
    {
        using var pixels = Measurement.Upright(jpeg, truth.ExifOrientation);
        var (begin, shape) = (Environment.CpuUsage.TotalTime, truth.Kind == PictureKind.Certificate ? DocumentShape.Certificate : DocumentShape.Card);
        var found = DocumentFinder.Find(pixels, shape, truth.FrameCorners)?.Corners;
        var middle = Environment.CpuUsage.TotalTime;
        var path = stored is null ? null : Path.Combine(stored, Path.ChangeExtension(truth.File, ".reading"));
        var reading = path is not null && File.Exists(path) ? ReadingLines.FromBytes(File.ReadAllBytes(path)) : reader.Read(pixels, found);
        var end = Environment.CpuUsage.TotalTime;
        if (path is not null && !File.Exists(path))
        {
            File.WriteAllBytes(path, reading.ToBytes());
        }

        return new(truth, reading, Turns(truth.Corners, found, pixels), (middle - begin).TotalMilliseconds, (end - middle).TotalMilliseconds);
    }

    /// <summary>By how many quarters the found corners must be turned to be named as the document is read.</summary>
    private static int Turns(Quad truth, Quad? found, SKBitmap pixels)
    {
        var laid = found ?? Quad.OfBox(0, 0, pixels.Width, pixels.Height);
        var along = System.Numerics.Vector2.Normalize(truth.TopRight - truth.TopLeft);
        return Enumerable.Range(0, 4).MaxBy(t => System.Numerics.Vector2.Dot(laid.Turned(t) is var q ? System.Numerics.Vector2.Normalize(q.TopRight - q.TopLeft) : default, along));
    }
}
