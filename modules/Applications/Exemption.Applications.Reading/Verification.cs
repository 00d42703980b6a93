using Exemption.Imaging;

namespace Exemption.Reading;

/// <summary>What was typed, as far as it changes how it is looked for.</summary>
public enum ValueKind
{
    IdNumber,
    CertificateNumber,
    Name,
}

/// <summary>Whether the document says what was typed.</summary>
public enum VerificationAnswer
{
    NotSure,
    Agrees,
    Differs,
}

/// <summary>An aid to a person who looks; nothing is refused or filled in by it.</summary>
/// <param name="Reading">The best reading where the value stands, or seems to.</param>
/// <param name="Place">Where that is in the picture.</param>
/// <param name="FirstDifference">When it differs: from which character on, counted from 0 in what was typed without spaces.</param>
/// <param name="Score">Logarithm of how much likelier the best reading is than the typed value, negated: 0 is the best.</param>
public sealed record Verification(VerificationAnswer Answer, string? Reading, Quad? Place, int? FirstDifference, float Score)
{
    internal static Verification Nothing { get; } = new(VerificationAnswer.NotSure, null, null, null, float.NegativeInfinity);
}
