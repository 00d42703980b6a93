using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;
using Microsoft.Data.Sqlite;

namespace Exemption.Tests.Faults;

/// <summary>
/// A8: the power goes while people work. What the real host wrote, flushed and answered is recorded call by call; from it come the disks a power cut could have left. Each
/// must open whole, hold everything that had been acknowledged, and name no picture that is not there.
/// </summary>
[Collection(FaultTests.Name), Trait("Goal", "A8")]
public sealed partial class PowerCutTests
{
    private const string Strace = "/usr/bin/strace";

    /// <summary>How many acknowledgements are recorded.</summary>
    private static readonly int Enough = LongRun.Of(40, 600);

    [Fact]
    public async Task No_power_cut_loses_what_was_acknowledged()
    {
        Assert.SkipWhen(TestDatabase.OnMySql, "The files of a database server are its own affair.");
        Assert.SkipUnless(LongRun.IsOn, "Recording and cutting takes a minute: long runs only.");
        Assert.SkipUnless(File.Exists(Strace), "strace is not installed.");
        using var database = TestDatabase.Create();
        var folder = Path.Combine(database.Folder, "data");
        var trace = Path.Combine(database.Folder, "trace");
        await using (var first = new RealHost(folder, null))
        {
            await first.StartAsync();
            await first.StopAsync();
            var image = new DiskImage(folder);
            image.Load();
            await using var host = new RealHost(folder, null) { Under = [Strace, .. DiskTrace.Arguments, "-o", trace], KnownAdministrator = first.FirstAdministrator };
            await host.StartAsync();
            var campus = new Campus(host, LongRun.Seed);
            await campus.OpenAsync(students: 4);
            using var stop = new CancellationTokenSource();
            var work = campus.WorkAsync(4, stop.Token);
            await FaultTests.UntilAsync(() => Task.FromResult(campus.Ledger.Acknowledged >= Enough || work.IsFaulted), TimeSpan.FromMinutes(10), "Work does not go on.");
            await stop.CancelAsync();
            await work;
            await host.StopAsync();
            await CutAsync(image, [.. DiskTrace.Read(trace, folder)], folder, campus.Ledger);
        }
    }

    private static async Task CutAsync(DiskImage image, List<DiskEvent> events, string folder, Ledger ledger)
    {
        var random = new Random(LongRun.Seed);
        var told = new Promises(ledger);
        var first = events.FindIndex(e => e.Call == DiskCall.Send && Encoding.UTF8.GetString(e.Bytes).Contains("mark-", StringComparison.Ordinal));
        first.ShouldBeGreaterThan(0, "No acknowledgement in the trace.");
        var cuts = Enumerable.Range(0, LongRun.Of(40, 5000)).Select(_ => random.Next(first, events.Count)).CountBy(i => i).ToDictionary();
        var broken = new List<string>();
        for (var i = 0; i < events.Count; i++)
        {
            told.Hear(events[i]);
            image.Apply(events[i]);
            for (var n = cuts.GetValueOrDefault(i); n > 0; n--)
            {
                broken.AddRange((await LookAsync(image.Cut(random), folder, told)).Select(b => string.Create(CultureInfo.InvariantCulture, $"cut at {i}: {b}")));
            }
        }

        broken.ShouldBeEmpty($"{broken.Count} of {cuts.Values.Sum()} images");
        // Some are of the same thing, such as the many savings of one draft; of that one the latest counts.
        told.Count.ShouldBeGreaterThan(Enough / 10);
        LongRun.Report("A8", new { images = cuts.Values.Sum(), calls = events.Count, flushes = events.Count(e => e.Call == DiskCall.SyncEnds), acknowledged = told.Count, lost = 0, corrupt = 0 });
    }

