using Exemption.Imaging;
using Exemption.Pictures;
using Exemption.Pictures.Measuring;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>The finder's share on a few pictures that it was not tuned on; the whole table comes from test/Exemption.Pictures measure.</summary>
public sealed class DocumentFinderTests
{
    [Theory]
    [InlineData("Front", true, 6, 6)]
    [InlineData("Back", true, 5, 5)]
    [InlineData("Certificate", true, 6, 4)]
    [InlineData("Front", false, 6, 4)]
    [InlineData("Certificate", false, 5, 3)]
    public void Document_is_found_where_it_lies(string kind, bool framed, int count, int atLeast)
    {
        var overlaps = Enumerable.Range(100_000, count)
            .Select(seed => PictureMaker.Make(new(seed, Enum.Parse<PictureKind>(kind), PictureLevel.Medium, framed, Megapixels: 0.6f)))
            .Select(p => Measurement.Of(p.Jpeg, p.Truth).Overlap)
            .ToList();
        overlaps.Count(o => o >= 0.95f).ShouldBeGreaterThanOrEqualTo(atLeast, string.Join(' ', overlaps));
    }

    [Fact]
    public void Document_that_is_cut_off_has_corners_outside_the_picture()
    {
        var outside = Enumerable.Range(100_000, 4)
            .Select(seed => PictureMaker.Make(new(seed, PictureKind.Front, PictureLevel.Mild, false, GroundKind.WoodDark, 0.6f, Cut: true)))
            .Select(p => (Measurement.Of(p.Jpeg, p.Truth).Found, p.Truth))
            .Count(p => p.Found is { } found && Enumerable.Range(0, 4).Any(i => found[i].X < 0 || found[i].Y < 0 || found[i].X > p.Truth.Width || found[i].Y > p.Truth.Height));
        outside.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void Corners_are_named_as_the_picture_lies()
    {
        var picture = PictureMaker.Make(new(3, PictureKind.Front, PictureLevel.Mild, true, GroundKind.Dark, 0.6f));
        var found = Measurement.Of(picture.Jpeg, picture.Truth).Found.ShouldNotBeNull();
        for (var corner = 0; corner < 4; corner++)
        {
            System.Numerics.Vector2.Distance(found[corner], picture.Truth.Corners[corner]).ShouldBeLessThan(picture.Truth.Width * 0.02f);
        }
    }

    [Fact]
    public void Quad_comes_back_after_four_quarter_turns_and_covers_itself()
    {
        var quad = Quad.OfBox(10, 20, 110, 80);
        quad.Turned(1).TopLeft.ShouldBe(quad.BottomLeft);
        quad.Turned(1).Turned(3).ShouldBe(quad);
        quad.OverlapWith(quad.Turned(2)).ShouldBe(1, 1e-4);
        quad.OverlapWith(Quad.OfBox(60, 20, 160, 80)).ShouldBe(1 / 3f, 1e-4);
    }
}
