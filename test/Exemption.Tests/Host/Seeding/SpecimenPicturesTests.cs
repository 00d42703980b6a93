using Exemption.Applications.Imaging;
using Exemption.Host.Seeding.Specimens;
using Exemption.Tests.Applications.Imaging;
using Exemption.Tests.Testing;
using SkiaSharp;

namespace Exemption.Tests.Host.Seeding;

/// <summary>The demo's pictures are photos like any other: they pass the door that students' photos pass, and no two look alike.</summary>
public sealed class SpecimenPicturesTests
{
    private static readonly IdCardFront Front = new("林晓雯", "女", new DateOnly(2003, 5, 17), "样例省样例市样例区演示路18号3栋502室", "519999200305170023");
    private static readonly IdCardBack Back = new("样例市公安局样例分局", new DateOnly(2021, 6, 1), new DateOnly(2031, 6, 1));

    private readonly SpecimenPictures pictures = new();
    private readonly PhotoPipeline pipeline = new(RememberedPhotos.Workers);

    public static TheoryData<string, int> Kinds => new()
    {
        { "front", 1009 },
        { "back", 1009 },
        { "certificate 0", 1131 },
        { "certificate 1", 1131 },
        { "certificate 2", 1131 },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_kind_passes_the_photo_pipeline(string kind, int height)
    {
        foreach (var fault in Enum.GetValues<SpecimenFault>())
        {
            var photo = await pipeline.ProcessAsync(Draw(kind, new SpecimenLook(5, fault)), default);

            (photo.Width, photo.Height).ShouldBe((1600, height));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_seed_settles_the_picture(string kind, int height)
    {
        var first = Draw(kind, new SpecimenLook(1));

        first.ShouldBe(Draw(kind, new SpecimenLook(1)));
        first.ShouldNotBe(Draw(kind, new SpecimenLook(2)), $"height {height}");
    }

    [Fact]
    public void Several_threads_and_another_instance_draw_the_same()
    {
        var looks = Enumerable.Range(0, 24).Select(seed => new SpecimenLook(seed)).ToList();
        var expected = looks.Select(look => Draw("certificate " + (look.Seed % 3), look)).ToList();
        using var others = new SpecimenPictures();

        var drawn = looks.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(look => others.Certificate(SheetOf(look.Seed % 3), look)).ToList();

        for (var i = 0; i < looks.Count; i++)
        {
            drawn[i].ShouldBe(expected[i]);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_fault_can_be_seen(string kind, int height)
    {
        var good = Draw(kind, new SpecimenLook(4));

        Brightness(Draw(kind, new SpecimenLook(4, SpecimenFault.Dim))).ShouldBeLessThan(Brightness(good) * 0.5, $"height {height}");
        Sharpness(Draw(kind, new SpecimenLook(4, SpecimenFault.Soft))).ShouldBeLessThan(Sharpness(good) * 0.5);
    }

    private static double Brightness(byte[] jpeg)
    {
        using var bitmap = SKBitmap.Decode(jpeg)!;
        return bitmap.GetPixelSpan().ToArray().Where((_, i) => i % 4 != 3).Average(value => (double)value);
    }

    /// <summary>The mean step of brightness from a pixel to its neighbour.</summary>
    private static double Sharpness(byte[] jpeg)
    {
        using var bitmap = SKBitmap.Decode(jpeg)!;
        var pixels = bitmap.GetPixelSpan().ToArray();
        return Enumerable.Range(0, (pixels.Length / 4) - 1).Average(i => (double)Math.Abs(pixels[(i * 4) + 1] - pixels[(i * 4) + 5]));
    }

    private byte[] Draw(string kind, SpecimenLook look) => kind switch
    {
        "front" => pictures.IdFront(Front, look),
        "back" => pictures.IdBack(Back, look),
        _ => pictures.Certificate(SheetOf(kind[^1] - '0'), look),
    };

    private static CertificateSheet SheetOf(int layout) => new(
        Front.Name, Front.Sex, Front.IdNumber, "Web前端开发", "中级", "SPEC2024051900123", "样例信息技术有限公司", new DateOnly(2024, 5, 19), new DateOnly(2029, 5, 18), layout);
}
