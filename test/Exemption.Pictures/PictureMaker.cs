using System.Globalization;
using Exemption.Imaging;
using Exemption.Pictures.Documents;
using Exemption.Pictures.Scenes;
using SkiaSharp;

namespace Exemption.Pictures;

/// <summary>A drawn photograph: its file, its upright pixels and the truth about it.</summary>
internal sealed record MadePicture(byte[] Jpeg, PictureTruth Truth);

/// <summary>Draws the photograph that a request describes; every part throws dice of its own.</summary>
internal static class PictureMaker
{
    private static readonly GroundKind[] Grounds = Enum.GetValues<GroundKind>();

    public static MadePicture Make(PictureRequest request)
    {
        var dice = new Dice((ulong)request.Seed).For($"{request.Kind} {request.Level} {(request.Framed ? "framed" : "album")}");
        var limits = LevelLimits.Of(request.Level);
        var faults = new List<Fault>();

        // Its size must be known before its place, and its place before the pixels that it is worth.
        using var sketch = DocumentPress.Print(request.Kind, 0, dice);
        var camera = Camera.Place(request, sketch.Width, sketch.Height, dice.For("camera"));
        using var document = DocumentPress.Print(request.Kind, MathF.Max(camera.Document.Width, camera.Document.Height) * 1.1f, dice);
        var ground = request.Ground ?? dice.For("ground").Of(Grounds);

        using var scene = SKSurface.Create(new SKImageInfo(camera.Width, camera.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Ground.Draw(scene.Canvas, ground, camera, dice.For("table"));
        if (ground == GroundKind.OtherCard)
        {
            using var other = DocumentPress.Print(dice.For("beside").Of([PictureKind.Front, PictureKind.Back, PictureKind.Other]), camera.Document.Width, dice.For("beside"));
            Table.LayBeside(scene.Canvas, other, document, camera, dice.For("beside place"));
        }

        if (request.Flaw != PictureFlaw.Absent)
        {
            Table.Lay(scene.Canvas, document, camera, dice.For("document"));
        }

        Light.Reflect(scene.Canvas, camera, limits, dice.For("glare"), faults);
        Table.Hold(scene.Canvas, camera, document.Width, limits, dice.For("fingers"), faults);
        Light.Shine(scene.Canvas, camera, limits, dice.For("light"), faults);
        var flaw = new Flaw(request.Flaw, camera, document.Width, dice.For("flaw"), faults);
        using var pixels = Sensor.Expose(scene, camera, limits, flaw, dice.For("sensor"), faults);
        flaw.Reflect(pixels, document);
        return Develop(request, dice, limits, camera, document, ground, pixels, faults);
    }

    private static MadePicture Develop(
        PictureRequest request, Dice dice, LevelLimits limits, Camera camera, DrawnDocument document, GroundKind ground, SKBitmap pixels, List<Fault> faults)
    {
        var file = dice.For("file");
        var quality = limits.QualityFrom + file.Below(limits.QualityTo - limits.QualityFrom + 1);
        faults.Add(new("jpeg", quality));
        faults.Add(new("tilt", MathF.Max(MathF.Abs(camera.TiltX), MathF.Abs(camera.TiltY))));
        faults.Add(new("turn", camera.Turn));
        var orientation = request.Exif ? file.Of([1, 3, 6, 8]) : 1;
        using var laid = ExifTag.LayDown(pixels, orientation);
        using var data = laid.Encode(SKEncodedImageFormat.Jpeg, quality);
        var jpeg = orientation == 1 ? data.ToArray() : ExifTag.Put(data.ToArray(), orientation);
        var name = string.Create(CultureInfo.InvariantCulture, $"{request.Kind}-{request.Level}-{(request.Framed ? "framed" : "album")}{(request.Flaw == PictureFlaw.None ? string.Empty : $"-{request.Flaw}")}-{request.Seed}.jpg").ToLowerInvariant();
        var fields = document.Fields.Select(f => new TrueField(f.Name, f.Value, PictureTruth.Points(camera.PlaneToPicture.Map(Quad.OfBox(f.Box.Left, f.Box.Top, f.Box.Right, f.Box.Bottom)))));
        return new(jpeg, new(
            name, request.Seed, request.Kind, request.Level, ground, request.Framed, document.Layout, camera.Width, camera.Height, document.Width / 10, document.Height / 10,
            PictureTruth.Points(camera.Document), camera.Frame is { } frame ? PictureTruth.Points(frame) : null, [.. fields], faults, orientation, request.Flaw));
    }
}
