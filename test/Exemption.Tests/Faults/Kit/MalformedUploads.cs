using System.Buffers.Binary;
using System.Text;
using Exemption.Tests.Applications.Imaging;
using SkiaSharp;
using static Exemption.Tests.Applications.Imaging.PictureFiles;

namespace Exemption.Tests.Faults.Kit;

/// <summary>
/// Several hundred kinds of file that are not the picture they say they are, each made by hand: cut, lying about their size, of another type, with
/// something hidden in them, or broken in one of the places where decoders have been broken before (ASVS 5.2; OWASP's upload sheet).
/// </summary>
internal static class MalformedUploads
{
    /// <summary>What must be found in nothing that is served.</summary>
    public const string Payload = "<script>alert('5199')</script>";

    private static readonly byte[] Hidden = Encoding.ASCII.GetBytes(Payload);
    private static readonly byte[] SomeJpeg = Jpeg(1000, 800);
    private static readonly byte[] SomePng = Encoded(SKEncodedImageFormat.Png, 1000, 800);
    private static readonly byte[] SomeWebp = Encoded(SKEncodedImageFormat.Webp, 1000, 800);

    public static IReadOnlyList<(string Name, byte[] Bytes)> All { get; } =
        [.. Truncated(), .. OfAnotherType(), .. WithSomethingBehind(), .. WithSomethingInside(), .. LyingAboutSize(), .. OddPngs(), .. OddJpegs(), .. Turned()];

    /// <summary>A picture with some bytes changed, mostly near its beginning, where the decisions are taken.</summary>
    public static byte[] Mutant(Random random)
    {
        byte[][] originals = [SomeJpeg, SomePng, SomeWebp, MiniJpeg.Flat(900, 700, [90, 120, 130], progressive: true), Png(900, 700, 8, 6, 700, 90, interlaced: true)];
        var mutant = originals[random.Next(originals.Length)].ToList();
        for (var changes = random.Next(1, 40); changes > 0 && mutant.Count > 20; changes--)
        {
            var at = random.Next(random.Next(3) == 0 ? mutant.Count : Math.Min(700, mutant.Count));
            switch (random.Next(6))
            {
                case 0: mutant.RemoveRange(at, Math.Min(random.Next(1, 50), mutant.Count - at)); break;
                case 1: mutant.InsertRange(at, mutant.GetRange(at, Math.Min(random.Next(1, 50), mutant.Count - at))); break;
                case 2: mutant[at] = (byte)(random.Next(2) == 0 ? 0 : 0xFF); break;
                case 3: mutant[at] ^= (byte)(1 << random.Next(8)); break;
                default: mutant[at] = (byte)random.Next(256); break;
            }
        }

        return [.. mutant];
    }

    private static IEnumerable<(string, byte[])> Truncated()
    {
        foreach (var (name, whole, steps) in new[] { ("jpeg", SomeJpeg, 50), ("png", SomePng, 40), ("webp", SomeWebp, 40) })
        {
            for (var i = 0; i < steps; i++)
            {
                yield return ($"{name} cut at {i}/{steps}", whole[..(int)((long)whole.Length * i / steps)]);
            }
        }
    }

    private static IEnumerable<(string, byte[])> OfAnotherType()
    {
        Dictionary<string, byte[]> magics = new()
        {
            ["gif87"] = [.. "GIF87a"u8], ["gif89"] = [.. "GIF89a"u8], ["bmp"] = [.. "BM"u8], ["tiff le"] = [.. "II*\0"u8], ["tiff be"] = [.. "MM\0*"u8],
            ["heic"] = [0, 0, 0, 24, .. "ftypheic"u8], ["avif"] = [0, 0, 0, 24, .. "ftypavif"u8], ["jp2"] = [0, 0, 0, 12, .. "jP  \r\n"u8], ["jxl"] = [0xFF, 0x0A],
            ["ico"] = [0, 0, 1, 0], ["psd"] = [.. "8BPS"u8], ["exr"] = [0x76, 0x2F, 0x31, 0x01], ["dds"] = [.. "DDS "u8], ["wbmp"] = [0, 0, 0x83, 0x20, 0x83, 0x20],
            ["svg"] = [.. "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8], ["svg with bom"] = [0xEF, 0xBB, 0xBF, .. "<?xml version=\"1.0\"?><svg/>"u8],
            ["html"] = [.. "<!doctype html><script>alert(1)</script>"u8], ["xxe"] = [.. "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"u8],
            ["pdf"] = [.. "%PDF-1.7\n"u8], ["postscript"] = [.. "%!PS-Adobe-3.0\n"u8], ["zip"] = Zip("../../evil.dll", "x"), ["gzip"] = [0x1F, 0x8B, 8, 0], ["7z"] = [.. "7z\xBC\xAF\x27\x1C"u8],
            ["rar"] = [.. "Rar!\x1a\x07"u8], ["elf"] = [0x7F, .. "ELF"u8], ["exe"] = [.. "MZ"u8], ["class"] = [0xCA, 0xFE, 0xBA, 0xBE], ["wasm"] = [0, .. "asm"u8], ["mp4"] = [0, 0, 0, 24, .. "ftypisom"u8],
            ["mkv"] = [0x1A, 0x45, 0xDF, 0xA3], ["mp3"] = [.. "ID3"u8], ["ogg"] = [.. "OggS"u8], ["wav"] = [.. "RIFF\0\0\0\0WAVE"u8], ["avi"] = [.. "RIFF\0\0\0\0AVI "u8], ["mvg"] = [.. "push graphic-context\nviewbox 0 0 640 480\nimage over 0,0 0,0 'http://127.0.0.1/'"u8],
            ["json"] = [.. "{\"a\":1}"u8], ["text"] = [.. "just words"u8], ["shell"] = [.. "#!/bin/sh\nid\n"u8], ["nul"] = [0], ["nothing"] = [], ["utf-16"] = [0xFF, 0xFE, 0x3C, 0x00],
        };
        foreach (var (name, magic) in magics)
        {
            yield return (name, magic);
            yield return ($"{name} and noise", Join(magic, Noise(20_000)));
        }

        yield return ("jpeg inside a gif", Join([.. "GIF89a"u8], SomeJpeg));
        yield return ("jpeg behind one space", Join([.. " "u8], SomeJpeg));
        yield return ("jpeg behind a bom", Join([0xEF, 0xBB, 0xBF], SomeJpeg));
    }

