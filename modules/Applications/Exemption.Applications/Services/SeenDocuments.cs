using Exemption.Applications.Imaging;
using Exemption.Imaging;
using Exemption.Reading;

namespace Exemption.Applications.Services;

/// <summary>The fields of the documents of one application, as far as they were read.</summary>
internal sealed class SeenDocuments(IReadOnlyDictionary<PhotoKind, ReadingLines> readings)
{
    public IdFrontFields? Front { get; } = readings.TryGetValue(PhotoKind.IdFront, out var front) ? IdFrontFields.Of(front) : null;

    public IdBackFields? Back { get; } = readings.TryGetValue(PhotoKind.IdBack, out var back) ? IdBackFields.Of(back) : null;

    public CertificateFields? Certificate { get; } = readings.TryGetValue(PhotoKind.Certificate, out var paper) ? CertificateFields.Of(paper) : null;

    public string? PlaceIn(PhotoKind kind, ReadField field) => Share(field.Place, readings[kind]);

    /// <summary>In shares of the original's width and height, as <see cref="PhotoDto.Corners"/>.</summary>
    public static string? Share(Quad? place, ReadingLines reading) => place is { } quad ? Corners.Format(quad.Scaled(1f / reading.Width, 1f / reading.Height)) : null;
}
