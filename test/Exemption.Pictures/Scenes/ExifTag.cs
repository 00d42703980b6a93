using SkiaSharp;

namespace Exemption.Pictures.Scenes;

/// <summary>Stores a picture as a turned phone does: the pixels lie on their side, and a tag tells how to turn them upright.</summary>
internal static class ExifTag
{
    /// <summary>Orientation in a TIFF directory of one entry, in an APP1 segment right after the start of the JPEG.</summary>
    public static byte[] Put(byte[] jpeg, int orientation)
    {
        byte[] segment =
        [
            0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>How the pixels must lie so that the orientation (1, 3, 6 or 8) turns them upright.</summary>
    public static SKBitmap LayDown(SKBitmap upright, int orientation)
    {
        var degrees = orientation switch { 6 => 270, 3 => 180, 8 => 90, _ => 0 };
        var (w, h) = degrees % 180 == 0 ? (upright.Width, upright.Height) : (upright.Height, upright.Width);
        var laid = new SKBitmap(new SKImageInfo(w, h, upright.ColorType, upright.AlphaType));
        using var canvas = new SKCanvas(laid);
        canvas.Translate(w / 2f, h / 2f);
        canvas.RotateDegrees(degrees);
        canvas.Translate(-upright.Width / 2f, -upright.Height / 2f);
        using var image = SKImage.FromBitmap(upright);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, null);
        return laid;
    }
}
