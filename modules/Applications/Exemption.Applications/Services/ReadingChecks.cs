using Exemption.Applications.Domain;
using Exemption.Framework.Localization;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Exemption.Reading;

namespace Exemption.Applications.Services;

/// <summary>
/// Compares what was typed with what stands on the photographs (Y-09). It says agrees, differs or not sure, and decides nothing: whoever looks, decides.
/// </summary>
internal sealed class ReadingChecks(PhotoStore store, SensitiveFields fields, TextCatalog texts, TimeProvider clock)
{
    /// <summary>Current photos must be loaded.</summary>
    public async Task<PhotoReadingsDto> CompareAsync(ExemptionApplication application, bool withProposals, CancellationToken ct)
    {
        var photos = application.Photos.Where(p => p.ReplacedAt is null).OrderBy(p => p.Kind).ToList();
        var readings = new Dictionary<PhotoKind, ReadingLines>();
        foreach (var photo in photos.Where(p => p.Has(PhotoVariant.Reading) && !p.IsWrongDocument))
        {
            readings[photo.Kind] = ReadingLines.FromBytes(await store.OpenAsync(photo, PhotoVariant.Reading, ct));
        }

        var seen = new SeenDocuments(readings);
        return new(
            [.. photos.Select(p => new PhotoReadingDto(p.Kind, p.ReadingState, p.ReadingModel, p.QuarterTurns))],
            [.. Comparisons(application, readings), .. Dates(application, seen)],
            withProposals ? [.. Proposals(application, seen)] : []);
    }

    private IEnumerable<ReadingCheckDto> Comparisons(ExemptionApplication a, Dictionary<PhotoKind, ReadingLines> readings)
    {
        foreach (var (field, photo, typed, kind) in new (string, PhotoKind, string?, ValueKind)[]
        {
            ("name", PhotoKind.IdFront, a.StudentName, ValueKind.Name),
            ("idNumber", PhotoKind.IdFront, fields.IdNumberOf(a), ValueKind.IdNumber),
            ("name", PhotoKind.Certificate, a.StudentName, ValueKind.Name),
            ("idNumber", PhotoKind.Certificate, fields.IdNumberOf(a), ValueKind.IdNumber),
            ("certificateNumber", PhotoKind.Certificate, a.CertificateNumber, ValueKind.CertificateNumber),
        })
        {
            if (!string.IsNullOrEmpty(typed) && readings.TryGetValue(photo, out var reading))
            {
                var verified = reading.Verify(typed, kind);
                yield return Check(field, photo, AgreementOf(verified.Answer), SeenDocuments.Share(verified.Place, reading), verified.FirstDifference);
            }
        }
    }

    private IEnumerable<ReadingCheckDto> Dates(ExemptionApplication a, SeenDocuments seen)
    {
        var today = Shanghai.Today(clock);
        if (seen.Certificate is { IssuedOn: { IsSure: true, Date: { } issued } place } && a.IssuedOn is { } typed)
        {
            yield return Check("issuedOn", PhotoKind.Certificate, issued == typed ? Agreement.Agrees : Agreement.Differs, seen.PlaceIn(PhotoKind.Certificate, place), null);
        }

        if (seen.Back is { ValidUntil: { IsSure: true, Date: { } until } end } && until < today)
        {
            yield return Check("idExpired", PhotoKind.IdBack, Agreement.Differs, seen.PlaceIn(PhotoKind.IdBack, end), null);
        }

        if (seen.Certificate is { ValidUntil: { IsSure: true, Date: { } expiry } last } && expiry < today)
        {
            yield return Check("certificateExpired", PhotoKind.Certificate, Agreement.Differs, seen.PlaceIn(PhotoKind.Certificate, last), null);
        }

        if (seen is { Front.Name: { IsSure: true } onCard, Certificate.Name: { IsSure: true } onPaper } && onCard.Text != onPaper.Text)
        {
            yield return Check("namesDiffer", PhotoKind.Certificate, Agreement.Differs, seen.PlaceIn(PhotoKind.Certificate, onPaper), null);
        }
    }

    /// <summary>Only for fields that are empty, and only what the reader is sure of; the student confirms each.</summary>
    private IEnumerable<ReadingProposalDto> Proposals(ExemptionApplication a, SeenDocuments seen)
    {
        var today = Shanghai.Today(clock);
        if (fields.IdNumberOf(a) is null && seen.Front?.IdNumber is { IsSure: true } number && IdNumber.Problem(number.Text, today) is null)
        {
            yield return new("idNumber", number.Text, PhotoKind.IdFront);
        }

        if (seen.Certificate is not { } paper)
        {
            yield break;
        }

        if (a.CertificateNumber is null && paper.Number is { IsSure: true } certificate)
        {
            yield return new("certificateNumber", certificate.Text, PhotoKind.Certificate);
        }

        if (a.IssuedOn is null && paper.IssuedOn is { IsSure: true, Date: { } issued })
        {
            yield return new("issuedOn", Day(issued), PhotoKind.Certificate);
        }

        if (a.ValidUntil is null && paper.ValidUntil is { IsSure: true, Date: { } until })
        {
            yield return new("validUntil", Day(until), PhotoKind.Certificate);
        }
    }

    private ReadingCheckDto Check(string field, PhotoKind photo, Agreement answer, string? place, int? position) =>
        new(field, photo, answer, texts[$"ReadingCheck:{field}.{photo}.{answer}"], place, position);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Agreement AgreementOf(VerificationAnswer answer) => answer switch
    {
        VerificationAnswer.Agrees => Agreement.Agrees,
        VerificationAnswer.Differs => Agreement.Differs,
        _ => Agreement.NotSure,
    };
}
