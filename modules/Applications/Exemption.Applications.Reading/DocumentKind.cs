namespace Exemption.Reading;

/// <summary>What a picture shows; the first three are the photographs of an application.</summary>
public enum DocumentKind
{
    Other,
    IdFront,
    IdBack,
    Certificate,
}

/// <param name="Score">0 to 1: how many of the words that such a document carries were read.</param>
public readonly record struct KindGuess(DocumentKind Kind, float Score);
