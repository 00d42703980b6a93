using System.Text.RegularExpressions;
using Exemption.Framework.Domain;
using Exemption.Identity;

namespace Exemption.Applications.Domain;

/// <summary>Everything the rules look at; nothing of it is fetched by them.</summary>
/// <param name="IsInRegister">Whether the register holds this ID number for the student; null when the register holds none.</param>
/// <param name="Type">The chosen certificate type, or null when it does not exist.</param>
/// <param name="Photos">Those that are there, and whether a submission may be made with them.</param>
/// <param name="Today">By the calendar of Shanghai.</param>
internal sealed record DraftFacts(
    string? IdNumber, bool? IsInRegister, string? Phone, Guid? CertificateTypeId, CertificateType? Type, CertificateLevel? Level, string? CertificateNumber,
    DateOnly? IssuedOn, DateOnly? ValidUntil, IReadOnlyList<string> CourseCodes, string MajorCode, IReadOnlyDictionary<PhotoKind, bool> Photos, DateOnly Today);

/// <summary>What still hinders the submission of a draft. The one place: the page shows these, and submission refuses by them.</summary>
internal static partial class DraftRules
{
    public static IReadOnlyList<FieldError> Problems(DraftFacts facts)
    {
        var problems = new List<FieldError>();
        Add("idNumber", IdNumberProblem(facts));
        Add("phone", facts.Phone is null ? ApplicationErrors.Required : Mobile().IsMatch(facts.Phone) ? null : ApplicationErrors.PhoneInvalid);
        Add("certificateTypeId", facts.CertificateTypeId is null ? ApplicationErrors.Required : facts.Type is { IsActive: true } ? null : ApplicationErrors.CertificateTypeNotOffered);
        Add("certificateLevel", facts.Level is not { } level ? ApplicationErrors.Required : facts.Type is null || facts.Type.OffersLevel(level) ? null : ApplicationErrors.LevelNotOffered);
        Add("certificateNumber", CertificateNumberProblem(facts));
        Add("issuedOn", facts.IssuedOn is not { } issued ? ApplicationErrors.Required : issued > facts.Today ? ApplicationErrors.IssuedInFuture : null);
        Add("validUntil", ValidityProblem(facts));
        Add("courseCodes", CourseProblem(facts));
        foreach (var kind in Enum.GetValues<PhotoKind>())
        {
            Add($"photos.{kind}", !facts.Photos.TryGetValue(kind, out var isUsable) ? ApplicationErrors.PhotoMissing : isUsable ? null : ApplicationErrors.PhotoPoor);
        }

        return problems;

        void Add(string field, string? code)
        {
            if (code is not null)
            {
                problems.Add(new FieldError(field, code));
            }
        }
    }

    /// <summary>Whether a catalogue pattern can be used: it must run in linear time, so that no pattern can stop the server.</summary>
    public static bool IsUsablePattern(string pattern)
    {
        try
        {
            _ = Whole(pattern);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string? IdNumberProblem(DraftFacts facts)
    {
        if (facts.IdNumber is null)
        {
            return ApplicationErrors.Required;
        }

        return IdNumber.Problem(facts.IdNumber, facts.Today) ?? (facts.IsInRegister == false ? ApplicationErrors.IdNumberDiffersFromRegister : null);
    }

    private static string? CertificateNumberProblem(DraftFacts facts)
    {
        if (facts.CertificateNumber is not { } number)
        {
            return ApplicationErrors.Required;
        }

        if (!CertificateNumber().IsMatch(number))
        {
            return ApplicationErrors.CertificateNumberInvalid;
        }

        return facts.Type?.NumberPattern is { } pattern && IsUsablePattern(pattern) && !Whole(pattern).IsMatch(number) ? ApplicationErrors.CertificateNumberPattern : null;
    }

    private static string? ValidityProblem(DraftFacts facts) => (facts.Type?.HasExpiry, facts.ValidUntil) switch
    {
        (true, null) => ApplicationErrors.Required,
        (true, { } until) when until < facts.Today => ApplicationErrors.CertificateExpired,
        (true, { } until) when until < facts.IssuedOn => ApplicationErrors.ValidBeforeIssued,
        _ => null,
    };

    private static string? CourseProblem(DraftFacts facts)
    {
        if (facts.CourseCodes.Count == 0)
        {
            return ApplicationErrors.Required;
        }

        if (facts.Type is null || facts.Level is not { } level)
        {
            return null;
        }

        var offered = facts.Type.CoursesFor(level, facts.MajorCode).Select(c => c.Code).ToHashSet();
        return facts.CourseCodes.All(offered.Contains) ? null : ApplicationErrors.CourseNotOffered;
    }

    // No limit of time: linear over forty characters needs none, and on a busy machine a clock would stop an innocent one.
    private static Regex Whole(string pattern) => new($"^(?:{pattern})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^1[3-9][0-9]{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^[0-9A-Z-]{8,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CertificateNumber();
}
