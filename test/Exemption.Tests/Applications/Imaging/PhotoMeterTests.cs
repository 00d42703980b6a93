using Exemption.Imaging;
using Exemption.Imaging.Judging;
using Exemption.Pictures;
using Exemption.Pictures.Measuring;
using SkiaSharp;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>Each number tells of its fault and of no other. How often photographs are judged rightly, test/Exemption.Pictures judge tells.</summary>
public sealed class PhotoMeterTests
{
    private static readonly SKColor Paper = new(0xD8, 0xE0, 0xE8);

    [Fact]
    public void Edges_grow_wider_with_blur_in_either_direction_and_not_narrower_with_grain()
    {
        var sharp = Measure(Paper).EdgeWidth;
        sharp.ShouldBeLessThan(3);
        Measure(Paper, 5, 5).EdgeWidth.ShouldBeGreaterThan(7);
        Measure(Paper, 6, 0).EdgeWidth.ShouldBeGreaterThan(7);
        Measure(Paper, 0, 6).EdgeWidth.ShouldBeGreaterThan(7);
        Measure(Paper, 5, 5, 6).EdgeWidth.ShouldBeGreaterThan(6);
    }

    [Fact]
    public void Reflection_is_found_where_it_lies()
    {
        var measures = Measure(Paper, glare: new(300, 400));
        measures.GlareShare.ShouldBeInRange(0.008f, 0.04f);
        var box = measures.GlareBox.ShouldNotBeNull();
        box.Left.ShouldBeInRange(0.2f, 0.3f);
        box.Right.ShouldBeInRange(0.3f, 0.4f);
        box.Top.ShouldBeLessThan(400f / DrawnSheet.Height);
        box.Bottom.ShouldBeGreaterThan(400f / DrawnSheet.Height);
    }

    [Fact]
    public void White_paper_in_bright_light_is_no_reflection()
    {
        Measure(new SKColor(0xFD, 0xFD, 0xFC), grain: 2).GlareShare.ShouldBeLessThan(0.001f);
        Measure(SKColors.White).GlareShare.ShouldBeLessThan(0.001f);
    }

    [Fact]
    public void Lightness_size_place_and_form_are_told_in_the_units_that_they_promise()
    {
        using var photo = DrawnSheet.Draw(new SKColor(60, 60, 60));
        var measures = PhotoMeter.Measure(photo, new(Quad.OfBox(20, 40, 520, 400), 0.6f), DocumentShape.Card);
        measures.DocumentPixels.ShouldBe(500, 0.1);
        measures.RimDistance.ShouldBe(0.04f, 0.001);
        measures.AspectOff.ShouldBe(MathF.Log(500 / 360f / (85.6f / 54)), 0.001);
        measures.MedianLuma.ShouldBe(60, 2);
        measures.Score.ShouldBe(0.6f);
    }

    [Theory]
    [InlineData("None", null)]
    [InlineData("Blur", "Blurred")]
    [InlineData("Glare", "Glare")]
    [InlineData("Dark", "TooDark")]
    [InlineData("Small", "TooSmall")]
    public void Drawn_flaw_is_refused_for_what_it_is(string flaw, string? cause)
    {
        var picture = PictureMaker.Make(new(100_000, PictureKind.Front, PictureLevel.Mild, true, GroundKind.WoodDark, 0.8f, Flaw: Enum.Parse<PictureFlaw>(flaw)));
        JudgedPicture.Of(picture.Jpeg, picture.Truth).Blocking.Select(c => c.ToString()).ShouldBe(cause is null ? [] : [cause]);
    }

    private static PhotoMeasures Measure(SKColor paper, float blurX = 0, float blurY = 0, float grain = 0, SKPoint? glare = null)
    {
        using var sheet = DrawnSheet.Draw(paper, blurX, blurY, grain, glare);
        return PhotoMeter.Measure(sheet, new(Quad.OfBox(0, 0, DrawnSheet.Width, DrawnSheet.Height), 1), DocumentShape.Card, sheet);
    }
}
