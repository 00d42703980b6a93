using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Identity.Domain;

/// <summary>What of the register a student cannot change alone.</summary>
internal enum CorrectionField
{
    Name = 0,
    IdNumber = 1,
    Major = 2,
}

internal enum CorrectionState
{
    Open = 0,
    Accepted = 1,
    Rejected = 2,
}

/// <summary>A student says that the register is wrong, and what is right (PIPL 46); the learning centre looks at the papers and decides, once.</summary>
internal sealed class CorrectionRequest : AggregateRoot, IMultiTenant, IHasVersion
{
    private CorrectionRequest()
    {
    }

    public CorrectionRequest(Guid id, Guid tenantId, Guid studentId, CorrectionField field, byte[] newValueCipher, string reason, DateTime now)
    {
        (Id, TenantId, StudentId, Field, NewValueCipher, Reason, CreatedAt) = (id, tenantId, studentId, field, newValueCipher, reason, now);
        OpenKey = $"{studentId:N}|{field}";
    }

    public Guid TenantId { get; private init; }
    public int Version { get; private set; } = 1;
    public Guid StudentId { get; private init; }
    public CorrectionField Field { get; private init; }

    /// <summary>May be an ID number, so it lies encrypted whatever the field is.</summary>
    public byte[] NewValueCipher { get; private init; } = [];
    public string Reason { get; private init; } = string.Empty;
    public CorrectionState State { get; private set; } = CorrectionState.Open;
    public DateTime CreatedAt { get; private init; }
    public DateTime? DecidedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public string? DecisionNote { get; private set; }

    /// <summary>Student and field while open, else null; unique, so that one thing is asked once at a time.</summary>
    public string? OpenKey { get; private set; }

    /// <param name="note">Why not, where it is rejected.</param>
    public void Decide(bool accepted, Guid by, string? note, DateTime now)
    {
        if (State != CorrectionState.Open)
        {
            throw new BusinessException("Identity:CorrectionDecided");
        }

        (State, DecidedAt, DecidedBy, DecisionNote, OpenKey) = (accepted ? CorrectionState.Accepted : CorrectionState.Rejected, now, by, note, null);
        Raise(new CorrectionDecided(Id, TenantId, StudentId, accepted, now));
    }
}
