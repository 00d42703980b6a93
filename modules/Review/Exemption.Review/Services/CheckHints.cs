using Exemption.Applications;
using Exemption.Framework.Localization;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>Says beside each point of the checklist what the system knows about it, so that the reviewer looks where it matters.</summary>
internal sealed class CheckHints(IUserDirectory users, IApplicationDesk applications, TextCatalog texts, TimeProvider clock)
{
    public async Task<Func<string, string?>> ForAsync(ApplicationDetail application, IReadOnlyList<RelatedApplication> others, CancellationToken ct)
    {
        var register = await users.FindStudentAsync(application.Student.Id, ct);
        bool? registered = application.IdNumber is { } number ? await users.HasIdNumberAsync(application.Student.Id, number, ct) : null;
        var listed = (await applications.ReadFilterOptionsAsync(ct)).CertificateTypes.Any(t => t.Id == application.CertificateTypeId);
        return code => code switch
        {
            Checklist.BasicData or Checklist.ConditionsMet => Problems(application) ?? texts["Hint:DataComplete"],
            Checklist.IdNumberMatches or Checklist.IdentityAccurate => IdNumberHint(application, registered),
            Checklist.PhotosClear or Checklist.PhotosAcceptable or Checklist.MaterialsComplete => Photos(application),
            Checklist.CertificateValid => Validity(application),
            Checklist.CertificateNameMatches => Name(application, listed),
            Checklist.CertificateNumberMatches or Checklist.CertificateGenuine => Uses(others),
            Checklist.LevelQualifies => Say("Hint:CoursesExempted", ("count", application.Courses.Count)),
            Checklist.PhoneIsOwn => Phone(application, register),
            _ => null,
        };
    }

    private string? Problems(ApplicationDetail application) => application.Problems.Count == 0
        ? null
        : Say("Hint:Problems", ("problems", string.Join("; ", application.Problems.Select(p => p.Message).Distinct())));

    private string IdNumberHint(ApplicationDetail application, bool? registered)
    {
        if (IdNumber.Problem(application.IdNumber ?? string.Empty, Today) is not null)
        {
            return texts["Hint:IdNumberWrong"];
        }

        return texts[registered switch { true => "Hint:IdNumberRegistered", false => "Hint:IdNumberDiffers", null => "Hint:IdNumberUnregistered" }];
    }

    private string Photos(ApplicationDetail application)
    {
        if (application.Photos.Select(p => p.Kind).Distinct().Count() < Enum.GetValues<PhotoKind>().Length)
        {
            return Say("Hint:PhotosMissing", ("count", application.Photos.Count));
        }

        var smallest = application.Photos.MinBy(p => p.Width * p.Height)!;
        return Say("Hint:PhotosPresent", ("width", smallest.Width), ("height", smallest.Height));
    }

    private string Validity(ApplicationDetail application) => application.ValidUntil is not { } day
        ? texts["Hint:NoExpiry"]
        : Say(day < Today ? "Hint:Expired" : "Hint:ValidUntil", ("day", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    private string Name(ApplicationDetail application, bool listed) => listed
        ? Say("Hint:CertificateListed", ("name", application.CertificateTypeName), ("issuer", application.Issuer))
        : texts["Hint:CertificateUnlisted"];

    private string Uses(IReadOnlyList<RelatedApplication> others)
    {
        var same = others.Count(o => o.Relation == Relation.SameCertificate);
        return same == 0 ? texts["Hint:CertificateUnused"] : Say("Hint:CertificateUsed", ("count", same));
    }

    private string Phone(ApplicationDetail application, StudentProfile? register) => texts[register?.Phone switch
    {
        null or "" => "Hint:PhoneUnregistered",
        var phone when phone == application.Phone => "Hint:PhoneRegistered",
        _ => "Hint:PhoneDiffers",
    }];

    private DateOnly Today => Shanghai.Today(clock);

    private string Say(string key, params (string Name, object? Value)[] values) =>
        texts.Format(key, values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
