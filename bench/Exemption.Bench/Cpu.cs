using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Exemption.Bench;

/// <summary>What work costs in processor time, of this process and of programs it has waited for, so that libraries and command lines can be compared on a busy machine.</summary>
internal static partial class Cpu
{
    private const int EndedChildren = -1;

    /// <summary>Median of the rounds, in milliseconds; the first round is not counted.</summary>
    public static double Median(int rounds, Action work)
    {
        work();
        var measured = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var before = Spent();
            work();
            measured.Add((Spent() - before).TotalMilliseconds);
        }

        measured.Sort();
        return measured[measured.Count / 2];
    }

    private static TimeSpan Spent()
    {
        using var me = Process.GetCurrentProcess();
        _ = GetUsage(EndedChildren, out var children);
        return me.TotalProcessorTime + TimeSpan.FromMicroseconds(((children.UserSeconds + children.SystemSeconds) * 1e6) + children.UserMicroseconds + children.SystemMicroseconds);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    /// <summary>struct rusage; the rest of it is of no interest, but must have room.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
