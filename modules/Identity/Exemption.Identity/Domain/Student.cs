using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Identity.Domain;

/// <summary>The register's entry of a self-study student; shares its id with the account.</summary>
internal sealed class Student : IMultiTenant, IHasVersion
{
    private Student()
    {
    }

    public Student(Guid id, Guid tenantId, string admissionTicketNumber, DateTime createdAt)
    {
        (Id, TenantId, AdmissionTicketNumber, CreatedAt, ChangedAt) = (id, tenantId, admissionTicketNumber, createdAt, createdAt);
    }

    public Guid Id { get; private set; }
    public Guid TenantId { get; private set; }
    public int Version { get; private set; } = 1;
    public string Name { get; private set; } = string.Empty;

    /// <summary>准考证号; also the account's name, and unique over all centres.</summary>
    public string AdmissionTicketNumber { get; private set; } = string.Empty;
    public string MajorCode { get; private set; } = string.Empty;
    public string MajorName { get; private set; } = string.Empty;
    public byte[]? IdNumberCipher { get; private set; }

    /// <summary>Finds duplicates over all centres without reading any number.</summary>
    public byte[]? IdNumberIndex { get; private set; }
    public byte[]? PhoneCipher { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime ChangedAt { get; private set; }

    public void Describe(string name, string majorCode, string majorName, byte[]? phoneCipher, DateTime now)
    {
        (Name, MajorCode, MajorName, PhoneCipher, ChangedAt) = (name, majorCode, majorName, phoneCipher, now);
    }

    public void SetPhone(byte[]? cipher, DateTime now) => (PhoneCipher, ChangedAt) = (cipher, now);

    public void SetIdNumber(byte[] cipher, byte[] index) => (IdNumberCipher, IdNumberIndex) = (cipher, index);
}
