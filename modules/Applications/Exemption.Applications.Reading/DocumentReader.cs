using System.Diagnostics.CodeAnalysis;
using Exemption.Imaging;
using Exemption.Reading.Models;
using Microsoft.ML.OnnxRuntime;
using SkiaSharp;

namespace Exemption.Reading;

/// <summary>
/// Reads what is written on a document. It holds two nets (some 60 MB) and works on the caller's thread; several threads may share it, each then needs memory of its own.
/// </summary>
public sealed class DocumentReader : IDisposable
{
    private const string Version = "ppocr-v4-mobile/1";

    /// <summary>
    /// The longer side of the flattened document, from which lines are cut, and of the copy in which they are looked for. A card's print is larger; in a photograph that was not flattened the
    /// document may take a third. Larger ones were tried: they read no more and cost as their area.
    /// </summary>
    private const int SheetSide = 1600;
    private const int CardSide = 1200;
    private const int SearchSheet = 736;
    private const int SearchCard = 608;
    private const int SearchPhoto = 1088;

    private const float Margin = 0.02f;

    private readonly TextDetector detector;
    private readonly LineRecognizer recognizer;

    private DocumentReader(TextDetector detector, LineRecognizer recognizer) => (this.detector, this.recognizer) = (detector, recognizer);

    /// <summary>The models and the algorithm around them.</summary>
    public string ModelVersion { get; } = Version;

    /// <summary>False where the nets, or the runtime for this machine, are missing: everything else works without.</summary>
    public static bool TryOpen(string modelFolder, [NotNullWhen(true)] out DocumentReader? reader)
    {
        reader = null;
        var (detector, recognizer) = (Path.Combine(modelFolder, "det.onnx"), Path.Combine(modelFolder, "rec.onnx"));
        if (!File.Exists(detector) || !File.Exists(recognizer))
        {
            return false;
        }

        try
        {
            reader = new(new(detector), new(recognizer));
            return true;
        }
        catch (Exception e) when (e is OnnxRuntimeException or DllNotFoundException or TypeInitializationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public ReadingLines Read(SKBitmap picture) => Read(picture, Math.Max(picture.Width, picture.Height) > SheetSide * 5 / 4 ? SearchPhoto : SearchSheet);

    /// <summary>The document in a photograph, flattened before it is read; the whole photograph where none was found, or where what was found says nothing.</summary>
    /// <returns>Places in pixels of the photograph; turns as the photograph, and the found corners, lie.</returns>
    public ReadingLines Read(SKBitmap photo, Quad? document)
    {
        if (document is not { IsConvex: true } corners)
        {
            return Read(photo, SearchPhoto);
        }

        var (side, search) = IsCard(corners) ? (CardSide, SearchCard) : (SheetSide, SearchSheet);
        var scale = side / MathF.Max(corners.Width, corners.Height);
        var (width, height) = ((int)MathF.Round(corners.Width * scale), (int)MathF.Round(corners.Height * scale));
        var (toPhoto, rim) = (Homography.FromBox(width, height, corners), Margin * side);

        // Corners may be found some pixels within the sheet; a little more than found costs nothing.
        var wider = toPhoto.Map(Quad.OfBox(-rim, -rim, width + rim, height + rim));
        using var flat = DocumentRectifier.Rectify(photo, wider, width + (int)(2 * rim), height + (int)(2 * rim));
        var reading = Read(flat, search).Moved(photo.Width, photo.Height, p => toPhoto.Map(p - new System.Numerics.Vector2(rim)));
        return reading.Kind.Kind == DocumentKind.Other && Read(photo, SearchPhoto) is { Kind.Kind: not DocumentKind.Other } whole ? whole : reading;
    }

    public void Dispose()
    {
        detector.Dispose();
        recognizer.Dispose();
    }

    /// <summary>Nearer to ID-1 than to a sheet of the A series.</summary>
    private static bool IsCard(Quad corners) => MathF.Max(corners.Width, corners.Height) / MathF.Max(1, MathF.Min(corners.Width, corners.Height)) is > 1.5f and < 1.75f;

    private ReadingLines Read(SKBitmap picture, int side)
    {
        var places = detector.Find(picture, side);
        var upright = Uprightness.Find(places, q => recognizer.Read(picture, q));
        var lines = Uprightness.Whole(upright.Lines(places, q => recognizer.Read(picture, q)), picture, q => recognizer.Read(picture, q));
        if (UnderSeal.Find(lines, picture) is { } hidden)
        {
            using var clear = UnderSeal.WithoutRed(picture, hidden);
            var again = detector.Find(clear, side);
            var read = new Uprightness(upright.QuarterTurns).Lines(again, q => recognizer.Read(clear, q)).Select(l => l with { Place = l.Place.Map(p => p + hidden.TopLeft) });
            lines = UnderSeal.Replace(lines, hidden, [.. read]);
        }

        return new(ModelVersion, picture.Width, picture.Height, upright.QuarterTurns, ReadingOrder.Sort(lines, upright.QuarterTurns));
    }
}
