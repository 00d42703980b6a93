using SkiaSharp;

namespace Exemption.Imaging.Decoding;

/// <summary>Tells by the first bytes alone what an upload is; file names and declared types are never asked.</summary>
internal static class PhotoFormat
{
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];
    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static SKEncodedImageFormat Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new PhotoFaultException(PhotoFault.Unreadable);
        }

        return bytes switch
        {
            _ when bytes.StartsWith(JpegStart) => SKEncodedImageFormat.Jpeg,
            _ when bytes.StartsWith(PngStart) => SKEncodedImageFormat.Png,
            _ when bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) => SKEncodedImageFormat.Webp,
            _ => throw new PhotoFaultException(PhotoFault.TypeNotAllowed),
        };
    }
}
