using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>An application as it was submitted once; what the desks decide on later can be laid beside it. All of it is sealed.</summary>
internal sealed class SubmittedVersion : IMultiTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ApplicationId { get; init; }
    public required Guid TenantId { get; init; }

    /// <summary>Counts from 1 within the application.</summary>
    public required int Number { get; init; }
    public required DateTime SubmittedAt { get; init; }

    /// <summary>When a later submission took its place.</summary>
    public DateTime? SupersededAt { get; private set; }

    /// <summary>A <see cref="SubmittedContent"/>.</summary>
    public required byte[] ContentCipher { get; init; }

    public void MarkSuperseded(DateTime now) => SupersededAt = now;
}

/// <summary>What a submission said, and with which pictures.</summary>
internal sealed record SubmittedContent
{
    public required StudentSnapshot Student { get; init; }
    public string? IdNumber { get; init; }
    public string? Phone { get; init; }
    public Guid? CertificateTypeId { get; init; }
    public string? CertificateTypeName { get; init; }
    public CertificateLevel? CertificateLevel { get; init; }
    public string? CertificateNumber { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public IReadOnlyList<CourseDto> Courses { get; init; } = [];
    public string? Remark { get; init; }
    public IReadOnlyDictionary<PhotoKind, Guid> Photos { get; init; } = new Dictionary<PhotoKind, Guid>();

    /// <summary>What the student left as it was although the desk had asked for it, and why.</summary>
    public IReadOnlyList<FixAnswer> Answers { get; init; } = [];
}

/// <summary>The student leaves an item as it is, and says why.</summary>
internal sealed record FixAnswer(string Item, string Remark);
