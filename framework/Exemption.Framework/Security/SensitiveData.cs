using System.Security.Cryptography;
using System.Text;

namespace Exemption.Framework.Security;

/// <summary>Encrypts columns and files, and makes their values findable without being readable.</summary>
public interface ISensitiveData
{
    /// <param name="column">Name of the column, such as <c>app.idNumber</c>; part of what the value is bound to.</param>
    /// <param name="rowId">The row it belongs to; a ciphertext moved to another row does not open.</param>
    /// <param name="value">The normalised value.</param>
    byte[] Protect(string column, Guid rowId, string value);

    string Reveal(string column, Guid rowId, byte[] cipher);

    /// <summary>Keyed hash for exact search and duplicate detection, as it is stored; equal values give equal hashes within one index and key.</summary>
    byte[] BlindIndex(string index, string value);

    /// <summary>The hashes under every key there is, for whoever looks for a value: while keys change, a row may be under an old or a new one.</summary>
    IReadOnlyList<byte[]> BlindIndexes(string index, string value);

    /// <summary>Encrypts a file under a key of its own; the wrapped key goes into the file's row, so that deleting the row shreds the file.</summary>
    (byte[] Sealed, byte[] WrappedKey) SealFile(ReadOnlySpan<byte> plain, string place);

    byte[] OpenFile(ReadOnlySpan<byte> sealedBytes, byte[] wrappedKey, string place);
}

internal sealed class SensitiveData(KeyRing keys) : ISensitiveData
{
    private const int IndexBytes = 16;

    /// <summary>A file has one key, and it lies in the row.</summary>
    private const byte FileKey = 1;

    public byte[] Protect(string column, Guid rowId, string value) =>
        AesEnvelope.Seal(keys.Encryption, Encoding.UTF8.GetBytes(value), Place(column, rowId));

    public string Reveal(string column, Guid rowId, byte[] cipher) => Encoding.UTF8.GetString(AesEnvelope.Open(keys.EncryptionKey, cipher, Place(column, rowId)));

    public byte[] BlindIndex(string index, string value) => BlindIndex(keys.Index, index, value);

    public IReadOnlyList<byte[]> BlindIndexes(string index, string value) => [.. keys.IndexKeys.Select(k => BlindIndex(k, index, value))];

    public (byte[] Sealed, byte[] WrappedKey) SealFile(ReadOnlySpan<byte> plain, string place)
    {
        var key = new NumberedKey(FileKey, RandomNumberGenerator.GetBytes(32));
        var bound = Encoding.UTF8.GetBytes(place);
        return (AesEnvelope.Seal(key, plain, bound), AesEnvelope.Seal(keys.Encryption, key.Key, bound));
    }

    public byte[] OpenFile(ReadOnlySpan<byte> sealedBytes, byte[] wrappedKey, string place)
    {
        var bound = Encoding.UTF8.GetBytes(place);
        var key = AesEnvelope.Open(keys.EncryptionKey, wrappedKey, bound);
        return AesEnvelope.Open(n => n == FileKey ? key : throw new CryptographicException("Unknown envelope."), sealedBytes, bound);
    }

    internal static byte[] Place(string column, Guid rowId) => Encoding.UTF8.GetBytes($"{column}|{rowId:N}");

    /// <summary>Under the first key 16 bytes; under a later one its number stands in front, so that rows can be counted by key.</summary>
    internal static byte[] BlindIndex(NumberedKey key, string index, string value)
    {
        var hash = HMACSHA256.HashData(key.Key, Encoding.UTF8.GetBytes($"{index}\n{value}"))[..IndexBytes];
        return key.Number == 1 ? hash : [key.Number, .. hash];
    }

    internal static byte KeyNumberOfIndex(byte[] index) => index.Length == IndexBytes ? (byte)1 : index[0];
}

/// <summary>How sensitive values are shown where the whole value is not needed.</summary>
public static class Mask
{
    /// <summary><c>519999********0013</c>; empty stays empty.</summary>
    public static string IdNumber(string? value) => value is { Length: >= 10 } ? $"{value[..6]}{new string('*', value.Length - 10)}{value[^4..]}" : Stars(value);

    /// <summary><c>138****1234</c>.</summary>
    public static string Phone(string? value) => value is { Length: >= 8 } ? $"{value[..3]}{new string('*', value.Length - 7)}{value[^4..]}" : Stars(value);

    /// <summary><c>2021********1234</c>; numbers of certificates differ in length, so at least half of each stays hidden.</summary>
    public static string CertificateNumber(string? value) => value is null ? string.Empty
        : Math.Min(4, value.Length / 4) is var ends and > 0 ? $"{value[..ends]}{new string('*', value.Length - (2 * ends))}{value[^ends..]}" : Stars(value);

    private static string Stars(string? value) => new('*', value?.Length ?? 0);
}
