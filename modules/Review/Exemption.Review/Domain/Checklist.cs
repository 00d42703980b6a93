namespace Exemption.Review.Domain;

/// <summary>One point that a desk must confirm before it approves. A value of <see cref="ChecklistVersion"/>; what has been decided keeps the version it was decided with.</summary>
internal sealed record ChecklistItem
{
    /// <summary>Named by stored ticks: letters and digits, 32 at most.</summary>
    public required string Code { get; init; }
    public required ReviewStage Stage { get; init; }
    public required string Chinese { get; init; }
    public required string English { get; init; }

    /// <summary>Ticked by the system while all of <see cref="Evidence"/> holds; a person ticks it otherwise, as every other point.</summary>
    public required bool BySystem { get; init; }

    /// <summary>What the system says beside the point.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public string TextIn(string culture) => culture == "en" ? English : Chinese;
}

/// <summary>
/// The points the product comes with (C-06 to C-14; U-02 to U-06 and U-12 to U-16): the first version of the checklist is made of them, in the words of
/// <c>Checklist:{code}</c>. What holds now is data: <see cref="ChecklistVersion"/>.
/// </summary>
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

    private static readonly IReadOnlyList<FirstItem> Center =
    [
        new(BasicData, false, Evidence.DataComplete),
        new(IdNumberMatches, true, Evidence.IdNumberRegistered, Evidence.IdNumberRead),
        new(PhotosClear, false, Evidence.PhotosPresent),
        new(CertificateValid, true, Evidence.CertificateCurrent),
        new(CertificateNameMatches, false, Evidence.CertificateListed),
        new(CertificateNumberMatches, true, Evidence.CertificateUnused, Evidence.CertificateNumberRead),
        new(PhoneIsOwn, true, Evidence.PhoneRegistered),
    ];

    // The second level looks for itself; only what no pair of eyes could add to is left to the system.
    private static readonly IReadOnlyList<FirstItem> University =
    [
        new(IdentityAccurate, true, Evidence.IdNumberRegistered, Evidence.IdNumberRead, Evidence.NameRead),
        new(CertificateGenuine, false, Evidence.CertificateUnused, Evidence.CertificateCurrent),
        new(LevelQualifies, false, Evidence.CoursesOffered),
        new(MaterialsComplete, false, Evidence.PhotosPresent),
        new(PhotosAcceptable, false, Evidence.PhotosPresent),
        new(ConditionsMet, false, Evidence.DataComplete),
    ];

    /// <summary>Codes, in the order in which the screen shows them.</summary>
    public static IReadOnlyList<string> Of(ReviewStage stage) => [.. (stage == ReviewStage.Center ? Center : University).Select(i => i.Code)];

    /// <param name="text">The words of a code in a language.</param>
    public static IReadOnlyList<ChecklistItem> First(Func<string, string, string> text) =>
    [
        .. Center.Select(i => i.At(ReviewStage.Center, text)), .. University.Select(i => i.At(ReviewStage.University, text)),
    ];

    private sealed record FirstItem(string Code, bool BySystem, params Evidence[] Evidence)
    {
        public ChecklistItem At(ReviewStage stage, Func<string, string, string> text) => new()
        {
            Code = Code, Stage = stage, Chinese = text("zh-Hans", Code), English = text("en", Code), BySystem = BySystem, Evidence = Evidence,
        };
    }
}
