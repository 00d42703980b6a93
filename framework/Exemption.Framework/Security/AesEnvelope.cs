using System.Security.Cryptography;

namespace Exemption.Framework.Security;

/// <summary>
/// AES-256-GCM with a random nonce. Layout: version (1 byte, 1) · key number (1 byte, 1) · nonce (12) · tag (16) · ciphertext.
/// The associated data binds a ciphertext to its place, so that it cannot be moved to another row.
/// </summary>
internal static class AesEnvelope
{
    private const byte Version = 1;
    private const byte KeyNumber = 1;
    private const int Header = 2;
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        var result = new byte[Header + Nonce + Tag + plain.Length];
        (result[0], result[1]) = (Version, KeyNumber);
        RandomNumberGenerator.Fill(result.AsSpan(Header, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(result.AsSpan(Header, Nonce), plain, result.AsSpan(Header + Nonce + Tag), result.AsSpan(Header + Nonce, Tag), place);
        return result;
    }

    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> place)
    {
        if (sealedBytes.Length < Header + Nonce + Tag || sealedBytes[0] != Version || sealedBytes[1] != KeyNumber)
        {
            throw new CryptographicException("Unknown envelope.");
        }

        var plain = new byte[sealedBytes.Length - Header - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedBytes.Slice(Header, Nonce), sealedBytes[(Header + Nonce + Tag)..], sealedBytes.Slice(Header + Nonce, Tag), plain, place);
        return plain;
    }
}
