using Exemption.Imaging;
using Exemption.Pictures;
using SkiaSharp;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>What the finder is measured on must itself be right.</summary>
public sealed class TestPicturesTests
{
    private static readonly PictureRequest Request = new(7, PictureKind.Front, PictureLevel.Medium, true, Megapixels: 0.5f);

    [Fact]
    public void Same_seed_draws_the_same_picture()
    {
        var (one, other) = (PictureMaker.Make(Request), PictureMaker.Make(Request));
        one.Jpeg.ShouldBe(other.Jpeg);
        one.Truth.Quad.ShouldBe(other.Truth.Quad);
        PictureMaker.Make(Request with { Seed = 8 }).Jpeg.ShouldNotBe(one.Jpeg);
    }

    [Theory]
    [InlineData("Front", "idNumber")]
    [InlineData("Back", "validity")]
    [InlineData("Certificate", "certificateNumber")]
    public void Truth_names_the_fields_and_their_places_within_the_document(string kind, string field)
    {
        var truth = PictureMaker.Make(Request with { Kind = Enum.Parse<PictureKind>(kind) }).Truth;
        var place = truth.Fields.Single(f => f.Name == field);
        place.Value.ShouldNotBeEmpty();
        foreach (var p in place.Quad)
        {
            Quad.OfBox(p[0] - 0.5f, p[1] - 0.5f, p[0] + 0.5f, p[1] + 0.5f).OverlapWith(truth.Corners).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Drawn_people_carry_a_valid_number_of_an_area_that_is_nobodys()
    {
        var number = PictureMaker.Make(Request).Truth.Fields.Single(f => f.Name == "idNumber").Value;
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        number[..6].ShouldEndWith("9999");
        "10X98765432"[weights.Select((w, i) => w * (number[i] - '0')).Sum() % 11].ShouldBe(number[17]);
    }

    [Fact]
    public void Orientation_tag_turns_the_stored_pixels_upright()
    {
        var truth = Enumerable.Range(1, 8).Select(s => PictureMaker.Make(Request with { Seed = s, Exif = true })).First(p => p.Truth.ExifOrientation == 6);
        using var codec = SKCodec.Create(new MemoryStream(truth.Jpeg));
        codec.EncodedOrigin.ShouldBe(SKEncodedOrigin.RightTop);
        (codec.Info.Width, codec.Info.Height).ShouldBe((truth.Truth.Height, truth.Truth.Width));
    }

    [Fact]
    public void Rectified_document_has_its_number_where_it_was_printed()
    {
        // The middle of the portrait's place is darker or more coloured than the paper left of it; a wrong corner order would swap them.
        var picture = PictureMaker.Make(Request with { Level = PictureLevel.Mild, Ground = GroundKind.Dark });
        using var pixels = SKBitmap.Decode(picture.Jpeg);
        using var flat = DocumentRectifier.Rectify(pixels, picture.Truth.Corners, 856, 540);
        var (hair, paper) = (flat.GetPixel(675, 140), flat.GetPixel(30, 270));
        ((int)hair.Green).ShouldBeLessThan(paper.Green - 60);
    }
}
