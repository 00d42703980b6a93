using Exemption.Imaging.Enhancing;
using SkiaSharp;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>Easier to read, and still the same document.</summary>
public sealed class PhotoEnhancerTests
{
    private static readonly SKColor Skin = new(0xC8, 0x98, 0x78);

    [Fact]
    public void Paper_becomes_white_and_even_where_a_shadow_lay()
    {
        using var flat = DrawnSheet.Draw(new SKColor(0xC8, 0xBC, 0xA0), more: canvas =>
        {
            using var shadow = new SKPaint { Color = SKColors.Black.WithAlpha(110) };
            canvas.DrawRect(0, 0, DrawnSheet.Width / 2f, DrawnSheet.Height, shadow);
        });
        using var view = PhotoEnhancer.Enhance(flat);
        (view.Width, view.Height).ShouldBe((flat.Width, flat.Height));
        foreach (var x in new[] { 85, 935 })
        {
            var paper = view.GetPixel(x, 330);
            ((int)paper.Green).ShouldBeGreaterThan(225);
            (paper.Red - paper.Blue).ShouldBeLessThan(14);
        }

        ((int)view.GetPixel(98, 75).Green).ShouldBeLessThan(60);
    }

    [Fact]
    public void Face_keeps_its_colour_and_its_lightness()
    {
        using var flat = DrawnSheet.Draw(new SKColor(0xE0, 0xE4, 0xE8), more: canvas =>
        {
            using var paint = new SKPaint { Color = new SKColor(0x1C, 0x18, 0x16) };
            canvas.DrawRect(700, 100, 220, 330, paint);
            paint.Color = Skin;
            canvas.DrawOval(810, 260, 80, 110, paint);
        });
        using var view = PhotoEnhancer.Enhance(flat);
        var (face, hair) = (view.GetPixel(810, 260), view.GetPixel(720, 130));
        ((int)face.Red).ShouldBeInRange(Skin.Red - 20, Skin.Red + 30);
        (face.Red - face.Blue).ShouldBeInRange(Skin.Red - Skin.Blue - 25, Skin.Red - Skin.Blue + 35);
        ((int)hair.Green).ShouldBeLessThan(45);
    }

    [Fact]
    public void Nothing_appears_on_an_empty_grainy_sheet()
    {
        using var flat = new SKBitmap(new SKImageInfo(400, 300, SKColorType.Rgba8888, SKAlphaType.Opaque));
        flat.Erase(new SKColor(90, 90, 90));
        using var view = PhotoEnhancer.Enhance(flat);
        var pixels = view.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i += 4)
        {
            ((int)pixels[i]).ShouldBeInRange(pixels[0] - 1, pixels[0] + 1);
        }
    }
}
