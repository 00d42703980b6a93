using System.Buffers.Binary;
using SkiaSharp;

namespace Exemption.Imaging.Decoding;

/// <summary>What an upload's own description says about the memory its decoding will take, read before anything of its size is allocated.</summary>
/// <param name="MaxPixels">As many as this kind of file may have.</param>
/// <param name="Scans">JPEG: how often the decoder will go over the picture.</param>
/// <param name="CoefficientBytes">JPEG of several scans: what the decoder keeps until the last of them.</param>
internal readonly record struct PhotoShape(long MaxPixels, int Scans = 0, long CoefficientBytes = 0)
{
    private const int PngInterlaceByte = 28;
    private const int FirstWebpChunk = 12;
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;

    private static ReadOnlySpan<byte> ScanMarker => [0xFF, Scan];

    public static PhotoShape Of(SKEncodedImageFormat format, ReadOnlySpan<byte> bytes) => format switch
    {
        SKEncodedImageFormat.Jpeg => OfJpeg(bytes),
        SKEncodedImageFormat.Png => new(bytes.Length > PngInterlaceByte && bytes[PngInterlaceByte] == 0 ? PhotoLimits.MaxPngPixels : PhotoLimits.MaxInterlacedPngPixels),
        // "VP8 " is the plain lossy kind; with transparency, animation or without loss it is another chunk.
        _ => new(bytes[FirstWebpChunk..].StartsWith("VP8 "u8) ? PhotoLimits.MaxLossyWebpPixels : PhotoLimits.MaxOtherWebpPixels),
    };

    /// <summary>Scans are counted without decoding: inside compressed data 0xFF is never followed by this byte.</summary>
    private static PhotoShape OfJpeg(ReadOnlySpan<byte> bytes)
    {
        var scans = bytes.Count(ScanMarker);
        var (progressive, coefficients) = FindFrame(bytes);
        return new(PhotoLimits.MaxPixels, scans, progressive || scans > 1 ? coefficients : 0);
    }

    /// <summary>Follows the marker segments to the frame header (ITU-T T.81, B.2.2). A file that has none will be found unreadable by the decoder.</summary>
    private static (bool Progressive, long Coefficients) FindFrame(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 4 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                at++;
                continue;
            }

            var marker = bytes[at + 1];
            // Fill bytes, and markers without a segment.
            if (marker is 0xFF or 0 or 1 or (>= 0xD0 and <= Start))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            // C0 to CF begin a frame, save C4, C8 and CC.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (marker is not (0xC0 or 0xC1), Coefficients(bytes[(at + 4)..]));
            }

            if (marker is Scan or End)
            {
                break;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return (false, 0);
    }

    /// <summary>Two bytes for each of the 64 of a block, of every component at its own sampling.</summary>
    private static long Coefficients(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6 || frame.Length < 6 + (3 * frame[5]))
        {
            return 0;
        }

        var (height, width, count) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), frame[5]);
        var (most, sum) = ((H: 1, V: 1), 0L);
        for (var i = 0; i < count; i++)
        {
            var sampling = frame[7 + (3 * i)];
            most = (Math.Max(most.H, sampling >> 4), Math.Max(most.V, sampling & 15));
        }

        for (var i = 0; i < count; i++)
        {
            var sampling = frame[7 + (3 * i)];
            sum += 2L * width * (sampling >> 4) / most.H * (height * (sampling & 15L) / most.V);
        }

        return sum;
    }
}
