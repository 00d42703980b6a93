using System.Numerics;
using Exemption.Pictures.Documents;
using SkiaSharp;

namespace Exemption.Pictures.Scenes;

/// <summary>The one fault that a picture is to be refused for, drawn so badly that nobody could read what matters.</summary>
internal sealed class Flaw(PictureFlaw kind, Camera camera, float docWidth, Dice dice, List<Fault> faults)
{
    private static readonly string[] Important = ["name", "idNumber", "certificateNumber", "certificateName", "authority", "validity", "address"];

    /// <summary>Times the exposure that the level asks for.</summary>
    public float Gain => kind switch { PictureFlaw.Dark => dice.For("gain").Between(0.07f, 0.14f), PictureFlaw.Bright => dice.For("gain").Between(4, 7), _ => 1 };

    /// <summary>Sigma in pixels of the picture, by focus or by hand; print on a certificate is smaller for its width than print on a card.</summary>
    public (bool Motion, float Pixels) Soften()
    {
        if (kind != PictureFlaw.Blur)
        {
            return default;
        }

        var own = dice.For("blur");
        var (motion, size) = (own.Happens(0.4), docWidth < 1000 ? own.Between(4, 8) : own.Between(2.5f, 5));
        faults.Add(new(motion ? "flawMotion" : "flawBlur", size));
        return (motion, size * camera.Document.Width / 1000);
    }

    /// <summary>A lamp mirrored over one of the fields. It is brighter than any paper, so it is laid over what the sensor made of the rest.</summary>
    public void Reflect(SKBitmap pixels, DrawnDocument document)
    {
        if (kind != PictureFlaw.Glare)
        {
            return;
        }

        var own = dice.For("glare");
        var fields = document.Fields.Where(f => Important.Contains(f.Name)).Select(f => f.Box).ToList();
        var box = own.Of(fields);
        var at = camera.PlaneToPicture.Map(new Vector2(own.Between(box.Left, MathF.Min(box.Right, box.Left + (docWidth * 0.2f))), box.MidY));
        var radius = camera.Document.Width * own.Between(0.06f, 0.14f);
        using var canvas = new SKCanvas(pixels);
        canvas.Translate(at.X, at.Y);
        canvas.RotateDegrees(own.Around(90));
        canvas.Scale(1, own.Between(0.55f, 1));
        var core = own.Between(0.3f, 0.7f);
        SKColor Glow(float share) => SKColors.White.WithAlpha((byte)(255 * share));
        using var shader = SKShader.CreateRadialGradient(
            new(0, 0), radius, [Glow(1), Glow(1), Glow(0.55f), Glow(0.2f), Glow(0)], [0, core, core + ((1 - core) * 0.25f), core + ((1 - core) * 0.6f), 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Plus };
        canvas.DrawCircle(0, 0, radius, paint);
        faults.Add(new("flawGlare", radius / camera.Document.Width));
    }
}
