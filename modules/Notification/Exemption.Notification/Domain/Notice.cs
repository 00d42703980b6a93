using Exemption.Framework.MultiTenancy;

namespace Exemption.Notification.Domain;

/// <summary>One message in a student's inbox, kept as codes, so that it reads in whatever language its reader has.</summary>
internal sealed class Notice : IMultiTenant
{
    private Notice()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid TenantId { get; private init; }
    public Guid RecipientId { get; private init; }
    /// <summary>What it is about; null where it is about the person.</summary>
    public Guid? ApplicationId { get; private init; }

    /// <summary>Texts: <c>Notice:{Code}:Title</c> and <c>Notice:{Code}:Body</c>.</summary>
    public string Code { get; private init; } = string.Empty;

    /// <summary>Codes of rejection reasons.</summary>
    public IReadOnlyList<string> Reasons { get; private init; } = [];

    public DateTime At { get; private init; }
    public DateTime? ReadAt { get; private set; }

    public static Notice Of(Guid tenantId, Guid recipientId, Guid? applicationId, string code, IReadOnlyList<string> reasons, DateTime at) => new()
    {
        TenantId = tenantId,
        RecipientId = recipientId,
        ApplicationId = applicationId,
        Code = code,
        Reasons = reasons,
        At = at,
    };

    public void MarkRead(DateTime at) => ReadAt ??= at;
}
