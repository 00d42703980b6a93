using Exemption.Applications;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Security;

namespace Exemption.Review.Services;

/// <summary>The numbers asked for, whole; null for the others.</summary>
internal sealed record RevealedDto(string? IdNumber, string? Phone, string? CertificateNumber);

/// <summary>The desks see numbers masked. Here a reviewer gets them whole, one by one, for a reason, and never without a trace.</summary>
internal sealed class WholeNumbers(ExemptionDbContext db, IApplicationDesk applications, IAccessLog log)
{
    private static readonly Dictionary<string, Func<ApplicationDetail, string?>> Fields = new()
    {
        ["idNumber"] = a => a.IdNumber,
        ["phone"] = a => a.Phone,
        ["certificateNumber"] = a => a.CertificateNumber,
    };

    /// <summary>Names of the fields that are shown masked and hold something.</summary>
    public static IReadOnlyList<string> MaskedIn(ApplicationDetail application) => [.. Fields.Where(f => f.Value(application) is not null).Select(f => f.Key)];

    public static ApplicationDetail Masked(ApplicationDetail application) => application with
    {
        IdNumber = application.IdNumber is { } idNumber ? Mask.IdNumber(idNumber) : null,
        Phone = application.Phone is { } phone ? Mask.Phone(phone) : null,
        CertificateNumber = application.CertificateNumber is { } number ? Mask.CertificateNumber(number) : null,
        Amendments = [.. application.Amendments.Select(Masked)],
    };

    public static AmendmentDto Masked(AmendmentDto a) => a.Field switch
    {
        "phone" => a with { Old = Mask.Phone(a.Old), New = Mask.Phone(a.New) },
        "certificateNumber" => a with { Old = Mask.CertificateNumber(a.Old), New = Mask.CertificateNumber(a.New) },
        _ => a,
    };

    public static SubmissionDto Masked(SubmissionDto submission) => submission with
    {
        IdNumber = submission.IdNumber is { } idNumber ? Mask.IdNumber(idNumber) : null,
        Phone = submission.Phone is { } phone ? Mask.Phone(phone) : null,
        CertificateNumber = submission.CertificateNumber is { } number ? Mask.CertificateNumber(number) : null,
    };

    /// <summary>Logs first and shows afterwards: one row per field, in one transaction.</summary>
    public async Task<RevealedDto> RevealAsync(Guid id, RevealInput input, Actor viewer, CancellationToken ct)
    {
        var (asked, reason) = input.Check([.. Fields.Keys]);
        var application = await applications.ReadAsync(id, viewer, ct);
        var shown = asked.Intersect(MaskedIn(application)).ToList();
        foreach (var field in shown)
        {
            log.Note($"field.{field}", id, reason);
        }

        await db.SaveChangesAsync(ct);
        return new RevealedDto(Of("idNumber"), Of("phone"), Of("certificateNumber"));

        string? Of(string field) => shown.Contains(field) ? Fields[field](application) : null;
    }
}