    private static IEnumerable<(string, byte[])> WithSomethingBehind()
    {
        Dictionary<string, byte[]> tails = new()
        {
            ["html"] = Hidden, ["zip"] = Zip("evil.js", Payload), ["php"] = Join([.. "<?php "u8], Hidden), ["pdf"] = Join([.. "%PDF-1.7\n"u8], Hidden), ["exe"] = Join([.. "MZ"u8], Hidden),
            ["jpeg"] = SomeJpeg, ["gif"] = Join([.. "GIF89a"u8], Hidden), ["a megabyte"] = new byte[1_000_000], ["noise"] = Noise(5_000),
        };
        foreach (var (kind, whole) in new[] { ("jpeg", SomeJpeg), ("png", SomePng), ("webp", SomeWebp) })
        {
            foreach (var (name, tail) in tails)
            {
                yield return ($"{kind} and {name}", Join(whole, tail));
            }
        }
    }

    private static IEnumerable<(string, byte[])> WithSomethingInside()
    {
        byte[][] contents = [Hidden, [], Noise(3_000), new byte[65_533], [.. "Exif\0\0II*\0"u8, 0xFF, 0xFF, 0xFF, 0x7F], [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Hidden], [.. "ICC_PROFILE\0"u8, 1, 1, .. Hidden]];
        foreach (var marker in new byte[] { 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xFE })
        {
            foreach (var (content, i) in contents.Select((c, i) => (c, i)))
            {
                yield return ($"jpeg segment {marker:X2}, content {i}", WithSegment(SomeJpeg, marker, content));
            }
        }

        foreach (var chunk in new[] { "tEXt", "zTXt", "iTXt", "iCCP", "eXIf", "sRGB", "gAMA", "pHYs", "acTL", "fcTL", "IDAT", "PLTE", "IEND", "aaAa" })
        {
            yield return ($"png chunk {chunk} of words", Png(1000, 800, 8, 2, 800, 90, false, Chunk(chunk, Join([.. "Comment\0\0"u8], Hidden))));
            yield return ($"png chunk {chunk}, a bomb", Png(1000, 800, 8, 2, 800, 90, false, Chunk(chunk, [.. "x\0\0"u8, .. Deflated(new byte[1_000_000], 100)])));
            yield return ($"png chunk {chunk}, empty", Png(1000, 800, 8, 2, 800, 90, false, Chunk(chunk, [])));
        }
    }

    private static IEnumerable<(string, byte[])> LyingAboutSize()
    {
        foreach (var (w, h) in new[] { (0, 0), (0, 800), (1000, 0), (1, 1), (1, 65_500), (65_500, 1), (65_500, 65_500), (65_535, 800), (7_072, 7_072), (30_000, 1_600), (799, 600), (1_200, 399) })
        {
            yield return ($"jpeg header of {w} × {h}", JpegHeader(w, h));
            yield return ($"png header of {w} × {h}", Png(w, h, 8, 2, 1));
        }

        foreach (var side in new[] { int.MinValue, -1, int.MaxValue, 1 << 30, 1_000_001 })
        {
            yield return ($"png of width {side}", WithPngSide(side, 16));
            yield return ($"png of height {side}", WithPngSide(side, 20));
        }

        yield return ("png bomb, 1 bit, 30,000 squared", Png(30_000, 30_000, 1, 0, 30_000));
        yield return ("png bomb, 8 bit, 7,000 squared", Png(7_000, 7_000, 8, 0, 7_000));
        yield return ("png with too few rows", Png(1000, 800, 8, 2, 3));
        yield return ("png with too many rows", Png(1000, 800, 8, 2, 4_000));
        foreach (var at in new[] { 4, 12, 16, 20, 21, 26, 27, 28, 29 })
        {
            var webp = SomeWebp.ToArray();
            BinaryPrimitives.WriteInt32LittleEndian(webp.AsSpan(at), int.MaxValue);
            yield return ($"webp with a huge number at {at}", webp);
        }
    }

