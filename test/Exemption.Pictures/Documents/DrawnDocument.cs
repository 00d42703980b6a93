using SkiaSharp;

namespace Exemption.Pictures.Documents;

/// <summary>One value on a document, and where it stands there.</summary>
internal sealed record DrawnField(string Name, string Value, SKRect Box);

/// <summary>A document as it lies before the camera. Lengths are tenths of a millimetre.</summary>
/// <param name="Picture">Some pixels for each tenth of a millimetre, with transparent corners where they are round.</param>
/// <param name="Thickness">What it throws a shadow with.</param>
internal sealed record DrawnDocument(string Layout, SKImage Picture, float Width, float Height, float Corner, float Thickness, IReadOnlyList<DrawnField> Fields) : IDisposable
{
    public void Dispose() => Picture.Dispose();
}
