using System.ComponentModel.DataAnnotations;
using Exemption.Applications;

namespace Exemption.Review.Services;

/// <param name="Fields">Which of the values are meant.</param>
/// <param name="Reason">Why; the student reads it; at most 300 characters.</param>
internal sealed record AmendInput(int Version, [MaxLength(20)] IReadOnlyList<string>? Fields, [StringLength(300)] string? Reason)
{
    [StringLength(32)]
    public string? Phone { get; init; }
    public Guid? CertificateTypeId { get; init; }

    [EnumDataType(typeof(CertificateLevel))]
    public CertificateLevel? CertificateLevel { get; init; }

    [MaxLength(20)]
    public IReadOnlyList<string>? CourseCodes { get; init; }

    [StringLength(64)]
    public string? CertificateNumber { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ValidUntil { get; init; }

    public AmendmentOrder ToOrder() => new(Version, Fields ?? [], Reason)
    {
        Phone = Phone, CertificateTypeId = CertificateTypeId, CertificateLevel = CertificateLevel, CourseCodes = CourseCodes, CertificateNumber = CertificateNumber, IssuedOn = IssuedOn,
        ValidUntil = ValidUntil,
    };
}

/// <param name="Types">Certificates on offer, with the courses for the student's major.</param>
internal sealed record AmendableDto(IReadOnlyList<AmendableType> Types);
