using Exemption.Framework.Data;

namespace Exemption.Framework.Blobs;

/// <summary>Named files outside the database; names are made by us, never by users. Stands for ABP's <c>IBlobContainer</c>.</summary>
public interface IBlobContainer
{
    /// <summary>Returns only when the bytes are on the disk and findable after a power cut. A name is written once.</summary>
    Task SaveAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    Task<byte[]> ReadAsync(string name, CancellationToken ct);

    Task DeleteAsync(string name, CancellationToken ct);

    /// <summary>Deletes files that nobody names, and what a broken-off write has left of one; says how many. All of them are looked at, a batch at a time.</summary>
    /// <param name="before">Files last written since are left alone: somebody may be about to name them.</param>
    /// <param name="most">How many go at most.</param>
    /// <param name="findStrays">Says which of these names are nobody's.</param>
    /// <param name="ct">Stops between two batches.</param>
    Task<int> SweepAsync(DateTime before, int most, Func<IReadOnlyList<string>, Task<IReadOnlyList<string>>> findStrays, CancellationToken ct);
}

/// <summary>Where the files lie.</summary>
public sealed record BlobFolder(string Path);

internal sealed class FileBlobContainer(BlobFolder folder) : IBlobContainer
{
    private const int Batch = 200;
    private const string Unfinished = ".tmp";

    private readonly Lock _making = new();

    public async Task SaveAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var path = PathOf(name);
        var temporary = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            MakeFolder(Path.GetDirectoryName(path)!);
            await WriteAsync(temporary, bytes, ct);
            File.Move(temporary, path, overwrite: false);
            DiskFolder.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (DiskTrouble.In(e) is { } trouble)
        {
            throw new StorageException(trouble, e);
        }
        finally
        {
            // Gone where all went well; half-written it would keep the space that the next one needs.
            DiskTrouble.TryDelete(temporary);
        }
    }

    public async Task<byte[]> ReadAsync(string name, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), ct);
        }
        catch (Exception e) when (DiskTrouble.In(e) is { } trouble)
        {
            throw new StorageException(trouble, e);
        }
    }

    public Task DeleteAsync(string name, CancellationToken ct)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public async Task<int> SweepAsync(DateTime before, int most, Func<IReadOnlyList<string>, Task<IReadOnlyList<string>>> findStrays, CancellationToken ct)
    {
        var swept = 0;
        foreach (var paths in FilesBefore(before).Chunk(Batch).TakeWhile(_ => swept < most))
        {
            ct.ThrowIfCancellationRequested();
            var strays = await findStrays([.. paths.Where(p => !IsUnfinished(p)).Select(p => Path.GetFileName(p))]);
            foreach (var path in paths.Where(IsUnfinished).Concat(strays.Select(PathOf)).Take(most - swept))
            {
                File.Delete(path);
                swept++;
            }
        }

        return swept;
    }

    private static bool IsUnfinished(string path) => path.EndsWith(Unfinished, StringComparison.Ordinal);

    private IEnumerable<string> FilesBefore(DateTime moment) => Directory.Exists(folder.Path)
        ? new DirectoryInfo(folder.Path).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.LastWriteTimeUtc < moment).Select(f => f.FullName)
        : [];

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await file.WriteAsync(bytes, ct);
        file.Flush(flushToDisk: true);
    }

    /// <summary>
    /// A new folder is as easily forgotten by a power cut as a new file: its name stands in the folder above, which must be flushed, too.
    /// One at a time, so that nobody builds on a folder that another has made and not flushed yet.
    /// </summary>
    private void MakeFolder(string path)
    {
        lock (_making)
        {
            if (Directory.Exists(path))
            {
                return;
            }

            var above = Path.GetDirectoryName(path)!;
            if (path != folder.Path)
            {
                MakeFolder(above);
            }

            Directory.CreateDirectory(path);
            DiskFolder.Flush(above);
        }
    }

    /// <summary>Two levels of folders, so that none holds more than some thousand files. Names are hexadecimal GUIDs: nothing to escape from.</summary>
    private string PathOf(string name) => name.Length >= 6 && name.All(c => char.IsAsciiHexDigitLower(c) || char.IsAsciiDigit(c) || c is '-' or '.') && !name.Contains("..", StringComparison.Ordinal)
        ? Path.Combine(folder.Path, name[^4..^2], name[^2..], name)
        : throw new ArgumentException("Not a blob name.", nameof(name));
}
