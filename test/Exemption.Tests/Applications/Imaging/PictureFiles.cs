using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>Makes the picture files, good and bad, that the photo tests throw at the pipeline.</summary>
internal static class PictureFiles
{
    /// <summary>Red, green, blue and yellow quarters, so that a test can tell how a picture was turned; noise makes it a believable size.</summary>
    public static SKBitmap Quarters(int width, int height, bool noise = false)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint();
        SKColor[] colors = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.Yellow];
        for (var i = 0; i < 4; i++)
        {
            paint.Color = colors[i];
            canvas.DrawRect(i % 2 * width / 2f, i / 2 * height / 2f, width / 2f, height / 2f, paint);
        }

        var random = new Random(7);
        for (var i = 0; noise && i < 4000; i++)
        {
            paint.Color = new SKColor((uint)random.Next()).WithAlpha(60);
            canvas.DrawCircle(random.Next(width), random.Next(height), random.Next(2, 40), paint);
        }

        return bitmap;
    }

    public static byte[] Encoded(SKEncodedImageFormat format, int width = 1200, int height = 900, bool noise = true, int quality = 90)
    {
        using var bitmap = Quarters(width, height, noise);
        using var data = bitmap.Encode(format, quality)!;
        return data.ToArray();
    }

    public static byte[] Jpeg(int width = 1200, int height = 900, bool noise = true) => Encoded(SKEncodedImageFormat.Jpeg, width, height, noise);

    public static byte[] Cut(byte[] bytes, double share) => bytes[..(int)(bytes.Length * share)];

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    /// <summary>Puts a marker segment directly behind the start of a JPEG.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, byte[] payload) =>
        Join(jpeg[..2], [0xFF, marker, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2)], payload, jpeg[2..]);

    /// <summary>An EXIF block with an orientation and a position in the South China Sea.</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        var exif = new MemoryStream();
        exif.Write("Exif\0\0MM\0\x2a\0\0\0\x8"u8);
        void Entry(int tag, int type, int count, byte[] value) =>
            exif.Write([(byte)(tag >> 8), (byte)tag, 0, (byte)type, 0, 0, 0, (byte)count, .. value]);
        exif.Write([0, 3]);
        Entry(0x010F, 2, 4, "Cam\0"u8.ToArray());
        Entry(0x0112, 3, 1, [(byte)(orientation >> 8), (byte)orientation, 0, 0]);
        Entry(0x8825, 4, 1, [0, 0, 0, 50]);
        exif.Write([0, 0, 0, 0]);
        exif.Write([0, 2]);
        Entry(1, 2, 2, "N\0\0\0"u8.ToArray());
        Entry(2, 5, 3, [0, 0, 0, 80]);
        exif.Write([0, 0, 0, 0]);
        exif.Write([0, 0, 0, 18, 0, 0, 0, 1, 0, 0, 0, 15, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1]);
        return WithSegment(jpeg, 0xE1, exif.ToArray());
    }

    /// <summary>A PNG from its header on, so that header and content can contradict each other.</summary>
    public static byte[] Png(int width, int height, byte depth, byte colorType, int rows, byte fill = 0, bool interlaced = false, params byte[][] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colorType, (byte)(interlaced ? 1 : 0));
        var bits = depth * colorType switch { 2 => 3, 6 => 4, 4 => 2, _ => 1 };
        byte[] Row(int pixels) => [0, .. Enumerable.Repeat(fill, (int)((((long)pixels * bits) + 7) / 8))];

        // Adam7: seven smaller pictures one after another, each begun at its own offset and step.
        (int X, int Y, int StepX, int StepY)[] passes = interlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)];
        var data = Deflated(passes.Select(pass => (Row((width - pass.X + pass.StepX - 1) / pass.StepX), (rows - pass.Y + pass.StepY - 1) / pass.StepY)));
        return Join(
            [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Chunk("IHDR", header), .. chunks, Chunk("IDAT", data), Chunk("IEND", [])]);
    }

    public static byte[] Chunk(string name, byte[] data)
    {
        var body = Join(Encoding.ASCII.GetBytes(name), data);
        var length = new byte[4];
        var check = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return Join(length, body, check);
    }

    public static byte[] Deflated(byte[] block, int times) => Deflated([(block, times)]);

    private static byte[] Deflated(IEnumerable<(byte[] Block, int Times)> parts)
    {
        var output = new MemoryStream();
        using (var zip = new ZLibStream(output, CompressionLevel.Fastest))
        {
            foreach (var (block, times) in parts)
            {
                for (var i = 0; i < times; i++)
                {
                    zip.Write(block);
                }
            }
        }

        return output.ToArray();
    }

    /// <summary>A JPEG whose header alone is there, claiming a size.</summary>
    public static byte[] JpegHeader(int width, int height)
    {
        var jpeg = MiniJpeg.Flat(16, 16, [128, 128, 128]);
        var frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), (ushort)width);
        return jpeg;
    }

    public static byte[] Zip(string name, string content)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }

        return output.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
