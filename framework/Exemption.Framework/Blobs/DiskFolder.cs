using System.Runtime.InteropServices;
using Exemption.Framework.Data;

namespace Exemption.Framework.Blobs;

/// <summary>A rename is durable only when its folder has been flushed; .NET opens folders only through the descriptor.</summary>
internal static partial class DiskFolder
{
    public static void Flush(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var descriptor = Open(path, 0);
        var flushed = descriptor >= 0 && Fsync(descriptor) == 0;
        var error = Marshal.GetLastPInvokeError();
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }

        if (!flushed)
        {
            // What may be forgotten at the next power cut must not be acknowledged.
            throw new IOException("A folder could not be flushed.", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}

/// <summary>Tells a failing disk from a file that is missing or there already, which is our own mistake.</summary>
internal static class DiskTrouble
{
    private const int Exists = 17, WindowsExists = unchecked((int)0x800700B7);
    private const int FileTooLarge = 27, NoSpace = 28, OverQuota = 122; // errno of Linux; .NET hands it on
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027), WindowsDiskFull = unchecked((int)0x80070070);

    public static StorageTrouble? In(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException or IOException { HResult: Exists or WindowsExists } => null,
        IOException { HResult: FileTooLarge or NoSpace or OverQuota or WindowsHandleDiskFull or WindowsDiskFull } => StorageTrouble.Full,
        IOException or UnauthorizedAccessException => StorageTrouble.Unavailable,
        _ => null,
    };

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk that would not take the file will not let go of it either.
        }
    }
}
