namespace Exemption.Applications.Domain;

/// <summary>What a rejection may ask for, named as the application's draft names it. Texts: <c>RejectionItem:{code}</c>.</summary>
internal static class RejectionItems
{
    /// <summary>The application as a whole: what no single field or photo mends.</summary>
    public const string Whole = "whole";

    /// <summary>Fields and photos.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "idNumber", "phone", "certificateTypeId", "certificateLevel", "courseCodes", "certificateNumber", "issuedOn", "validUntil", "remark",
        .. Enum.GetValues<PhotoKind>().Select(Of),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Fields, Whole];

    public static string Of(PhotoKind kind) => $"photos.{kind}";
}