    /// <summary>Lays the image down, lets SQLite recover it, and asks.</summary>
    private static async Task<List<string>> LookAsync(Dictionary<string, byte[]> files, string folder, Promises told)
    {
        var place = Directory.CreateTempSubdirectory("exemption-cut-").FullName;
        try
        {
            foreach (var (path, bytes) in files.Where(f => Path.GetFileName(f.Key).StartsWith("exemption.db", StringComparison.Ordinal) || f.Key.EndsWith(".key", StringComparison.Ordinal)))
            {
                var copy = Path.Combine(place, Path.GetRelativePath(folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                await File.WriteAllBytesAsync(copy, bytes);
            }

            var invariants = new Invariants(place, null) { ReadBlob = name => files.GetValueOrDefault(Path.Combine(folder, "blobs", name[^4..^2], name[^2..], name)) };
            return [.. await invariants.CheckAsync(new Ledger()), .. told.Missing(Path.Combine(place, "exemption.db"))];
        }
        catch (SqliteException e)
        {
            return [e.Message];
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>What the host has told its clients up to now, read from what it sent.</summary>
    private sealed partial class Promises(Ledger ledger)
    {
        private readonly HashSet<string> _lastPhotos = [.. ledger.Pages.Values.SelectMany(p => p.Photos.Values).Select(id => id.ToString())];
        private readonly HashSet<string> _photos = [];
        private readonly HashSet<string> _numbers = [];
        private readonly Dictionary<string, string> _marks = [];

        public int Count => _photos.Count + _numbers.Count + _marks.Count;

        public void Hear(DiskEvent e)
        {
            if (e.Call != DiskCall.Send)
            {
                return;
            }

            var text = Encoding.UTF8.GetString(e.Bytes);
            foreach (var photo in Photo().Matches(text).Select(m => m.Groups[1].Value).Where(_lastPhotos.Contains))
            {
                _photos.Add(photo);
            }

            foreach (var number in Number().Matches(text).Select(m => m.Groups[1].Value))
            {
                _numbers.Add(number);
            }

            // A long answer leaves in two pieces; the second may begin with the id of something else.
            if (Mark().Match(text) is { Success: true } mark && ledger.Pages.ContainsKey(Guid.Parse(mark.Groups[1].Value)) && (!_marks.TryGetValue(mark.Groups[1].Value, out var before) || string.CompareOrdinal(before, mark.Groups[2].Value) < 0))
            {
                _marks[mark.Groups[1].Value] = mark.Groups[2].Value;
            }
        }

        public List<string> Missing(string file)
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
            connection.Open();
            var photos = Column(connection, "SELECT Id FROM app_DocumentPhoto");
            var numbers = Column(connection, "SELECT Number FROM app_ExemptionApplication WHERE Number IS NOT NULL");
            var remarks = Column(connection, "SELECT Id || ' ' || COALESCE(Remark, '') FROM app_ExemptionApplication").Select(r => r.Split(' ')).ToDictionary(r => r[0], r => r[1]);
            return
            [
                .. _photos.Except(photos, StringComparer.OrdinalIgnoreCase).Select(p => $"acknowledged picture {p} lost"),
                .. _numbers.Except(numbers).Select(n => $"acknowledged submission {n} lost"),
                .. _marks.Where(m => !remarks.TryGetValue(m.Key.ToUpperInvariant(), out var there) || string.CompareOrdinal(there, m.Value) < 0).Select(m => $"acknowledged draft {m.Key} {m.Value} lost"),
            ];
        }

        private static List<string> Column(SqliteConnection connection, string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var values = new List<string>();
            while (reader.Read())
            {
                values.Add(reader.GetString(0));
            }

            return values;
        }

        [GeneratedRegex("\"id\":\"([0-9a-f-]{36})\",\"kind\":")]
        private static partial Regex Photo();

        [GeneratedRegex("\"number\":\"([0-9]+)\"")]
        private static partial Regex Number();

        [GeneratedRegex("\\{\"id\":\"([0-9a-f-]{36})\".*?\"remark\":\"(mark-[0-9]+)\"")]
        private static partial Regex Mark();
    }
}
