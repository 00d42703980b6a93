using System.Security.Cryptography;
using System.Text.Json;

namespace Exemption.Host.Backups;

/// <summary>What a backup consists of; written last, so that a folder without one is an unfinished backup.</summary>
/// <param name="Database"><c>sqlite</c> or <c>mysql</c>.</param>
/// <param name="BegunAt">Everything acknowledged before this moment is in it.</param>
/// <param name="Rows">Rows of each table.</param>
/// <param name="Files">SHA-256 of every file by its path in the backup.</param>
internal sealed record Manifest(string Database, DateTime BegunAt, IReadOnlyDictionary<string, long> Rows, IReadOnlyDictionary<string, string> Files)
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    public static async Task<Manifest?> ReadAsync(string folder, CancellationToken ct) => File.Exists(PathIn(folder))
        ? JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(PathIn(folder), ct), Json)
        : null;

    public Task WriteAsync(string folder, CancellationToken ct) => File.WriteAllTextAsync(PathIn(folder), JsonSerializer.Serialize(this, Json), ct);

    /// <summary>Paths that are missing, or not what they were.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(string folder, CancellationToken ct)
    {
        var different = new List<string>();
        foreach (var (path, hash) in Files)
        {
            if (!File.Exists(Path.Combine(folder, path)) || await HashAsync(Path.Combine(folder, path), ct) != hash)
            {
                different.Add(path);
            }
        }

        return different;
    }

    public static async Task<string> HashAsync(string file, CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexString(await SHA256.HashDataAsync(stream, ct));
    }
}
