using Exemption.Framework.Domain;

namespace Exemption.Review.Services;

/// <summary>What a file is for; nothing leaves the house without it.</summary>
internal static class ExportPurpose
{
    private const int Limit = 200;

    /// <summary>As it goes into the access log. 400 where there is none, or too long a one.</summary>
    public static string Check(string? text) => text?.Trim() switch
    {
        null or "" => throw new InputException("purpose", ReviewErrors.PurposeRequired),
        { Length: > Limit } => throw new InputException("purpose", "Exemption:TooLong"),
        var purpose => purpose,
    };
}
