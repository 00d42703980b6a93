using System.Security.Cryptography;
using Exemption.Framework.Security;
using Exemption.Identity.Domain;

namespace Exemption.Identity.Registers;

/// <summary>The two columns of the register that lie encrypted: ID number and phone.</summary>
internal sealed class StudentSecrets(ISensitiveData data)
{
    public const string IdNumberColumn = "idn.idNumber";
    public const string PhoneColumn = "idn.phone";

    public void SetIdNumber(Student student, string normalised) =>
        student.SetIdNumber(data.Protect(IdNumberColumn, student.Id, normalised), data.BlindIndex(IdNumberColumn, normalised));

    /// <summary>What the number may be stored as: under one key, or under several while keys change.</summary>
    public IReadOnlyList<byte[]> Indexes(string normalisedIdNumber) => data.BlindIndexes(IdNumberColumn, normalisedIdNumber);

    public string? IdNumberOf(Student student) => student.IdNumberCipher is { } cipher ? data.Reveal(IdNumberColumn, student.Id, cipher) : null;

    public byte[]? Phone(Guid studentId, string? phone) => string.IsNullOrEmpty(phone) ? null : data.Protect(PhoneColumn, studentId, phone);

    public string? PhoneOf(Student student) => student.PhoneCipher is { } cipher ? data.Reveal(PhoneColumn, student.Id, cipher) : null;

    /// <summary>Whether the text is the student's ID number.</summary>
    public bool Holds(Student student, string text, bool orLastSix = false)
    {
        var typed = IdNumber.Normalise(text);
        if (student.IdNumberIndex is { } index && Indexes(typed).Any(i => CryptographicOperations.FixedTimeEquals(index, i)))
        {
            return true;
        }

        return orLastSix && typed.Length == 6 && IdNumberOf(student) is { Length: 18 } number && number[12..] == typed;
    }
}
