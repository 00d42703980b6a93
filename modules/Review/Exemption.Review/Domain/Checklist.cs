namespace Exemption.Review.Domain;

/// <summary>The points a desk must confirm before it approves (C-06 to C-14; U-02 to U-06 and U-12 to U-16). Texts: <c>Checklist:{code}</c>.</summary>
internal static class Checklist
{
    public const string BasicData = nameof(BasicData);
    public const string IdNumberMatches = nameof(IdNumberMatches);
    public const string PhotosClear = nameof(PhotosClear);
    public const string CertificateValid = nameof(CertificateValid);
    public const string CertificateNameMatches = nameof(CertificateNameMatches);
    public const string CertificateNumberMatches = nameof(CertificateNumberMatches);
    public const string PhoneIsOwn = nameof(PhoneIsOwn);

    public const string IdentityAccurate = nameof(IdentityAccurate);
    public const string CertificateGenuine = nameof(CertificateGenuine);
    public const string LevelQualifies = nameof(LevelQualifies);
    public const string MaterialsComplete = nameof(MaterialsComplete);
    public const string PhotosAcceptable = nameof(PhotosAcceptable);
    public const string ConditionsMet = nameof(ConditionsMet);

    private static readonly IReadOnlyList<string> Center =
        [BasicData, IdNumberMatches, PhotosClear, CertificateValid, CertificateNameMatches, CertificateNumberMatches, PhoneIsOwn];

    private static readonly IReadOnlyList<string> University =
        [IdentityAccurate, CertificateGenuine, LevelQualifies, MaterialsComplete, PhotosAcceptable, ConditionsMet];

    /// <summary>In the order in which the screen shows them.</summary>
    public static IReadOnlyList<string> Of(ReviewStage stage) => stage == ReviewStage.Center ? Center : University;
}
