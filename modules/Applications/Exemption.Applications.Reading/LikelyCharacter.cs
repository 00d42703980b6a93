namespace Exemption.Reading;

/// <summary>A character that the recogniser held for possible at a step.</summary>
internal readonly record struct LikelyCharacter(char Character, byte Cost);

/// <summary>A character of the best reading, with its first and last step.</summary>
internal readonly record struct ReadCharacter(char Character, int First, int Last, float Confidence);
