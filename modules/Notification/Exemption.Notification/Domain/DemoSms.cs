using Exemption.Framework.MultiTenancy;

namespace Exemption.Notification.Domain;

/// <summary>What the demo's provider was given. Its id is the out id: the primary key lets a repetition in only once.</summary>
internal sealed class DemoSms : IMultiTenant
{
    public const string PhoneColumn = "ntf.demoPhone";

    public DemoSms(Guid id, Guid tenantId, byte[] phone, string text, DateTime at) => (Id, TenantId, Phone, Text, At) = (id, tenantId, phone, text, at);

    public Guid Id { get; private init; }
    public Guid TenantId { get; private init; }
    public byte[] Phone { get; private init; }
    public string Text { get; private init; }
    public DateTime At { get; private init; }
}
