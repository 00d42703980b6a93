using System.Globalization;
using System.Security.Cryptography;
using Exemption.Framework.Blobs;

namespace Exemption.Framework.Security;

/// <summary>
/// The long-lived secrets: the key-encryption keys that wrap the key of every photograph and column, and the keys of the blind indexes, each with a number.
/// They live in files outside the database, because whoever has the database must not be able to read or guess ID numbers.
/// </summary>
/// <remarks>
/// A new key is known to every host before anybody writes with it: hosts look into the folder every few seconds, and a key file is used for writing only when it has
/// lain there for a while. A host never forgets a key while it runs, so that what it has read just before a key was retired still opens.
/// </remarks>
public sealed class KeyRing
{
    private const int KeyBytes = 32;
    private const int MostKeys = 255;

    private readonly string _folder;
    private readonly TimeSpan _useAfter;
    private readonly Lock _reading = new();
    private volatile Keys _encryption = Keys.None;
    private volatile Keys _index = Keys.None;

    private KeyRing(string folder, TimeSpan useAfter) => (_folder, _useAfter) = (folder, useAfter);

    public string Folder => _folder;

    /// <summary>256 bits, AES; what new values are encrypted under.</summary>
    internal NumberedKey Encryption => _encryption.Writing ?? throw new CryptographicException("There is no encryption key.");

    /// <summary>256 bits, HMAC-SHA-256; what new blind indexes are made with.</summary>
    internal NumberedKey Index => _index.Writing ?? throw new CryptographicException("There is no index key.");

    /// <summary>Every index key there is, the one for new values first: until the last row is under it, whoever searches asks by all.</summary>
    internal IReadOnlyList<NumberedKey> IndexKeys => _index.All;

    /// <summary>Reads the keys of a folder; there may be none yet, and none is made: the database may be under others.</summary>
    /// <param name="folder">Readable by the owner alone.</param>
    /// <param name="useAfter">How long a new key must have lain there before it is written with; a minute unless told.</param>
    public static KeyRing Open(string folder, TimeSpan? useAfter = null)
    {
        PrivateFolder.Create(folder);
        var ring = new KeyRing(folder, useAfter ?? TimeSpan.FromMinutes(1));
        ring.Refresh();
        return ring;
    }

    /// <summary>Makes the first keys of a new house, where there are none; whoever calls it has asked the database (<see cref="KeyNeeds"/>).</summary>
    public KeyRing MakeFirst()
    {
        foreach (var kind in new[] { KeyKind.Encryption, KeyKind.Index }.Where(k => NumbersOf(k).Count == 0))
        {
            Create(kind, 1);
        }

        Refresh();
        return this;
    }

    /// <summary>Looks into the folder for new keys, and for those that have become old enough to be used.</summary>
    public void Refresh()
    {
        lock (_reading)
        {
            _encryption = Read(KeyKind.Encryption, _encryption);
            _index = Read(KeyKind.Index, _index);
        }
    }

    /// <summary>Makes the next key; returns its number.</summary>
    public byte CreateNext(KeyKind kind)
    {
        var next = NumbersOf(kind).Max() + 1;
        if (next > MostKeys)
        {
            throw new InvalidOperationException($"There cannot be more than {MostKeys} keys.");
        }

        Create(kind, (byte)next);
        Refresh();
        return (byte)next;
    }

    /// <summary>Removes the file of a key that no row is under any more.</summary>
    public void Remove(KeyKind kind, byte number) => File.Delete(PathOf(kind, number));

    /// <summary>Numbers of the keys whose files lie in the folder now.</summary>
    public IReadOnlyList<byte> NumbersOf(KeyKind kind) =>
    [
        .. Directory.EnumerateFiles(_folder, $"{NameOf(kind)}-*.key").Select(f => Path.GetFileNameWithoutExtension(f)[(NameOf(kind).Length + 1)..])
            .Where(n => byte.TryParse(n, CultureInfo.InvariantCulture, out var number) && number > 0).Select(n => byte.Parse(n, CultureInfo.InvariantCulture)).Order(),
    ];

