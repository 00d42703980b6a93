using System.Security.Cryptography;

namespace Exemption.Framework.Security;

/// <summary>
/// AES-256-GCM with a random nonce. Layout: algorithm (1 byte; 1 is this one) · key number (1 byte) · nonce (12) · tag (16) · ciphertext.
/// The associated data binds a ciphertext to its place, so that it cannot be moved to another row.
/// </summary>
internal static class AesEnvelope
{
    private const byte Algorithm = 1;
    private const int Header = 2;
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Seal(NumberedKey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        var result = new byte[Header + Nonce + Tag + plain.Length];
        (result[0], result[1]) = (Algorithm, key.Number);
        RandomNumberGenerator.Fill(result.AsSpan(Header, Nonce));
        using var aes = new AesGcm(key.Key, Tag);
        aes.Encrypt(result.AsSpan(Header, Nonce), plain, result.AsSpan(Header + Nonce + Tag), result.AsSpan(Header + Nonce, Tag), place);
        return result;
    }

    /// <param name="keyOf">Finds the key by the number in the envelope, or throws.</param>
    /// <param name="sealedBytes">The envelope.</param>
    /// <param name="place">Where it was sealed for.</param>
    public static byte[] Open(Func<byte, byte[]> keyOf, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> place)
    {
        if (sealedBytes.Length < Header + Nonce + Tag || sealedBytes[0] != Algorithm)
        {
            throw new CryptographicException("Unknown envelope.");
        }

        var plain = new byte[sealedBytes.Length - Header - Nonce - Tag];
        using var aes = new AesGcm(keyOf(sealedBytes[1]), Tag);
        aes.Decrypt(sealedBytes.Slice(Header, Nonce), sealedBytes[(Header + Nonce + Tag)..], sealedBytes.Slice(Header + Nonce, Tag), plain, place);
        return plain;
    }

    public static byte KeyNumberOf(ReadOnlySpan<byte> sealedBytes) => sealedBytes.Length > 1 ? sealedBytes[1] : throw new CryptographicException("Unknown envelope.");
}
