namespace Exemption.Tests.Faults.Kit;

/// <summary>
/// A disk under a cache that forgets: what was flushed stays, of the rest a power cut leaves any part. File contents and the names in a folder are flushed
/// separately, as POSIX allows; the names of one folder keep their order, as every journaling file system does.
/// </summary>
internal sealed class DiskImage(string folder)
{
    private const int Sector = 512;

    private readonly Dictionary<string, Contents> _live = [];
    private readonly Dictionary<string, Contents> _durable = [];
    private readonly Dictionary<string, List<Action<Dictionary<string, Contents>>>> _names = [];
    private readonly Dictionary<(string, string), int> _syncing = [];

    /// <summary>What lies there now counts as flushed.</summary>
    public void Load()
    {
        _live[folder] = _durable[folder] = new Contents();
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Where(p => !p.EndsWith("-shm", StringComparison.Ordinal)))
        {
            _live[path] = _durable[path] = new Contents { Flushed = File.Exists(path) ? File.ReadAllBytes(path) : [] };
        }
    }

    public void Apply(DiskEvent e)
    {
        if (e.Path.EndsWith("-shm", StringComparison.Ordinal))
        {
            return;
        }

        switch (e.Call)
        {
            case DiskCall.Create or DiskCall.MakeFolder when !_live.ContainsKey(e.Path):
                var made = new Contents();
                Name(e.Path, names => names[e.Path] = made);
                break;
            case DiskCall.Rename when _live.TryGetValue(e.Path, out var moved):
                Name(e.Path, names => (names[e.Target], _) = (moved, names.Remove(e.Path)));
                break;
            case DiskCall.Unlink:
                Name(e.Path, names => names.Remove(e.Path));
                break;
            case DiskCall.Write or DiskCall.Truncate when _live.TryGetValue(e.Path, out var written):
                written.Pending.Add(e);
                break;
            case DiskCall.SyncBegins:
                _syncing[(e.Path, e.Target)] = Pending(e.Path);
                break;
            case DiskCall.SyncEnds when _syncing.Remove((e.Path, e.Target), out var many):
                Flush(e.Path, many);
                break;
        }
    }

    /// <summary>The files after a power cut at this moment.</summary>
    public Dictionary<string, byte[]> Cut(Random random)
    {
        var names = new Dictionary<string, Contents>(_durable);
        foreach (var changes in _names.Values)
        {
            foreach (var change in changes.Take(random.Next(changes.Count + 1)))
            {
                change(names);
            }
        }

        return names.Where(n => IsReachable(n.Key, names)).ToDictionary(n => n.Key, n => n.Value.Cut(random));
    }

    private bool IsReachable(string path, Dictionary<string, Contents> names) => path == folder || (names.ContainsKey(path) && IsReachable(Path.GetDirectoryName(path)!, names));

    private void Name(string path, Action<Dictionary<string, Contents>> change)
    {
        change(_live);
        var above = Path.GetDirectoryName(path)!;
        (_names.TryGetValue(above, out var changes) ? changes : _names[above] = []).Add(change);
    }

    private int Pending(string path) => _names.TryGetValue(path, out var changes) ? changes.Count : _live.TryGetValue(path, out var file) ? file.Pending.Count : 0;

    /// <summary>Flushes what was there when the flush began; what came later may or may not have been caught.</summary>
    private void Flush(string path, int many)
    {
        if (_names.TryGetValue(path, out var changes))
        {
            many = Math.Min(many, changes.Count);
            changes.Take(many).ToList().ForEach(c => c(_durable));
            changes.RemoveRange(0, many);
        }
        else if (_live.TryGetValue(path, out var file))
        {
            many = Math.Min(many, file.Pending.Count);
            file.Pending.Take(many).ToList().ForEach(p => file.Flushed = Contents.Write(file.Flushed, p, int.MaxValue));
            file.Pending.RemoveRange(0, many);
        }
    }

    private sealed class Contents
    {
        public byte[] Flushed { get; set; } = [];

        public List<DiskEvent> Pending { get; } = [];

        public byte[] Cut(Random random)
        {
            var bytes = Pending.Count == 0 ? Flushed : (byte[])Flushed.Clone();
            foreach (var write in Pending.Where(_ => random.Next(2) == 0))
            {
                // Now and then the power goes in the middle of a write.
                bytes = Write(bytes, write, random.Next(5) == 0 ? random.Next((write.Bytes.Length / Sector) + 1) * Sector : int.MaxValue);
            }

            return bytes;
        }

        public static byte[] Write(byte[] bytes, DiskEvent e, int atMost)
        {
            if (e.Call == DiskCall.Truncate)
            {
                Array.Resize(ref bytes, (int)e.Offset);
                return bytes;
            }

            var (length, offset) = (Math.Min(e.Bytes.Length, atMost), e.Offset < 0 ? bytes.Length : (int)e.Offset);
            if (offset + length > bytes.Length)
            {
                Array.Resize(ref bytes, offset + length);
            }

            e.Bytes.AsSpan(0, length).CopyTo(bytes.AsSpan(offset));
            return bytes;
        }
    }
}
