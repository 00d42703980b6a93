namespace Exemption.Framework.Sealing;

/// <summary>Where the copy of the marks lies that a roll-back of the database does not reach.</summary>
/// <param name="Folder">On another disk, if there is one.</param>
public sealed record CheckpointFolder(string Folder)
{
    public string File => Path.Combine(Folder, "checkpoints.log");
}

/// <summary>The marks once more, outside the database, one per line: id, signature, text. Only ever appended to.</summary>
internal sealed class CheckpointFile(CheckpointFolder folder)
{
    private readonly Lock _writing = new();

    public void Append(IEnumerable<LogMark> marks)
    {
        var lines = marks.Select(m => $"{m.Id:N} {Convert.ToBase64String(m.Signature)} {m.Text}\n").ToList();
        if (lines.Count == 0)
        {
            return;
        }

        lock (_writing)
        {
            Directory.CreateDirectory(folder.Folder);
            using var file = new FileStream(folder.File, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines)));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Every line; one that cannot be read, as after a power cut in the middle of it, comes as null with its number.</summary>
    public IReadOnlyList<(int Line, LogMark? Mark)> Read()
    {
        if (!File.Exists(folder.File))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(folder.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var marks = new List<(int, LogMark?)>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            marks.Add((number, Parse(line)));
        }

        return marks;
    }

    /// <summary>Id of the last readable line.</summary>
    public Guid? LastId() => Read().LastOrDefault(l => l.Mark is not null).Mark?.Id;

    private static LogMark? Parse(string line)
    {
        var parts = line.Split(' ', 3);
        var signature = new byte[96];
        return parts.Length == 3 && Guid.TryParseExact(parts[0], "N", out var id) && Convert.TryFromBase64String(parts[1], signature, out var length)
            ? new LogMark { Id = id, Kind = parts[2].Split('|') is [_, var kind, ..] ? kind : string.Empty, Signature = signature[..length], Text = parts[2] }
            : null;
    }
}
