using System.Diagnostics;
using Exemption.Imaging;
using SkiaSharp;

namespace Exemption.Pictures.Measuring;

/// <summary>One picture, what was found in it, how much of it is right and how long it took.</summary>
internal sealed record Measurement(PictureTruth Truth, byte[] Jpeg, Quad? Found, float Score, float Overlap, double Milliseconds)
{
    public static Measurement Of(byte[] jpeg, PictureTruth truth)
    {
        using var pixels = Upright(jpeg, truth.ExifOrientation);
        var shape = truth.Kind == PictureKind.Certificate ? DocumentShape.Certificate : DocumentShape.Card;
        var begin = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var found = DocumentFinder.Find(pixels, shape, truth.FrameCorners);
        var spent = Math.Min(Stopwatch.GetElapsedTime(begin).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        return new(truth, jpeg, found?.Corners, found?.Score ?? 0, found?.Corners.OverlapWith(truth.Corners) ?? 0, spent);
    }

    internal static SKBitmap Upright(byte[] jpeg, int orientation)
    {
        var laid = SKBitmap.Decode(jpeg);
        if (orientation == 1)
        {
            return laid;
        }

        // The inverse of laying it down.
        using (laid)
        {
            return Scenes.ExifTag.LayDown(laid, orientation switch { 6 => 8, 8 => 6, _ => orientation });
        }
    }
}
