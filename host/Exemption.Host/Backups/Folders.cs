namespace Exemption.Host.Backups;

/// <summary>Copies folders file by file.</summary>
internal static class Folders
{
    /// <summary>Every file below a folder by its path in it; those that are still being written are left out.</summary>
    public static IEnumerable<string> FilesIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(folder, f))
        : [];

    public static bool IsEmpty(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>One that is there with the same size is not copied again: names are given once, and the hash tells if it is another after all. A file that has just been deleted is passed by.</summary>
    public static async Task CopyAsync(string from, string to, CancellationToken ct)
    {
        foreach (var path in FilesIn(from).ToList())
        {
            var (source, target) = (new FileInfo(Path.Combine(from, path)), new FileInfo(Path.Combine(to, path)));
            if (!source.Exists || (target.Exists && target.Length == source.Length))
            {
                continue;
            }

            try
            {
                await CopyFileAsync(source.FullName, target.FullName, ct);
            }
            catch (FileNotFoundException)
            {
                // Deleted since we looked: its row had gone a day before.
            }
        }
    }

    public static async Task CopyFileAsync(string from, string to, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = File.GetUnixFileMode(from) & ~(UnixFileMode.GroupWrite | UnixFileMode.OtherWrite) | UnixFileMode.UserRead;
            }

            await using var target = new FileStream(to + ".tmp", options);
            await source.CopyToAsync(target, ct);
            target.Flush(flushToDisk: true);
        }

        File.Move(to + ".tmp", to, overwrite: true);
    }

    public static bool Overlap(string a, string b)
    {
        static string Whole(string path) => Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return Whole(a).StartsWith(Whole(b), StringComparison.Ordinal) || Whole(b).StartsWith(Whole(a), StringComparison.Ordinal);
    }
}
