using System.Security.Cryptography;

namespace Exemption.Framework.Security;

/// <summary>
/// The long-lived secrets: the key-encryption key that wraps the key of every photograph and column, and the key of the blind indexes.
/// They live in files outside the database, because whoever has the database must not be able to read or guess ID numbers.
/// </summary>
public sealed class KeyRing
{
    private const int KeyBytes = 32;

    private KeyRing(byte[] encryption, byte[] index) => (EncryptionKey, IndexKey) = (encryption, index);

    /// <summary>256 bits, AES.</summary>
    internal byte[] EncryptionKey { get; }

    /// <summary>256 bits, HMAC-SHA-256.</summary>
    internal byte[] IndexKey { get; }

    /// <summary>Reads the keys of a folder, or makes them there at the first start, readable by the owner alone.</summary>
    public static KeyRing Open(string folder)
    {
        PrivateFolder.Create(folder);
        return new KeyRing(ReadOrCreate(Path.Combine(folder, "encryption-1.key")), ReadOrCreate(Path.Combine(folder, "index-1.key")));
    }

    private static byte[] ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead;
            }

            using var file = new FileStream(path, options);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))));
            file.Flush(flushToDisk: true);
        }

        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == KeyBytes ? key : throw new InvalidOperationException($"Key file {Path.GetFileName(path)} must hold {KeyBytes} bytes in base 64.");
    }
}