    /// <summary>The number that new values are written under.</summary>
    public byte WritingNumber(KeyKind kind) => (kind == KeyKind.Encryption ? Encryption : Index).Number;

    /// <summary>The key of an envelope; an unknown number may be a key that another host or the operator has just made.</summary>
    internal byte[] EncryptionKey(byte number)
    {
        if (_encryption.Find(number) is null)
        {
            Refresh();
        }

        return _encryption.Find(number) ?? throw new CryptographicException($"There is no encryption key {number}.");
    }

    /// <summary>Name of a key's file.</summary>
    internal static string FileOf(KeyKind kind, byte number) => string.Create(CultureInfo.InvariantCulture, $"{NameOf(kind)}-{number}.key");

    /// <summary>Whether a file lies in the folder now.</summary>
    internal bool Has(string name) => File.Exists(Path.Combine(_folder, name));

    /// <summary>Another secret beside the keys, made at its first use.</summary>
    internal byte[] ReadOrCreateFile(string name, Func<byte[]> make)
    {
        var path = Path.Combine(_folder, name);
        lock (_reading)
        {
            if (!File.Exists(path))
            {
                Write(path, make());
            }

            return File.ReadAllBytes(path);
        }
    }

    private static string NameOf(KeyKind kind) => kind == KeyKind.Encryption ? "encryption" : "index";

    private string PathOf(KeyKind kind, byte number) => Path.Combine(_folder, FileOf(kind, number));

    private void Create(KeyKind kind, byte number) =>
        Write(PathOf(kind, number), System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))));

    private Keys Read(KeyKind kind, Keys known)
    {
        var numbers = NumbersOf(kind);
        var all = known.ByNumber.Values.ToDictionary(k => k.Number);
        foreach (var number in numbers.Where(n => !all.ContainsKey(n)))
        {
            var key = Convert.FromBase64String(File.ReadAllText(PathOf(kind, number)).Trim());
            all[number] = key.Length == KeyBytes ? new NumberedKey(number, key)
                : throw new InvalidOperationException($"Key file {Path.GetFileName(PathOf(kind, number))} must hold {KeyBytes} bytes in base 64.");
        }

        // The files' times are the disk's, so this is the system's clock and no other.
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var usable = numbers.Where(n => now - File.GetLastWriteTimeUtc(PathOf(kind, n)) >= _useAfter).DefaultIfEmpty(numbers.Count > 0 ? numbers[0] : (byte)0).Max();
        return all.Count == 0 ? Keys.None : new Keys(all, Math.Max(usable, known.Writing?.Number ?? 0));
    }

    /// <summary>Under another name first: whoever sees the file sees the whole key. The link fails where the name is taken.</summary>
    private static void Write(string path, byte[] bytes)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
            // What is written under a key must not outlive it at a power cut.
            DiskFolder.Flush(Path.GetDirectoryName(path)!);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another host starting in the same moment was quicker; its key is as good.
            File.Delete(temporary);
        }
    }

    private sealed class Keys
    {
        public static readonly Keys None = new([], 0);

        public Keys(Dictionary<byte, NumberedKey> byNumber, byte writing)
        {
            ByNumber = byNumber;
            Writing = byNumber.GetValueOrDefault(writing);
            All = [.. byNumber.Values.OrderByDescending(k => k.Number == writing).ThenByDescending(k => k.Number)];
        }

        public Dictionary<byte, NumberedKey> ByNumber { get; }

        public NumberedKey? Writing { get; }

        public IReadOnlyList<NumberedKey> All { get; }

        public byte[]? Find(byte number) => ByNumber.GetValueOrDefault(number)?.Key;
    }
}

/// <summary>What a key is for.</summary>
public enum KeyKind
{
    /// <summary>Wraps the keys of files, and encrypts columns and ASP.NET's key ring.</summary>
    Encryption,

    /// <summary>Makes blind indexes.</summary>
    Index,
}

internal sealed record NumberedKey(byte Number, byte[] Key);
