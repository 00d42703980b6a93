using Exemption.Framework.Events;

namespace Exemption.Applications;

/// <summary>
/// Staff correct a field of what a student submitted, in sight of everybody (F-61): while it waits at their desk, with a reason, by the rules of a draft. What the student sent stays as
/// it was. The caller checks the permission, calls <c>AcrossTenants</c> where it may, and commits by <see cref="IApplicationDesk.CommitAsync"/>.
/// </summary>
public interface IAmendments
{
    /// <summary>
    /// Throws <c>Applications:ActionNotAllowed</c>, <c>HeldByOther</c> or <c>Conflict</c>, and refuses a field that is not to be amended, a value that a draft could not be submitted with,
    /// and an amendment without a reason or that changes nothing.
    /// </summary>
    Task AmendAsync(Guid id, AmendmentOrder order, Actor actor, CancellationToken ct);

    /// <summary>What may be chosen for this application: certificates on offer, with the courses for the student's major.</summary>
    Task<IReadOnlyList<AmendableType>> OptionsAsync(Guid id, Actor viewer, CancellationToken ct);

    /// <summary>The submission that lay before whoever decided at this moment, as it had been amended by then; null where it is not kept.</summary>
    Task<SubmissionDto?> ReadSubmissionAtAsync(Guid id, DateTime at, Actor viewer, CancellationToken ct);
}

/// <param name="Fields">Which of the values count: <c>phone</c>, <c>certificateTypeId</c>, <c>certificateLevel</c>, <c>courseCodes</c>, <c>certificateNumber</c>, <c>issuedOn</c>, <c>validUntil</c>.</param>
/// <param name="Reason">Read by the student; at most 300 characters.</param>
public sealed record AmendmentOrder(int Version, IReadOnlyList<string> Fields, string? Reason)
{
    public string? Phone { get; init; }
    public Guid? CertificateTypeId { get; init; }
    public CertificateLevel? CertificateLevel { get; init; }
    public IReadOnlyList<string>? CourseCodes { get; init; }
    public string? CertificateNumber { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>One field that staff corrected. Values as they are read: the name of a certificate, one course a line, the code of a level.</summary>
public sealed record AmendmentDto(Guid Id, DateTime At, ActorSide ByRole, string ByName, string Field, string? Old, string? New, string Reason);

public sealed record AmendableType(Guid Id, string Name, bool HasExpiry, IReadOnlyList<AmendableLevel> Levels);

public sealed record AmendableLevel(CertificateLevel Level, IReadOnlyList<CourseDto> Courses);

/// <summary>Staff amended what waits at their desk. It carries no personal data.</summary>
[StableName("applications.amended")]
public sealed record ApplicationAmended(Guid ApplicationId, Guid TenantId, Guid StudentId, ActorSide By, DateTime At) : IEvent;
