using Exemption.Imaging.Decoding;
using Exemption.Imaging.Enhancing;
using Exemption.Imaging.Judging;
using SkiaSharp;

namespace Exemption.Imaging.Preparing;

/// <summary>The one way from an uploaded file to the pictures that are kept; it trusts nothing but pixels and bounds what an upload may cost.</summary>
public static class PhotoPreparation
{
    /// <summary>Looks at the first bytes alone, without a decoder; throws <see cref="PhotoFaultException"/> for what is no picture we take.</summary>
    public static void CheckFormat(ReadOnlySpan<byte> upload) => PhotoFormat.Of(upload);

    /// <summary>Throws <see cref="PhotoFaultException"/>. Work ends by itself after ten seconds.</summary>
    public static PreparedPhoto Prepare(ReadOnlyMemory<byte> upload, PreparationRequest request, TimeProvider clock)
    {
        using var original = DecodeUpright(upload, clock);
        var found = Find(original, request);
        using var flat = found is { } document ? Flatten(original, document.Corners, request.Shape) : null;
        var measures = PhotoMeter.Measure(original, found, request.Shape, flat);
        using var optimised = flat is null ? null : PhotoEnhancer.Enhance(flat);
        using var thumbnail = PhotoRenderer.Shrink(optimised ?? original, PhotoLimits.ThumbnailSide);
        return new PreparedPhoto(
            PhotoJpeg.Encode(original, PhotoJpeg.FullQuality),
            optimised is null ? null : PhotoJpeg.Encode(optimised, PhotoJpeg.FullQuality),
            PhotoJpeg.Encode(thumbnail, PhotoJpeg.ThumbnailQuality),
            original.Width,
            original.Height,
            found?.Corners.Scaled(1f / original.Width, 1f / original.Height),
            measures);
    }

    private static SKBitmap DecodeUpright(ReadOnlyMemory<byte> upload, TimeProvider clock)
    {
        using var decoder = new PhotoDecoder(upload, new PhotoDeadline(clock, PhotoLimits.MaxWork));
        using var pixels = decoder.Decode();
        return PhotoRenderer.DrawUpright(pixels, decoder.Orientation, PhotoLimits.FullSide);
    }

    /// <summary>What a person marked needs no score.</summary>
    private static FoundDocument? Find(SKBitmap picture, PreparationRequest request) => request.Corners is { } marked
        ? new FoundDocument(marked.Scaled(picture.Width, picture.Height), 1)
        : DocumentFinder.Find(picture, request.Shape, request.Frame?.Scaled(picture.Width, picture.Height));

    /// <summary>As large as the document stands in the picture, within limits: larger would invent pixels, smaller lose them.</summary>
    private static SKBitmap Flatten(SKBitmap picture, Quad corners, DocumentShape shape)
    {
        var aspect = shape.NearestAspect(corners);
        var width = Math.Clamp(MathF.Max(corners.Width, corners.Height * aspect), PhotoLimits.MinFlatWidth, PhotoLimits.MaxFlatSide * MathF.Min(1, aspect));
        return DocumentRectifier.Rectify(picture, corners, (int)MathF.Round(width), (int)MathF.Round(width / aspect));
    }
}
