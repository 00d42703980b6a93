using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Sealing;

namespace Exemption.Framework.Auditing;

/// <summary>Who called which writing use case with what result; never a body. Global because auditors read across centres.</summary>
internal sealed class AuditEntry : IGlobal, ISealed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTime At { get; init; }
    public Guid? UserId { get; init; }
    public Guid? TenantId { get; init; }

    /// <summary>Use case, such as <c>CenterReview.Reject</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The id in the route, if there is one.</summary>
    public string? Subject { get; init; }

    /// <summary><c>ok</c>, or the code of the refusal.</summary>
    public required string Outcome { get; init; }

    /// <summary>Network address of the caller (ASVS 16.2.1).</summary>
    public string? Address { get; init; }
}

/// <summary>One view of something sensitive: who saw whose photograph, and why (PIPL; ASVS 16.3.2). Global because auditors read across centres.</summary>
internal sealed class AccessLogEntry : IGlobal, ISealed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTime At { get; init; }
    public required Guid UserId { get; init; }
    public Guid? ViewerTenantId { get; init; }

    /// <summary>Thing seen: <c>photo.IdFront.full</c>, <c>field.idNumber</c>, <c>record.pdf</c>, <c>export</c>.</summary>
    public required string What { get; init; }

    /// <summary>The first word of <see cref="What"/>, so that a log can be narrowed to it by an index.</summary>
    public required string Kind { get; init; }

    /// <summary>The application, or the student where it is the register.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Code of the reason where one was asked for.</summary>
    public string? Reason { get; init; }
    public string? Purpose { get; init; }
}

/// <summary>Notes each view of sensitive data in the caller's unit of work.</summary>
public interface IAccessLog
{
    /// <param name="what">Kind of thing seen, a constant.</param>
    /// <param name="subjectId">The application it belongs to.</param>
    /// <param name="purpose">Why, in the viewer's words where they were asked.</param>
    void Note(string what, Guid subjectId, string? purpose = null);

    /// <param name="what">Kind of thing shown whole, a constant.</param>
    /// <param name="subjectId">The application or student it belongs to.</param>
    /// <param name="reason">Why the viewer asked for it.</param>
    void Note(string what, Guid subjectId, RevealReason reason);
}
