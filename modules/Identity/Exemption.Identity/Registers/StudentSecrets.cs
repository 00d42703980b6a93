using System.Security.Cryptography;
using Exemption.Framework.Security;
using Exemption.Identity.Domain;

namespace Exemption.Identity.Registers;

/// <summary>The two columns of the register that lie encrypted: ID number and phone.</summary>
internal sealed class StudentSecrets(ISensitiveData data)
{
    private const string IdNumberColumn = "idn.idNumber";
    private const string PhoneColumn = "idn.phone";

    public void SetIdNumber(Student student, string normalised) =>
        student.SetIdNumber(data.Protect(IdNumberColumn, student.Id, normalised), Index(normalised));

    public byte[] Index(string normalisedIdNumber) => data.BlindIndex(IdNumberColumn, normalisedIdNumber);

    public string? IdNumberOf(Student student) => student.IdNumberCipher is { } cipher ? data.Reveal(IdNumberColumn, student.Id, cipher) : null;

    public byte[]? Phone(Guid studentId, string? phone) => string.IsNullOrEmpty(phone) ? null : data.Protect(PhoneColumn, studentId, phone);

    public string? PhoneOf(Student student) => student.PhoneCipher is { } cipher ? data.Reveal(PhoneColumn, student.Id, cipher) : null;

    /// <summary>Whether the text is the student's ID number.</summary>
    public bool Holds(Student student, string text, bool orLastSix = false)
    {
        var typed = IdNumber.Normalise(text);
        if (student.IdNumberIndex is { } index && CryptographicOperations.FixedTimeEquals(index, Index(typed)))
        {
            return true;
        }

        return orLastSix && typed.Length == 6 && IdNumberOf(student) is { Length: 18 } number && number[12..] == typed;
    }
}
