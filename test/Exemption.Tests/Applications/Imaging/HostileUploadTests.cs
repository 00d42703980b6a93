using System.Diagnostics;
using System.Text;
using Exemption.Applications.Imaging;
using Exemption.Framework.Domain;
using Exemption.Tests.Testing;
using SkiaSharp;
using static Exemption.Tests.Applications.Imaging.PictureFiles;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>Whatever is thrown at it, the pipeline refuses with a code or keeps pixels alone, in bounded time and memory.</summary>
public sealed class HostileUploadTests
{
    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0];

    private static readonly Dictionary<string, (string Code, Func<byte[]> Make)> Refused = new()
    {
        ["nothing"] = (PhotoErrors.Unreadable, () => []),
        ["one byte"] = (PhotoErrors.TypeNotAllowed, () => [0xFF]),
        ["zero bytes"] = (PhotoErrors.TypeNotAllowed, () => new byte[100_000]),
        ["text"] = (PhotoErrors.TypeNotAllowed, () => "just words"u8.ToArray()),
        ["html"] = (PhotoErrors.TypeNotAllowed, () => "<html><script>alert(1)</script></html>"u8.ToArray()),
        ["svg"] = (PhotoErrors.TypeNotAllowed, () => "<svg xmlns='http://www.w3.org/2000/svg' width='1000' height='1000'/>"u8.ToArray()),
        ["gif"] = (PhotoErrors.TypeNotAllowed, () => [.. "GIF89a"u8, 0xE8, 3, 0xE8, 3, 0, 0, 0, 0x2C, 0, 0, 0, 0, 0xE8, 3, 0xE8, 3, 0, 2, 1, 0, 0x3B]),
        ["bmp"] = (PhotoErrors.TypeNotAllowed, () => Bmp(1000, 1000)),
        ["heic"] = (PhotoErrors.TypeNotAllowed, () => [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8, .. new byte[5000]]),
        ["avif"] = (PhotoErrors.TypeNotAllowed, () => [0, 0, 0, 24, .. "ftypavif\0\0\0\0mif1avif"u8, .. new byte[5000]]),
        ["tiff"] = (PhotoErrors.TypeNotAllowed, () => [.. "II*\0\b\0\0\0"u8, .. new byte[5000]]),
        ["ico"] = (PhotoErrors.TypeNotAllowed, () => [0, 0, 1, 0, 1, 0, .. new byte[5000]]),
        ["pdf"] = (PhotoErrors.TypeNotAllowed, () => "%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF"u8.ToArray()),
        ["zip"] = (PhotoErrors.TypeNotAllowed, () => Zip("../../etc/x", "x")),
        ["executable"] = (PhotoErrors.TypeNotAllowed, () => [0x7F, .. "ELF"u8, .. new byte[5000]]),
        ["jpeg behind a byte order mark"] = (PhotoErrors.TypeNotAllowed, () => Join([0xEF, 0xBB, 0xBF], Jpeg())),
        ["jpeg behind html"] = (PhotoErrors.TypeNotAllowed, () => Join("<html>"u8.ToArray(), Jpeg())),
        ["riff that is sound"] = (PhotoErrors.TypeNotAllowed, () => [.. "RIFF\x10\0\0\0WAVEfmt "u8, .. new byte[5000]]),
        ["riff that ends early"] = (PhotoErrors.TypeNotAllowed, () => "RIFF\x10\0"u8.ToArray()),
        ["jpeg magic then text"] = (PhotoErrors.Unreadable, () => [0xFF, 0xD8, 0xFF, .. "words words words"u8]),
        ["jpeg magic then noise"] = (PhotoErrors.Unreadable, () => [0xFF, 0xD8, 0xFF, 0xE0, .. Noise(50_000)]),
        ["jpeg start and end"] = (PhotoErrors.Unreadable, () => [0xFF, 0xD8, 0xFF, 0xD9]),
        ["png magic alone"] = (PhotoErrors.Unreadable, () => Png(1000, 800, 8, 2, 1)[..8]),
        ["png magic then noise"] = (PhotoErrors.Unreadable, () => Join(Png(1000, 800, 8, 2, 1)[..8], Noise(50_000))),
        ["webp magic then noise"] = (PhotoErrors.Unreadable, () => [.. "RIFF"u8, 0x50, 0xC3, 0, 0, .. "WEBPVP8 "u8, .. Noise(50_000)]),
        ["jpeg 65500 squared"] = (PhotoErrors.TooManyPixels, () => JpegHeader(65500, 65500)),
        ["jpeg 7072 squared"] = (PhotoErrors.TooManyPixels, () => JpegHeader(7072, 7072)),
        ["jpeg 0 by 0"] = (PhotoErrors.Unreadable, () => JpegHeader(0, 0)),
        ["jpeg header of 5000 by 4000 with the data of 16 by 16"] = (PhotoErrors.Unreadable, () => Cut(JpegHeader(5000, 4000), 0.97)),
        ["png bomb, 1 bit, 30000 squared"] = (PhotoErrors.TooManyPixels, () => Png(30000, 30000, 1, 0, 30000)),
        ["png header of 50000 squared"] = (PhotoErrors.TooManyPixels, () => Png(50000, 50000, 1, 0, 1)),
        ["49 megapixel png"] = (PhotoErrors.TooManyPixels, () => Png(7000, 7000, 8, 2, 7000, 90)),
        ["9 megapixel interlaced png"] = (PhotoErrors.TooManyPixels, () => Png(3000, 3000, 8, 2, 3000, 90, interlaced: true)),
        ["large png whose rows are missing"] = (PhotoErrors.Unreadable, () => Png(3000, 2900, 8, 2, rows: 3)),
        ["interlaced png whose rows are missing"] = (PhotoErrors.Unreadable, () => Png(2000, 2000, 8, 2, rows: 3, interlaced: true)),
        ["16 megapixel progressive jpeg in full colour"] = (PhotoErrors.TooManyPixels, () => MiniJpeg.Flat(4000, 4000, [90, 120, 130], progressive: true)),
        ["12 megapixel webp without loss"] = (PhotoErrors.TooManyPixels, LosslessWebp(4000, 3000)),
        ["png 2 billion wide"] = (PhotoErrors.Unreadable, () => WithPngWidth(int.MaxValue)),
        ["png of negative width"] = (PhotoErrors.Unreadable, () => WithPngWidth(-5)),
        ["png 0 wide"] = (PhotoErrors.Unreadable, () => WithPngWidth(0)),
        ["png whose rows are missing"] = (PhotoErrors.Unreadable, () => Png(1000, 800, 8, 2, rows: 3)),
        ["png with a wrong checksum"] = (PhotoErrors.Unreadable, () => Broken(Png(1000, 800, 8, 2, 800), 29)),
        ["png with broken data"] = (PhotoErrors.Unreadable, () => Broken(Encoded(SKEncodedImageFormat.Png), 20_000, 200)),
        ["thumbnail sized"] = (PhotoErrors.TooSmall, () => Jpeg(160, 120)),
        ["799 wide"] = (PhotoErrors.TooSmall, () => Jpeg(799, 600)),
        ["399 high"] = (PhotoErrors.TooSmall, () => Jpeg(1200, 399)),
        ["one pixel"] = (PhotoErrors.TooSmall, () => Encoded(SKEncodedImageFormat.Png, 1, 1, noise: false)),
        ["a strip that shrinks to nothing"] = (PhotoErrors.TooSmall, () => Png(20000, 440, 8, 0, 440)),
        ["ten thousand scans"] = (PhotoErrors.Unreadable, () => Join([Jpeg()[..^2], .. Enumerable.Repeat(Scan, 10_000), [0xFF, 0xD9]])),
    };

    private static readonly Dictionary<string, Func<byte[]>> Neutralised = new()
    {
        ["jpeg and html"] = () => Join(Jpeg(), "<html><script>alert(1)</script>"u8.ToArray()),
        ["jpeg and zip"] = () => Join(Jpeg(), Zip("evil.js", "alert(1)")),
        ["jpeg and php in a comment"] = () => WithSegment(Jpeg(), 0xFE, "<?php alert(1) ?>"u8.ToArray()),
        ["jpeg and script in exif"] = () => WithSegment(Jpeg(), 0xE1, "Exif\0\0<script>alert(1)</script>"u8.ToArray()),
        ["jpeg and a broken exif block"] = () => WithSegment(Jpeg(), 0xE1, [.. "Exif\0\0MM\0*"u8, 0xFF, 0xFF, 0xFF, 0xFF]),
        ["jpeg and a broken profile"] = () => WithSegment(Jpeg(), 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. Noise(3000)]),
        ["jpeg and a second jpeg"] = () => Join(Jpeg(), Jpeg(900, 700)),
        ["png and html"] = () => Join(Encoded(SKEncodedImageFormat.Png), "<script>alert(1)</script>"u8.ToArray()),
        ["png and script in a text chunk"] = () => Png(1000, 800, 8, 2, 800, 90, false, Chunk("tEXt", "Comment\0<script>alert(1)</script>"u8.ToArray())),
        ["png and a text bomb"] = () => Png(1000, 800, 8, 2, 800, 90, false, Chunk("zTXt", [.. "x\0\0"u8, .. Deflated(new byte[1_000_000], 200)])),
        ["png and a profile bomb"] = () => Png(1000, 800, 8, 2, 800, 90, false, Chunk("iCCP", [.. "x\0\0"u8, .. Deflated(new byte[1_000_000], 200)])),
        ["webp and html"] = () => Join(Encoded(SKEncodedImageFormat.Webp), "<script>alert(1)</script>"u8.ToArray()),
        ["8 megapixel png"] = () => Png(3500, 2500, 8, 2, 2500, 90),
        ["interlaced png of 4 megapixels"] = () => Png(2000, 2000, 8, 2, 2000, 90, interlaced: true),
        ["4 megapixel progressive jpeg"] = () => MiniJpeg.Flat(2000, 2000, [90, 120, 130], progressive: true),
        ["48 megapixel jpeg"] = () => Jpeg(8000, 6000, noise: false),
        ["png with 16 bits"] = () => Png(3000, 2000, 16, 2, 2000, 90),
        ["interlaced png"] = () => Png(1000, 800, 8, 0, 800, 90, interlaced: true),
    };

    private readonly PhotoPipeline pipeline = new(RememberedPhotos.Workers);

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];
    public static TheoryData<string> NeutralisedNames => [.. Neutralised.Keys];

    [Theory, MemberData(nameof(RefusedNames))]
    public async Task It_is_refused_with_a_code(string name)
    {
        var upload = Refused[name].Make();
        var watch = Stopwatch.StartNew();

        var refusal = await Should.ThrowAsync<BusinessException>(() => pipeline.ProcessAsync(upload, default));

        refusal.Code.ShouldBe(Refused[name].Code);
        refusal.Status.ShouldBe(400);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Theory, MemberData(nameof(NeutralisedNames))]
    public async Task Only_its_pixels_are_kept(string name)
    {
        var upload = Neutralised[name]();
        var watch = Stopwatch.StartNew();

        var photo = await pipeline.ProcessAsync(upload, default);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        foreach (var file in new[] { photo.Original, photo.Thumbnail })
        {
            file.AsSpan().IndexOf("alert"u8).ShouldBe(-1);
            file.AsSpan().LastIndexOf([(byte)0xFF, (byte)0xD9]).ShouldBe(file.Length - 2, "nothing may follow the end of the image");
            PhotoPipelineTests.MetadataSegments(file.AsSpan()).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_file_cut_anywhere_is_refused(SKEncodedImageFormat format)
    {
        var whole = Encoded(format);
        foreach (var percent in new[] { 1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99 })
        {
            var refusal = await Should.ThrowAsync<BusinessException>(() => pipeline.ProcessAsync(Cut(whole, percent / 100d), default), $"{percent} %");
            refusal.Code.ShouldBe(PhotoErrors.Unreadable);
        }
    }

    [Fact]
    public async Task Mutants_never_bring_it_down()
    {
        byte[][] originals = [Jpeg(800, 400), Encoded(SKEncodedImageFormat.Png, 800, 400), Encoded(SKEncodedImageFormat.Webp, 800, 400)];
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var mutant = originals[i % 3].ToArray();
            for (var flips = random.Next(1, 30); flips > 0; flips--)
            {
                mutant[random.Next(i % 2 == 0 ? 600 : mutant.Length)] = (byte)random.Next(256);
            }

            try
            {
                var photo = await pipeline.ProcessAsync(mutant, default);
                photo.Original.ShouldNotBeEmpty();
            }
            catch (BusinessException refusal)
            {
                refusal.Code.ShouldStartWith("Applications:Photo");
            }
        }
    }

    private static Func<byte[]> LosslessWebp(int width, int height) => () =>
    {
        using var bitmap = Quarters(width, height);
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 0));
        return data!.ToArray();
    };

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Broken(byte[] bytes, int at, int count = 1)
    {
        for (var i = at; i < at + count; i++)
        {
            bytes[i] ^= 0x5A;
        }

        return bytes;
    }

    private static byte[] WithPngWidth(int width)
    {
        var png = Png(1000, 800, 8, 2, 1);
        var header = png[16..29];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header, width);
        return Join(png[..8], Chunk("IHDR", header), png[33..]);
    }

    private static byte[] Bmp(int width, int height)
    {
        var bytes = new byte[54 + (width * height * 3)];
        Encoding.ASCII.GetBytes("BM").CopyTo(bytes, 0);
        BitConverter.GetBytes(bytes.Length).CopyTo(bytes, 2);
        (bytes[10], bytes[14], bytes[26], bytes[28]) = (54, 40, 1, 24);
        BitConverter.GetBytes(width).CopyTo(bytes, 18);
        BitConverter.GetBytes(height).CopyTo(bytes, 22);
        return bytes;
    }
}
