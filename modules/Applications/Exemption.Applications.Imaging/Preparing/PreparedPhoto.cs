using Exemption.Imaging.Judging;

namespace Exemption.Imaging.Preparing;

/// <summary>What is known before a photograph is opened.</summary>
/// <param name="IsCard">An ID card; otherwise a certificate.</param>
/// <param name="Frame">The guide frame the student aimed with, in shares of the upright picture's width and height.</param>
/// <param name="Corners">Where the student says the document lies, in the same shares; it is believed, and not looked for again.</param>
public sealed record PreparationRequest(bool IsCard, Quad? Frame = null, Quad? Corners = null)
{
    internal DocumentShape Shape => IsCard ? DocumentShape.Card : DocumentShape.Certificate;
}

/// <summary>What becomes of an upload: freshly encoded JPEGs that carry nothing but pixels, and what was found out on the way.</summary>
/// <param name="Original">The picture as it was taken, upright and not larger than needed. It is the evidence and is never improved.</param>
/// <param name="Optimised">The document alone, drawn flat and enhanced; null where none was found.</param>
/// <param name="Thumbnail">Of the optimised picture, or of the original where there is none.</param>
/// <param name="Width">Of the original, in pixels.</param>
/// <param name="Height">Of the original, in pixels.</param>
/// <param name="Corners">Where the document lies, in shares of the original's width and height; null where none was found.</param>
/// <param name="Measures">How good it is, in numbers; null for a drawing of our own.</param>
public sealed record PreparedPhoto(byte[] Original, byte[]? Optimised, byte[] Thumbnail, int Width, int Height, Quad? Corners, PhotoMeasures? Measures);
