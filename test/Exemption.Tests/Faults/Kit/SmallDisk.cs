using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Exemption.Tests.Faults.Kit;

/// <summary>A file system in memory with little room, to be filled to the last byte and emptied again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Null where this account may not mount.</summary>
    public static SmallDisk? TryMount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("exemption-small-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=700", "tmpfs", folder) == 0)
        {
            return new SmallDisk(folder);
        }

        Directory.Delete(folder);
        return null;
    }

    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        foreach (var size in new[] { 1024 * 1024, 4096, 1 })
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // No room for a piece of this size.
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Run("umount", Folder) != 0)
        {
            Run("umount", "-l", Folder);
        }

        Directory.Delete(Folder);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
