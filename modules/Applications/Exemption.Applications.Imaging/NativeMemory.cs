using System.Runtime.InteropServices;

namespace Exemption.Imaging;

/// <summary>
/// Keeps the C library from hoarding what the decoders have freed. By itself glibc learns from the first large picture to keep such sizes, in one
/// store for each thread that ever decoded, and the host would stay as large as all of them together.
/// </summary>
public static partial class NativeMemory
{
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;

    /// <summary>Without effect where the C library is another one.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = SetOption(MmapThreshold, 256 * 1024);
            _ = SetOption(ArenaMax, 2);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // musl gives back by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
