namespace Exemption.Applications;

/// <summary>An application as it was submitted once, for the desks.</summary>
public sealed record SubmissionDto
{
    /// <summary>Counts from 1.</summary>
    public required int Number { get; init; }
    public required DateTime SubmittedAt { get; init; }
    public required string StudentName { get; init; }
    public required string AdmissionTicketNumber { get; init; }
    public required string MajorName { get; init; }
    public string? IdNumber { get; init; }
    public string? Phone { get; init; }
    public string? CertificateTypeName { get; init; }
    public CertificateLevel? CertificateLevel { get; init; }
    public string? CertificateNumber { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public required IReadOnlyList<CourseDto> Courses { get; init; }
    public string? Remark { get; init; }
    public required IReadOnlyList<SubmittedPhotoDto> Photos { get; init; }

    /// <summary>The rejection that it answers; null for a first submission, and for one that followed no rejection.</summary>
    public RejectionDto? Asked { get; init; }

    /// <summary>Fields and photos in which it differs from what was rejected.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>What the student left as it was, and why.</summary>
    public required IReadOnlyList<FixPointDto> Unchanged { get; init; }
}

/// <param name="IsKept">False when its time is over and the picture is gone.</param>
public sealed record SubmittedPhotoDto(PhotoKind Kind, Guid Id, bool IsKept, bool IsOptimised);
