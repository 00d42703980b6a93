using Exemption.Applications.Domain;
using Exemption.Framework.Security;

namespace Exemption.Applications.Services;

/// <summary>The two columns that are stored unreadably, under the names their ciphertexts and indexes are bound to.</summary>
internal sealed class SensitiveFields(ISensitiveData sensitive)
{
    public const string IdNumberColumn = "app.idNumber";
    public const string PhoneColumn = "app.phone";

    public SealedValue? SealIdNumber(Guid applicationId, string? value) => Seal(IdNumberColumn, applicationId, value);

    public SealedValue? SealPhone(Guid applicationId, string? value) => Seal(PhoneColumn, applicationId, value);

    /// <summary>What the number may be stored as: under one key, or under several while keys change.</summary>
    public IReadOnlyList<byte[]> IdNumberIndexes(string value) => sensitive.BlindIndexes(IdNumberColumn, value);

    public string? IdNumberOf(ExemptionApplication a) => a.IdNumberCipher is { } cipher ? sensitive.Reveal(IdNumberColumn, a.Id, cipher) : null;

    public string? PhoneOf(ExemptionApplication a) => a.PhoneCipher is { } cipher ? sensitive.Reveal(PhoneColumn, a.Id, cipher) : null;

    private SealedValue? Seal(string column, Guid applicationId, string? value) =>
        value is null ? null : new SealedValue(sensitive.Protect(column, applicationId, value), sensitive.BlindIndex(column, value));
}
