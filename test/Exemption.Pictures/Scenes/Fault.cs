namespace Exemption.Pictures.Scenes;

/// <summary>What went wrong in a picture, and how badly.</summary>
internal sealed record Fault(string Name, float Size);
