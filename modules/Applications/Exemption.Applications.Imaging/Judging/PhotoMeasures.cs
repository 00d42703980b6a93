namespace Exemption.Imaging.Judging;

/// <summary>
/// What can be said of a photograph in numbers, before anybody decides what is good enough. All of it can be kept with the photograph, so that thresholds can be fitted later to what reviewers said.
/// </summary>
/// <param name="Score">0 to 1: how much speaks for the document being where it was found; 0 when none was found. Then only the lightness is measured, of the whole picture.</param>
/// <param name="EdgeWidth">How far the document's print and edges are smeared, in pixels of a document 1000 pixels wide; across and along, the worse. 2 is sharp.</param>
/// <param name="GlareShare">The largest reflection's share of the document's area.</param>
/// <param name="GlareBox">Where it lies on the flat document.</param>
/// <param name="MedianLuma">0 (black) to 255: half of the document is darker.</param>
/// <param name="DarkShare">The share of the document that is so dark that nothing can be told apart in it.</param>
/// <param name="LightShare">The share that is as white as the picture can be.</param>
/// <param name="DocumentPixels">The width of the document as it is read, in pixels of the photograph.</param>
/// <param name="RimDistance">From the picture's rim to the nearest corner, in widths of the document; negative when the corner lies outside.</param>
/// <param name="AspectOff">The natural logarithm of width over height, less that of the expected form: 0 is as expected, 0.1 a tenth too wide.</param>
public readonly record struct PhotoMeasures(
    float Score, float EdgeWidth, float GlareShare, GlareBox? GlareBox, float MedianLuma, float DarkShare, float LightShare, float DocumentPixels, float RimDistance, float AspectOff);

/// <summary>A place on the flat document, in shares of its width and height, so that a page can show it at any size.</summary>
public readonly record struct GlareBox(float Left, float Top, float Right, float Bottom);
