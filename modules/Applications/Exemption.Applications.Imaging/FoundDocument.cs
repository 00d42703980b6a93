namespace Exemption.Imaging;

/// <summary>Where a document lies. The first corner is the upper left as the picture lies; which way up it is read, only reading can tell.</summary>
/// <param name="Score">0 to 1; how much speaks for it.</param>
public readonly record struct FoundDocument(Quad Corners, float Score);
