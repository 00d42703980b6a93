using System.Text.Json.Serialization;
using Exemption.Framework.Http;

namespace Exemption.Applications;

/// <summary>
/// The only door through which another module reads or moves an application. It checks workflow, version and tenant and writes the handling
/// record; the caller checks the permission, calls <c>AcrossTenants</c> where it may, and commits.
/// </summary>
public interface IApplicationDesk
{
    /// <summary>The application as the viewer may see it. Throws <c>EntityNotFoundException</c> when it is missing or not the viewer's.</summary>
    Task<ApplicationDetail> ReadAsync(Guid id, Actor viewer, CancellationToken ct);

    /// <summary>Whose case it is. Throws <c>EntityNotFoundException</c> when it is missing or not the viewer's.</summary>
    Task<Guid> FindCenterAsync(Guid id, Actor viewer, CancellationToken ct);

    /// <summary>
    /// Moves the application. Throws <c>Applications:ActionNotAllowed</c> or <c>Applications:Conflict</c>, both with the present status and version, and refuses
    /// a rejection without a point, for a reason not to be given for its item, or without the note that the reason needs.
    /// </summary>
    Task ActAsync(Guid id, Decision decision, Actor actor, CancellationToken ct);

    /// <summary>
    /// Undoes the actor's own decision of a few seconds ago, of which nobody has been told; nobody is. Throws <c>Applications:TooLateToTakeBack</c> when the
    /// seconds are over, besides what <see cref="ActAsync"/> throws.
    /// </summary>
    Task TakeBackAsync(Guid id, int version, Actor actor, CancellationToken ct);

    /// <summary>Puts off what waits at the actor's desk, and lets go of it; nobody decides it meanwhile. Throws as <see cref="ActAsync"/> does; the caller commits.</summary>
    /// <param name="until">The day on which it goes on by itself; null until somebody resumes it.</param>
    Task<Guid> PauseAsync(Guid id, int version, string reason, DateOnly? until, Actor actor, CancellationToken ct);

    /// <summary>Takes up again what was put off. Throws as <see cref="ActAsync"/> does; the caller commits.</summary>
    Task<Guid> ResumeAsync(Guid id, int version, Actor actor, CancellationToken ct);

    /// <summary>Puts a tag on it or takes it off; what is as it shall be stays so. Says whose case it is. Throws <c>EntityNotFoundException</c> when it is missing or not the actor's. Nothing here needs a commit.</summary>
    Task<Guid> TagAsync(Guid id, Guid tagId, bool on, Actor actor, CancellationToken ct);

    /// <summary>
    /// Commits the caller's unit of work. Where somebody else was faster it throws <c>Applications:Conflict</c> with the present status and version,
    /// so that a race looks like a stale version. To be used instead of <c>SaveChangesAsync</c> after <see cref="ActAsync"/>.
    /// </summary>
    Task CommitAsync(Guid id, CancellationToken ct);

    /// <summary>Appends a handling record that moves nothing, such as the delivery of an SMS.</summary>
    Task NoteAsync(Guid id, HandlingAction action, Actor actor, string? note, CancellationToken ct);

    /// <summary>A page of what the viewer's side may see; newest first unless sorted otherwise.</summary>
    Task<KeysetDto<ApplicationRow>> QueryAsync(ApplicationQuery query, Actor viewer, CancellationToken ct);

    /// <summary>How many there are per status, counted to 10,000 at most.</summary>
    Task<IReadOnlyDictionary<ApplicationStatus, int>> CountAsync(Actor viewer, CancellationToken ct);

    /// <summary>
    /// How many have waited in a status for how long: since the first moment or later, between the first and the second, …, and before the last. Moments from late to early; each counted
    /// to 10,000 at most.
    /// </summary>
    Task<IReadOnlyList<int>> AgesAsync(ApplicationStatus status, IReadOnlyList<DateTime> since, Actor viewer, CancellationToken ct);

    /// <summary>How many of a status stand under suspicion of a duplicate, counted to 10,000 at most.</summary>
    Task<int> CountSuspectedAsync(ApplicationStatus status, Actor viewer, CancellationToken ct);

    /// <summary>These, in this order, without those that are missing or not the viewer's.</summary>
    Task<IReadOnlyList<ApplicationRow>> RowsAsync(IReadOnlyList<Guid> ids, Actor viewer, CancellationToken ct);

    /// <summary>Other applications of the same student, ID number or certificate number that the viewer may open.</summary>
    Task<IReadOnlyList<RelatedApplication>> RelatedAsync(Guid id, Actor viewer, CancellationToken ct);

    /// <summary>A photograph, decrypted; the view is noted in the access log with the purpose.</summary>
    Task<PhotoContent> OpenPhotoAsync(Guid id, Guid photoId, Actor viewer, string purpose, CancellationToken ct);

    /// <summary>Every submission as it was, the first one first; empty where they are from before versions were kept.</summary>
    Task<IReadOnlyList<SubmissionDto>> ReadSubmissionsAsync(Guid id, Actor viewer, CancellationToken ct);

