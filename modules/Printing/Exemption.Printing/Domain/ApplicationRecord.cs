using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Printing.Domain;

/// <summary>The record of one approved application: by which code it is known to be ours, and how often and by whom it was printed.</summary>
internal sealed class ApplicationRecord : AggregateRoot, IMultiTenant, IHasVersion
{
    private ApplicationRecord()
    {
    }

    public Guid TenantId { get; private init; }
    public Guid ApplicationId { get; private init; }
    public string CheckCode { get; private set; } = string.Empty;
    public DateTime PreparedAt { get; private set; }

    /// <summary>The approval was undone: whatever is on paper is void. Another approval makes another code, so that the two papers can be told apart.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>How often that has happened.</summary>
    public int Revocations { get; private set; }

    /// <summary>Official prints only; a look at the watermarked one is not counted.</summary>
    public int PrintedCount { get; private set; }
    public DateTime? LastPrintedAt { get; private set; }
    public Guid? LastPrintedBy { get; private set; }
    public int Version { get; private set; }

    public static ApplicationRecord Prepare(Guid tenantId, Guid applicationId, string checkCode, DateTime at) => new()
    {
        TenantId = tenantId,
        ApplicationId = applicationId,
        CheckCode = checkCode,
        PreparedAt = at,
    };

    public void Revoke(DateTime at)
    {
        RevokedAt = at;
        Revocations++;
    }

    public void Renew(string checkCode, DateTime at) => (CheckCode, PreparedAt, RevokedAt) = (checkCode, at, null);

    public void Printed(Guid by, DateTime at)
    {
        PrintedCount++;
        LastPrintedAt = at;
        LastPrintedBy = by;
    }
}
