using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>What a student must know before photographing an ID card, part by part (PIPL 17, 29, 30).</summary>
internal sealed record ConsentText(string Purpose, string Data, string Viewers, string Retention, string Withdrawal);

/// <summary>A wording of the consent to ID photos, kept for good: consents name it by its version. Global, for the university words it for all centres.</summary>
internal sealed class ConsentWording : IGlobal, IAppendOnly
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>1, 2, 3 …; the highest is in force.</summary>
    public required int Version { get; init; }
    public required ConsentText Chinese { get; init; }
    public required ConsentText English { get; init; }
    public required DateTime Since { get; init; }

    /// <summary>It says that a machine reads the photographs. While it does not, none is read.</summary>
    public bool AllowsReading { get; init; }

    public ConsentText In(string culture) => culture == "en" ? English : Chinese;
}

/// <summary>
/// One act of a student about the ID photos: consent given, or taken back. Rows are only added; the one with the highest number says what holds now.
/// Purpose and retention stand here in the words the student read, in the language the student read them in.
/// </summary>
internal sealed class PhotoConsent : AggregateRoot, IMultiTenant, IAppendOnly
{
    private PhotoConsent()
    {
    }

    public Guid TenantId { get; private init; }
    public Guid StudentId { get; private init; }

    /// <summary>Counts the student's acts; unique, so that of two at once only one is the next.</summary>
    public int Number { get; private init; }
    public bool IsGiven { get; private init; }
    public int WordingVersion { get; private init; }
    public string Language { get; private init; } = string.Empty;
    public string Purpose { get; private init; } = string.Empty;
    public string Retention { get; private init; } = string.Empty;
    public DateTime At { get; private init; }

    public static PhotoConsent Give(Guid tenantId, Guid studentId, PhotoConsent? before, ConsentWording wording, string language, DateTime now)
    {
        var text = wording.In(language);
        return new PhotoConsent
        {
            TenantId = tenantId, StudentId = studentId, Number = (before?.Number ?? 0) + 1, IsGiven = true, WordingVersion = wording.Version, Language = language,
            Purpose = text.Purpose, Retention = text.Retention, At = now,
        };
    }

    /// <summary>Takes back what was given before; the caller has seen to the applications and photos.</summary>
    public static PhotoConsent Withdraw(PhotoConsent given, int applicationsWithdrawn, int photosDeleted, DateTime now)
    {
        var row = new PhotoConsent
        {
            TenantId = given.TenantId, StudentId = given.StudentId, Number = given.Number + 1, IsGiven = false, WordingVersion = given.WordingVersion, Language = given.Language,
            Purpose = given.Purpose, Retention = given.Retention, At = now,
        };
        row.Raise(new PhotoConsentWithdrawn(given.TenantId, given.StudentId, applicationsWithdrawn, photosDeleted, now));
        return row;
    }

    public bool IsActiveFor(ConsentWording current) => IsGiven && WordingVersion == current.Version;
}
