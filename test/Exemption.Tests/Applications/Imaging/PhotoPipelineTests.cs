using Exemption.Applications.Imaging;
using Exemption.Framework.Domain;
using Exemption.Tests.Testing;
using SkiaSharp;
using static Exemption.Tests.Applications.Imaging.PictureFiles;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>What a good photo becomes: upright, small enough, sRGB on white, and without a word about whoever took it.</summary>
public sealed class PhotoPipelineTests
{
    private readonly PhotoPipeline pipeline = new(RememberedPhotos.Workers);

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, 4000, 3000, 2000, 1500)]
    [InlineData(SKEncodedImageFormat.Jpeg, 3000, 4000, 1500, 2000)]
    [InlineData(SKEncodedImageFormat.Png, 3501, 2503, 2000, 1430)]
    [InlineData(SKEncodedImageFormat.Png, 2100, 1400, 2000, 1333)]
    [InlineData(SKEncodedImageFormat.Webp, 4000, 3000, 2000, 1500)]
    [InlineData(SKEncodedImageFormat.Jpeg, 800, 400, 800, 400)]
    [InlineData(SKEncodedImageFormat.Png, 1200, 900, 1200, 900)]
    public async Task A_photo_becomes_two_jpegs_of_bounded_size(SKEncodedImageFormat format, int width, int height, int fullWidth, int fullHeight)
    {
        var photo = await pipeline.ProcessAsync(Encoded(format, width, height), default);

        (photo.Width, photo.Height).ShouldBe((fullWidth, fullHeight));
        using var full = SKBitmap.Decode(photo.Original.AsSpan())!;
        (full.Width, full.Height).ShouldBe((fullWidth, fullHeight));
        using var thumbnail = SKBitmap.Decode(photo.Thumbnail.AsSpan())!;
        Math.Max(thumbnail.Width, thumbnail.Height).ShouldBe(360);
        photo.Original.AsSpan()[..3].SequenceEqual(new byte[] { 0xFF, 0xD8, 0xFF }).ShouldBeTrue();
        photo.Original.Length.ShouldBeLessThan(2_000_000);
    }

    [Theory]
    [InlineData(1, "RGBY")]
    [InlineData(2, "GRYB")]
    [InlineData(3, "YBGR")]
    [InlineData(4, "BYRG")]
    [InlineData(5, "RBGY")]
    [InlineData(6, "BRYG")]
    [InlineData(7, "YGBR")]
    [InlineData(8, "GYRB")]
    [InlineData(9, "RGBY")]
    public async Task Exif_orientation_is_applied(ushort orientation, string quarters)
    {
        var photo = await pipeline.ProcessAsync(WithExif(Jpeg(1000, 800, noise: false), orientation), default);

        (photo.Width, photo.Height).ShouldBe(orientation is >= 5 and <= 8 ? (800, 1000) : (1000, 800));
        QuartersOf(photo.Original).ShouldBe(quarters);
    }

    [Fact]
    public async Task A_large_photo_is_turned_and_shrunk_at_once()
    {
        var photo = await pipeline.ProcessAsync(WithExif(Jpeg(4000, 3000, noise: false), 6), default);

        (photo.Width, photo.Height).ShouldBe((1500, 2000));
        QuartersOf(photo.Original).ShouldBe("BRYG");
    }

    [Fact]
    public async Task Position_camera_comment_and_profile_are_gone()
    {
        var upload = WithSegment(WithExif(Jpeg(), 1), 0xFE, "taken by somebody"u8.ToArray());

        var photo = await pipeline.ProcessAsync(upload, default);

        foreach (var file in new[] { photo.Original, photo.Thumbnail })
        {
            MetadataSegments(file.AsSpan()).ShouldBeEmpty();
            file.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
            file.AsSpan().IndexOf("somebody"u8).ShouldBe(-1);
        }
    }

    [Theory]
    [InlineData(6, 8, 0)]
    [InlineData(4, 8, 0)]
    [InlineData(6, 16, 0)]
    public async Task A_transparent_png_comes_out_on_white(byte colorType, byte depth, byte fill)
    {
        var photo = await pipeline.ProcessAsync(Png(1000, 800, depth, colorType, rows: 800, fill), default);

        using var full = SKBitmap.Decode(photo.Original.AsSpan())!;
        full.GetPixel(500, 400).ShouldBe(SKColors.White);
    }

    [Fact]
    public async Task Half_transparent_red_is_pink_not_black()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(1000, 800, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Erase(new SKColor(255, 0, 0, 128));
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100)!;

        var photo = await pipeline.ProcessAsync(png.ToArray(), default);

        using var full = SKBitmap.Decode(photo.Original.AsSpan())!;
        var pixel = full.GetPixel(500, 400);
        ((int)pixel.Red).ShouldBeInRange(250, 255);
        ((int)pixel.Green).ShouldBeInRange(122, 132);
    }

    [Theory]
    [InlineData("grey", 200, 200, 200)]
    [InlineData("grey progressive", 200, 200, 200)]
    [InlineData("colour progressive", 200, 200, 200)]
    [InlineData("cmyk", 255, 255, 255)]
    [InlineData("ycck", 255, 255, 255)]
    public async Task Unusual_jpegs_are_read(string kind, int red, int green, int blue)
    {
        var upload = kind switch
        {
            "grey" => MiniJpeg.Flat(1000, 800, [200]),
            "grey progressive" => MiniJpeg.Flat(1000, 800, [200], progressive: true),
            "colour progressive" => MiniJpeg.Flat(1000, 800, [200, 128, 128], progressive: true),
            "cmyk" => MiniJpeg.Flat(1000, 800, [255, 255, 255, 255], adobeTransform: 0),
            _ => MiniJpeg.Flat(1000, 800, [0, 128, 128, 255], adobeTransform: 2),
        };

        var photo = await pipeline.ProcessAsync(upload, default);

        using var full = SKBitmap.Decode(photo.Original.AsSpan())!;
        var pixel = full.GetPixel(500, 400);
        ((int)pixel.Red).ShouldBeInRange(red - 4, red + 4);
        ((int)pixel.Green).ShouldBeInRange(green - 4, green + 4);
        ((int)pixel.Blue).ShouldBeInRange(blue - 4, blue + 4);
    }

    [Fact]
    public async Task A_wide_gamut_photo_becomes_srgb()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(
            1000, 800, SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3)));
        bitmap.GetPixelSpan().Fill(255);
        for (var i = 0; i < bitmap.ByteCount; i += 4)
        {
            (bitmap.GetPixelSpan()[i], bitmap.GetPixelSpan()[i + 1], bitmap.GetPixelSpan()[i + 2]) = (128, 200, 128);
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100)!;

        var photo = await pipeline.ProcessAsync(png.ToArray(), default);

        using var full = SKBitmap.Decode(photo.Original.AsSpan())!;
        ((int)full.GetPixel(500, 400).Red).ShouldBeLessThan(115, "P3 (128,200,128) is a stronger green in sRGB");
    }

    /// <summary>The letters of the colours at top left, top right, bottom left and bottom right.</summary>
    private static string QuartersOf(ReadOnlyMemory<byte> jpeg)
    {
        using var bitmap = SKBitmap.Decode(jpeg.Span)!;
        char At(int x, int y) => bitmap.GetPixel(bitmap.Width * x / 4, bitmap.Height * y / 4) switch
        {
            { Red: > 200, Green: > 200, Blue: < 60 } => 'Y',
            { Red: > 200, Green: < 60, Blue: < 60 } => 'R',
            { Red: < 60, Green: > 200, Blue: < 60 } => 'G',
            { Red: < 60, Green: < 60, Blue: > 200 } => 'B',
            _ => '?',
        };
        return new string([At(1, 1), At(3, 1), At(1, 3), At(3, 3)]);
    }

    /// <summary>The APP1 to APP15 and comment markers before the first scan.</summary>
    internal static List<byte> MetadataSegments(ReadOnlySpan<byte> jpeg)
    {
        var found = new List<byte>();
        for (var i = 2; jpeg[i + 1] != 0xDA; i += 2 + (jpeg[i + 2] << 8) + jpeg[i + 3])
        {
            if (jpeg[i + 1] is (> 0xE0 and <= 0xEF) or 0xFE)
            {
                found.Add(jpeg[i + 1]);
            }
        }

        return found;
    }
}
