namespace Exemption.Applications;

/// <summary>One application in full, as the viewer may see it. Times are UTC instants; dates are days.</summary>
public record ApplicationDetail
{
    public required Guid Id { get; init; }

    /// <summary>Given at the first submission.</summary>
    public string? Number { get; init; }

    /// <summary>Hand it back with every change; a stale one is refused with 409.</summary>
    public required int Version { get; init; }
    public required ApplicationStatus Status { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? SubmittedAt { get; init; }
    public required DateTime StatusChangedAt { get; init; }
    public WindowDto? Window { get; init; }
    public required CenterRef Center { get; init; }
    public required StudentRef Student { get; init; }
    public string? IdNumber { get; init; }
    public string? Phone { get; init; }
    public Guid? CertificateTypeId { get; init; }
    public string? CertificateTypeName { get; init; }
    public string? Issuer { get; init; }
    public CertificateLevel? CertificateLevel { get; init; }
    public string? CertificateNumber { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public required IReadOnlyList<CourseDto> Courses { get; init; }
    public string? Remark { get; init; }
    public required IReadOnlyList<PhotoDto> Photos { get; init; }

    /// <summary>The last rejection, while rejected or being corrected.</summary>
    public RejectionDto? Rejection { get; init; }

    /// <summary>What that rejection asks for, point by point; null where it named none.</summary>
    public FixListDto? FixList { get; init; }

    /// <summary>What the university asks the centre to look at again, while it waits there for that. Never told to a student.</summary>
    public string? ReturnNote { get; init; }

    /// <summary>What staff have put on it. Never told to a student.</summary>
    public IReadOnlyList<Guid> TagIds { get; init; } = [];

    /// <summary>Why the desk has put it off, while it has. Never told to a student.</summary>
    public PauseDto? Pause { get; init; }

    /// <summary>What still hinders submission; empty means ready.</summary>
    public required IReadOnlyList<FieldProblem> Problems { get; init; }
    public DeclarationDto? Declaration { get; init; }

    /// <summary>Last moment for submission, once the window or the grace after a rejection sets one.</summary>
    public DateTime? ResubmitBy { get; init; }

    /// <summary>What this viewer may do now; the screen shows exactly these.</summary>
    public required IReadOnlyList<ApplicationAction> AllowedActions { get; init; }

    /// <summary>What staff corrected since it was submitted, oldest first; the values above are the corrected ones.</summary>
    public IReadOnlyList<AmendmentDto> Amendments { get; init; } = [];

    /// <summary>经办记录, oldest first.</summary>
    public required IReadOnlyList<HandlingRecordDto> Records { get; init; }
}

public sealed record WindowDto(Guid Id, string Name, DateTime OpensAt, DateTime ClosesAt, int CorrectionGraceDays, bool IsOpen);

public sealed record CenterRef(Guid Id, string Name);

public sealed record StudentRef(Guid Id, string Name, string AdmissionTicketNumber, string MajorCode, string MajorName);

public sealed record CourseDto(string Code, string Name, decimal Credits);

/// <summary>A photograph in its slot; the pictures themselves are behind <c>/api/applications/{id}/photos/{photoId}</c>.</summary>
/// <param name="Width">Of the original, in pixels.</param>
/// <param name="Height">Of the original, in pixels.</param>
/// <param name="Bytes">Of the original.</param>
/// <param name="IsOptimised">The document was found, and there is a picture of it alone, drawn flat and enhanced.</param>
/// <param name="Corners">Where it lies in the original: eight shares of width and height, x before y, clockwise from the upper left.</param>
public sealed record PhotoDto(Guid Id, PhotoKind Kind, int Width, int Height, int Bytes, DateTime UploadedAt, bool IsOptimised, string? Corners, PhotoJudgementDto Judgement);

/// <summary>A coded reason with its text in the viewer's language.</summary>
public sealed record ReasonDto(string Code, string Text);

/// <param name="Points">Empty for rejections from the time before points; those have reasons and items side by side.</param>
public sealed record RejectionDto(
    IReadOnlyList<ReasonDto> Reasons, IReadOnlyList<string> Items, string? Note, ActorSide ByRole, string ByName, DateTime At, IReadOnlyList<RejectionPointDto> Points);

/// <param name="Field">Field name as in the draft, or <c>photos.IdFront</c> and so on.</param>
/// <param name="Code">Cause.</param>
/// <param name="Message">Cause in the viewer's language.</param>
public sealed record FieldProblem(string Field, string Code, string Message);

public sealed record DeclarationDto(string Version, DateTime AcceptedAt);

public sealed record HandlingRecordDto(
    Guid Id, DateTime At, HandlingAction Action, string ActorName, ActorSide ActorRole, string? CenterName,
    ApplicationStatus? FromStatus, ApplicationStatus? ToStatus, IReadOnlyList<ReasonDto> Reasons, IReadOnlyList<string> Items, string? Note, IReadOnlyList<RejectionPointDto> Points);