    /// <summary>Students of the centre who ask it after their time is over; the latest first.</summary>
    Task<IReadOnlyList<AppealDto>> ReadAppealsAsync(Guid? centerId, int most, CancellationToken ct);

    /// <summary>What a rejection may say.</summary>
    Task<RejectionChoices> ReadRejectionChoicesAsync(CancellationToken ct);

    /// <summary>Certificate types and windows for filters.</summary>
    Task<FilterOptions> ReadFilterOptionsAsync(CancellationToken ct);
}

/// <param name="Action">CenterApprove, UniversityApprove, Reject, ReturnToCenter or Undo.</param>
/// <param name="Version">The version the reviewer saw.</param>
/// <param name="Points">What a rejection asks for; at least one.</param>
/// <param name="Note">Opinion, or what is to be said to a rejection as a whole; at most 300 characters.</param>
public sealed record Decision(ApplicationAction Action, int Version, IReadOnlyList<RejectionPoint> Points, string? Note);

/// <summary>What a list is narrowed to; null means "any".</summary>
public sealed record ApplicationQuery
{
    public IReadOnlyList<ApplicationStatus>? Statuses { get; init; }
    public Guid? CertificateTypeId { get; init; }
    public Guid? WindowId { get; init; }
    public Guid? CenterId { get; init; }

    /// <summary>First and last day, by the calendar of Shanghai.</summary>
    public DateOnly? SubmittedFrom { get; init; }
    public DateOnly? SubmittedTo { get; init; }

    /// <summary>Beginning of the name.</summary>
    public string? Name { get; init; }

    /// <summary>The whole ID number; found by blind index.</summary>
    public string? IdNumber { get; init; }

    /// <summary>Application number, exact.</summary>
    public string? Number { get; init; }

    /// <summary>What the viewer holds, or what nobody holds; null means "all".</summary>
    public HeldFilter? Held { get; init; }

    /// <summary>Only what is put off, or only what is not; null means both.</summary>
    public bool? Paused { get; init; }

    /// <summary>With this tag on it.</summary>
    public Guid? TagId { get; init; }

    /// <summary>Only what stands under suspicion of a duplicate that nobody has looked at.</summary>
    public bool? Suspected { get; init; }

    /// <summary>Came to its present status before this moment; set by the desk, never by a client.</summary>
    [JsonIgnore]
    public DateTime? ChangedBefore { get; init; }

    /// <summary>Only what waits longer than the desk allows itself.</summary>
    public bool? Overdue { get; init; }

    /// <summary><c>-submittedAt</c> (default), <c>submittedAt</c>, <c>-statusChangedAt</c>, <c>statusChangedAt</c>.</summary>
    public string? Sort { get; init; }
    public string? After { get; init; }

    /// <summary>1 to 100; 20 unless given.</summary>
    public int? Limit { get; init; }
}

/// <summary>In whose hands.</summary>
public enum HeldFilter
{
    Mine,
    Nobody,
}

/// <summary>One line of a review list: masked, with what the viewer may do.</summary>
/// <param name="ReturnNote">What the university asks the centre to look at again, while it waits there for that.</param>
public record ApplicationRow(
    Guid Id, string? Number, int Version, ApplicationStatus Status, string StudentName, string AdmissionTicketNumber, string IdNumberMasked, string PhoneMasked,
    string MajorName, string CenterName, string? CertificateTypeName, CertificateLevel? CertificateLevel, IReadOnlyList<string> CourseNames, string? WindowName,
    DateTime? SubmittedAt, DateTime StatusChangedAt, ClaimDto? ClaimedBy, string? ReturnNote, IReadOnlyList<ApplicationAction> AllowedActions)
{
    /// <summary>Why its desk has put it off, while it has.</summary>
    public PauseDto? Pause { get; init; }

    /// <summary>What staff have put on it.</summary>
    public IReadOnlyList<Guid> TagIds { get; init; } = [];

    /// <summary>Another student's application uses the same certificate or ID number, and nobody has looked at that.</summary>
    public bool IsSuspected { get; init; }
}

/// <param name="At">Since when.</param>
/// <param name="Until">The day on which it goes on by itself; null until somebody resumes it.</param>
public sealed record PauseDto(string ByName, DateTime At, string Reason, DateOnly? Until);


public enum Relation
{
    SameStudent,
    SameIdNumber,
    SameCertificate,
}

public sealed record RelatedApplication(
    Guid Id, string? Number, ApplicationStatus Status, string StudentName, string CenterName, string? CertificateTypeName, Relation Relation, bool CanOpen);

/// <param name="Bytes">JPEG.</param>
public sealed record PhotoContent(PhotoKind Kind, byte[] Bytes);

public sealed record NamedOption(Guid Id, string Name);

public sealed record FilterOptions(IReadOnlyList<NamedOption> CertificateTypes, IReadOnlyList<NamedOption> Windows);
