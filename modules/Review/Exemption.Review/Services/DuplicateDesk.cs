using System.ComponentModel.DataAnnotations;
using Exemption.Applications;
using Exemption.Framework.Domain;

namespace Exemption.Review.Services;

/// <summary>Lays the two applications of a pair side by side, the same for both desks. The caller has set the tenant scope.</summary>
internal sealed class DuplicateDesk(IDuplicates duplicates, IApplicationDesk applications)
{
    private static readonly IReadOnlyList<(string Field, Func<ApplicationDetail, object?> Value)> Compared =
    [
        ("name", a => a.Student.Name),
        ("admissionTicketNumber", a => a.Student.AdmissionTicketNumber),
        ("major", a => a.Student.MajorName),
        ("center", a => a.Center.Id),
        ("idNumber", a => a.IdNumber),
        ("phone", a => a.Phone),
        ("certificateTypeId", a => a.CertificateTypeId),
        ("certificateLevel", a => a.CertificateLevel),
        ("certificateNumber", a => a.CertificateNumber),
        ("issuedOn", a => a.IssuedOn),
        ("validUntil", a => a.ValidUntil),
        ("courseCodes", a => string.Join(',', a.Courses.Select(c => c.Code).Order(StringComparer.Ordinal))),
    ];

    public async Task<DuplicateCaseDto> ReadAsync(Guid pairId, Actor viewer, CancellationToken ct)
    {
        var pair = await duplicates.ReadAsync(pairId, viewer, ct);
        var (first, second) = (await SideAsync(pair.FirstId, viewer, ct), await SideAsync(pair.SecondId, viewer, ct));
        return new DuplicateCaseDto(
            pair, Masked(first), Masked(second),
            first is null || second is null ? [] : [.. Compared.Where(c => !Equals(c.Value(first), c.Value(second))).Select(c => c.Field)]);
    }

    /// <summary>Null for one that its student has taken back: it is nobody's to see then.</summary>
    private async Task<ApplicationDetail?> SideAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        try
        {
            return await applications.ReadAsync(id, viewer, ct);
        }
        catch (EntityNotFoundException)
        {
            return null;
        }
    }

    private static DuplicateSideDto? Masked(ApplicationDetail? a) => a is null ? null : new(WholeNumbers.Masked(a), WholeNumbers.MaskedIn(a));
}

/// <param name="Differing">Fields in which the two are not the same, told from the whole numbers.</param>
internal sealed record DuplicateCaseDto(DuplicatePairDto Pair, DuplicateSideDto? First, DuplicateSideDto? Second, IReadOnlyList<string> Differing);

/// <param name="MaskedFields">Names of the fields whose whole value <c>reveal</c> answers.</param>
internal sealed record DuplicateSideDto(ApplicationDetail Application, IReadOnlyList<string> MaskedFields);

/// <param name="AgainstId">Which of the two cannot be passed as it is; null where there is no duplicate.</param>
/// <param name="Reason">Why; at most 300 characters.</param>
internal sealed record ResolveInput(int Version, [EnumDataType(typeof(DuplicateOutcome))] DuplicateOutcome Outcome, Guid? AgainstId, string? Reason);
