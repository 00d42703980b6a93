using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Exemption.Tests.Faults.Kit;

internal enum DiskCall
{
    Create,
    MakeFolder,
    Write,
    Truncate,
    SyncBegins,
    SyncEnds,
    Rename,
    Unlink,

    /// <summary>Bytes that left for a client: from here on it may have been told.</summary>
    Send,
}

/// <summary>One thing the host did to its disk, or said to a client, in the order of the trace.</summary>
internal sealed record DiskEvent(DiskCall Call, string Path, byte[] Bytes, long Offset, string Target);

/// <summary>Reads what strace has written down: <c>-f -y -xx</c>, strings in full.</summary>
internal static partial class DiskTrace
{
    public static readonly string[] Arguments =
    [
        "-f", "-y", "-xx", "-qq", "-s", "400000", "--seccomp-bpf",
        "-e", "trace=openat,pwrite64,write,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,sendmsg,sendto",
    ];

    public static IEnumerable<DiskEvent> Read(string file, string folder)
    {
        var hex = string.Concat(Encoding.UTF8.GetBytes(folder).Select(b => string.Create(CultureInfo.InvariantCulture, $"\\x{b:x2}")));
        var syncing = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(file))
        {
            var (thread, rest) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[line.IndexOf(' ', StringComparison.Ordinal)..].TrimStart());
            if (rest.StartsWith("<... f", StringComparison.Ordinal) && syncing.Remove(thread, out var path))
            {
                if (rest.EndsWith("= 0", StringComparison.Ordinal))
                {
                    yield return new(DiskCall.SyncEnds, path, [], 0, thread);
                }

                continue;
            }

            var isSend = rest.StartsWith("send", StringComparison.Ordinal);
            if (rest.StartsWith("<...", StringComparison.Ordinal) || (!isSend && !rest.Contains(hex, StringComparison.Ordinal) && !rest.Contains(folder, StringComparison.Ordinal)) || rest.Contains(") = -1", StringComparison.Ordinal))
            {
                continue;
            }

            if (Parse(rest, thread) is not { } e)
            {
                continue;
            }

            yield return e;
            if (e.Call == DiskCall.SyncBegins)
            {
                if (rest.EndsWith("<unfinished ...>", StringComparison.Ordinal))
                {
                    syncing[thread] = e.Path;
                }
                else if (rest.EndsWith("= 0", StringComparison.Ordinal))
                {
                    yield return e with { Call = DiskCall.SyncEnds };
                }
            }
        }
    }

    private static DiskEvent? Parse(string rest, string thread)
    {
        var name = rest[..rest.IndexOf('(', StringComparison.Ordinal)];
        switch (name)
        {
            case "sendmsg" or "sendto":
                return new(DiskCall.Send, string.Empty, [.. Quoted().Matches(rest).SelectMany(m => Bytes(m.Groups[1].Value))], 0, string.Empty);
            case "openat":
                return rest.Contains("O_CREAT", StringComparison.Ordinal) ? new(DiskCall.Create, Names(rest)[^1], [], 0, string.Empty) : null;
            case "mkdir" or "mkdirat":
                return new(DiskCall.MakeFolder, Names(rest)[^1], [], 0, string.Empty);
            case "pwrite64":
                return new(DiskCall.Write, Descriptor(rest), Bytes(Quoted().Match(rest).Groups[1].Value), Last(rest), string.Empty);
            case "write":
                return new(DiskCall.Write, Descriptor(rest), Bytes(Quoted().Match(rest).Groups[1].Value), -1, string.Empty);
            case "ftruncate":
                return new(DiskCall.Truncate, Descriptor(rest), [], Last(rest), string.Empty);
            case "fsync" or "fdatasync":
                return new(DiskCall.SyncBegins, Descriptor(rest), [], 0, thread);
            case "rename" or "renameat" or "renameat2":
                return new(DiskCall.Rename, Names(rest)[0], [], 0, Names(rest)[^1]);
            case "unlink" or "unlinkat":
                return new(DiskCall.Unlink, Names(rest)[^1], [], 0, string.Empty);
            default:
                return null;
        }
    }

    private static string Descriptor(string rest) => Text(Annotation().Match(rest).Groups[1].Value);

    private static List<string> Names(string rest) => [.. Quoted().Matches(rest).Select(m => Text(m.Groups[1].Value))];

    private static long Last(string rest) => long.Parse(LastNumber().Match(rest).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Text(string quoted) => quoted.StartsWith("\\x", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Bytes(quoted)) : quoted;

    private static byte[] Bytes(string quoted)
    {
        var bytes = new byte[quoted.Length / 4];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((Uri.FromHex(quoted[(i * 4) + 2]) << 4) | Uri.FromHex(quoted[(i * 4) + 3]));
        }

        return bytes;
    }

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\(\d+<([^>]*)>")]
    private static partial Regex Annotation();

    [GeneratedRegex(@", (\d+)(?:\)| <unfinished)")]
    private static partial Regex LastNumber();
}
