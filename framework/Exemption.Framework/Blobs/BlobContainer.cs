namespace Exemption.Framework.Blobs;

/// <summary>Named files outside the database; names are made by us, never by users. Stands for ABP's <c>IBlobContainer</c>.</summary>
public interface IBlobContainer
{
    /// <summary>Returns only when the bytes are on the disk and findable after a power cut. A name is written once.</summary>
    Task SaveAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    Task<byte[]> ReadAsync(string name, CancellationToken ct);

    Task DeleteAsync(string name, CancellationToken ct);
}

/// <summary>Where the files lie.</summary>
public sealed record BlobFolder(string Path);

internal sealed class FileBlobContainer(BlobFolder folder) : IBlobContainer
{
    public async Task SaveAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
        {
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException)
        {
            File.Delete(temporary);
            throw;
        }

        FlushFolder(Path.GetDirectoryName(path)!);
    }

    public Task<byte[]> ReadAsync(string name, CancellationToken ct) => File.ReadAllBytesAsync(PathOf(name), ct);

    public Task DeleteAsync(string name, CancellationToken ct)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    /// <summary>A rename is durable only when its folder has been flushed; .NET opens folders only through the descriptor.</summary>
    private static void FlushFolder(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            var descriptor = NativeFile.Open(path, 0);
            if (descriptor >= 0)
            {
                _ = NativeFile.Fsync(descriptor);
                _ = NativeFile.Close(descriptor);
            }
        }
    }

    /// <summary>Two levels of folders, so that none holds more than some thousand files. Names are hexadecimal GUIDs: nothing to escape from.</summary>
    private string PathOf(string name) => name.Length >= 6 && name.All(c => char.IsAsciiHexDigitLower(c) || char.IsAsciiDigit(c) || c is '-' or '.') && !name.Contains("..", StringComparison.Ordinal)
        ? Path.Combine(folder.Path, name[^4..^2], name[^2..], name)
        : throw new ArgumentException("Not a blob name.", nameof(name));
}

internal static partial class NativeFile
{
    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "open", StringMarshalling = System.Runtime.InteropServices.StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags);

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "fsync")]
    internal static partial int Fsync(int descriptor);

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);
}