    private static IEnumerable<(string, byte[])> OddPngs()
    {
        foreach (var depth in new byte[] { 0, 1, 2, 4, 8, 15, 16, 32 })
        {
            foreach (var type in new byte[] { 0, 2, 3, 4, 6, 7 })
            {
                yield return ($"png of depth {depth}, type {type}", Png(1000, 800, depth, type, 800, 90));
            }
        }

        var end = SomePng.AsSpan().IndexOf("IDAT"u8) - 4;
        yield return ("png without a header", Join(SomePng[..8], SomePng[33..]));
        yield return ("png with two headers", Join(SomePng[..33], SomePng[8..]));
        yield return ("png without data", Join(SomePng[..end], Chunk("IEND", [])));
        yield return ("png without an end", SomePng[..^12]);
        yield return ("png whose data are not compressed", Join(SomePng[..end], Chunk("IDAT", Noise(100_000)), Chunk("IEND", [])));
        foreach (var at in new[] { 8, 11, 29, 32, 33, 40, 60 })
        {
            var png = SomePng.ToArray();
            png[at] ^= 0x5A;
            yield return ($"png with byte {at} changed", png);
        }
    }

    private static IEnumerable<(string, byte[])> OddJpegs()
    {
        for (byte frame = 0xC0; frame <= 0xCF; frame++)
        {
            var jpeg = SomeJpeg.ToArray();
            jpeg[jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 1] = frame;
            yield return ($"jpeg with frame {frame:X2}", jpeg);
        }

        var at = SomeJpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        foreach (var (offset, value) in new[] { (4, 0), (4, 12), (4, 16), (9, 0), (9, 1), (9, 2), (9, 4), (9, 255), (11, 0), (11, 0x11), (11, 0x44), (11, 0xFF), (12, 9), (2, 0), (2, 0xFF), (3, 2) })
        {
            var jpeg = SomeJpeg.ToArray();
            jpeg[at + offset] = (byte)value;
            yield return ($"jpeg with {value} at {offset} of its frame", jpeg);
        }

        foreach (var marker in new byte[] { 0xDB, 0xC4, 0xC0, 0xDA, 0xE0 })
        {
            yield return ($"jpeg without {marker:X2}", Without(SomeJpeg, marker));
        }

        byte[] scan = [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 0];
        yield return ("jpeg of ten thousand scans", Join([SomeJpeg[..^2], .. Enumerable.Repeat(scan, 10_000), [0xFF, 0xD9]]));
        yield return ("jpeg of sixty scans", Join([SomeJpeg[..^2], .. Enumerable.Repeat(scan, 60), [0xFF, 0xD9]]));
        yield return ("jpeg with fill bytes", Join(SomeJpeg[..2], Enumerable.Repeat((byte)0xFF, 10_000).ToArray(), SomeJpeg[2..]));
        yield return ("jpeg with two beginnings", Join(SomeJpeg[..2], SomeJpeg));
        yield return ("jpeg of markers alone", Enumerable.Repeat<byte[]>([0xFF, 0xD8], 50_000).SelectMany(b => b).ToArray());
        foreach (var samples in new byte[][] { [128], [128, 128, 128], [90, 90, 90, 90] })
        {
            foreach (var progressive in new[] { false, true })
            {
                yield return ($"jpeg of {samples.Length} colours, progressive {progressive}", MiniJpeg.Flat(1000, 800, samples, progressive));
                yield return ($"jpeg of {samples.Length} colours, adobe, progressive {progressive}", MiniJpeg.Flat(1000, 800, samples, progressive, 2));
            }
        }

        yield return ("progressive jpeg of 16 megapixels", MiniJpeg.Flat(4000, 4000, [90, 120, 130], progressive: true));
    }

    private static IEnumerable<(string, byte[])> Turned() =>
        new ushort[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 65_535 }.Select(o => ($"jpeg turned {o}", WithExif(SomeJpeg, o)));

    private static byte[] Without(byte[] jpeg, byte marker)
    {
        var at = jpeg.AsSpan().IndexOf([(byte)0xFF, marker]);
        return at < 0 ? jpeg : Join(jpeg[..at], jpeg[(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))..]);
    }

    private static byte[] WithPngSide(int side, int at)
    {
        var png = Png(1000, 800, 8, 2, 1);
        var header = png[16..29];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(at - 16), side);
        return Join(png[..8], Chunk("IHDR", header), png[33..]);
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        return bytes;
    }
}
