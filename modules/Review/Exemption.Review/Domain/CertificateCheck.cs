using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>What the certificate platform answered. Stored by name; texts: <c>CheckResult:{name}</c>.</summary>
internal enum CheckResult
{
    /// <summary>Found, and as the application says.</summary>
    Confirmed,

    /// <summary>Found, but with another name, number, level or date.</summary>
    Different,
    NotFound,

    /// <summary>The platform did not answer; says nothing about the certificate.</summary>
    Unreachable,
}

/// <summary>A certificate looked up on the issuing side's platform by a person (5-05): by whom, when, with what result, and a screenshot where one was kept. Never altered.</summary>
internal sealed class CertificateCheck : AggregateRoot, IMultiTenant
{
    private CertificateCheck()
    {
    }

    public Guid TenantId { get; private init; }
    public Guid ApplicationId { get; private init; }
    public ReviewStage Stage { get; private init; }
    public CheckResult Result { get; private init; }
    public string? Note { get; private init; }
    public Guid ById { get; private init; }
    public DateTime At { get; private init; }

    /// <summary>Of the module Applications, which keeps it; null where none was added.</summary>
    public Guid? PictureId { get; private set; }

    public static CertificateCheck Record(Guid tenantId, Guid applicationId, ReviewStage stage, CheckResult result, string? note, Guid byId, DateTime at) => new()
    {
        TenantId = tenantId,
        ApplicationId = applicationId,
        Stage = stage,
        Result = result,
        Note = note,
        ById = byId,
        At = at,
    };

    public bool MayBeProvedBy(Guid person) => person == ById && PictureId is null;

    /// <summary>Whoever looked adds what they saw, once.</summary>
    public void Prove(Guid pictureId, Guid byId)
    {
        if (!MayBeProvedBy(byId))
        {
            throw new BusinessException(ReviewErrors.ProofNotYours);
        }

        PictureId = pictureId;
    }
}
