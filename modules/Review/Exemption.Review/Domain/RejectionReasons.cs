namespace Exemption.Review.Domain;

/// <summary>Why an application may be rejected, and what the student may be asked to correct. Texts: <c>RejectionReason:{code}</c>, <c>RejectionItem:{code}</c>.</summary>
internal static class RejectionReasons
{
    /// <summary>The one that says nothing by itself, so a note must.</summary>
    public const string Other = nameof(Other);

    public static IReadOnlyList<string> Codes { get; } =
    [
        "PhotoUnclear", "PhotoIncomplete", "IdNumberMismatch", "NameMismatch", "CertificateNumberMismatch", "CertificateNameMismatch",
        "CertificateExpired", "LevelNotQualified", "PhoneNotOwn", "CourseNotEligible", Other,
    ];

    /// <summary>Fields and photos, named as the application's draft names them.</summary>
    public static IReadOnlyList<string> Items { get; } =
    [
        "idNumber", "phone", "certificateTypeId", "certificateLevel", "certificateNumber", "issuedOn", "validUntil", "courseCodes", "remark",
        "photos.IdFront", "photos.IdBack", "photos.Certificate",
    ];

    public static bool NeedsNote(string code) => code == Other;
}
