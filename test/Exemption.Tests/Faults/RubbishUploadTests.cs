using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Applications.Imaging;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults;

/// <summary>
/// Goal A5: whatever is uploaded as a photo is refused with a clear answer, or drawn anew with nothing of it left but pixels; it costs the host a bounded
/// time and memory, and others do not notice.
/// </summary>
[Collection(FaultTests.Name), Trait("Goal", "A5")]
public sealed class RubbishUploadTests
{
    /// <summary>The goal is 64 MB for a host that has settled, as in a long run; within a minute of its start the heap is still finding its size.</summary>
    private static readonly int MegabytesAtMost = LongRun.IsOn ? 64 : 128;

    /// <summary>The goal is two seconds on a machine of its own; a machine that builds and tests at the same time is given more.</summary>
    private static readonly TimeSpan AtMost = LongRun.IsOn ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(6);

    [Fact]
    public async Task It_is_refused_or_drawn_anew_and_costs_little()
    {
        Assert.SkipWhen(TestDatabase.OnMySql && !LongRun.IsOn, FaultTests.OnceIsEnough);
        MalformedUploads.All.Count.ShouldBeGreaterThanOrEqualTo(400);
        MalformedUploads.All.Select(m => m.Name).ShouldBeUnique();
        using var database = TestDatabase.Create();
        await using var host = new RealHost(database.Folder, database.MySql);
        await host.StartAsync();
        var campus = new Campus(host, LongRun.Seed);
        await campus.OpenAsync();
        var (sender, witness) = (await campus.WitnessAsync(), await campus.WitnessAsync());
        var draft = (await sender.StartAsync()).Id();

        // What honest large photos cost is the host's own business; once it is used to them, rubbish may cost no more than so much beyond.
        var honest = PictureFiles.Jpeg(4000, 3000);
        for (var i = 0; i < 40; i++)
        {
            await (await sender.UploadAsync(draft, "IdFront", honest)).ReadJsonAsync("warm-up");
        }

        var (before, alone) = (host.MemoryKb, await WaitingAsync(witness, () => Task.Delay(TimeSpan.FromSeconds(1))));
        var tally = new Tally();
        var busy = await WaitingAsync(witness, async () =>
        {
            foreach (var (name, bytes) in MalformedUploads.All)
            {
                await TryAsync(host, sender, draft, name, bytes, tally);
            }

            var random = new Random(LongRun.Seed);
            for (var mutants = LongRun.Of(100, 20_000); mutants > 0; mutants--)
            {
                await TryAsync(host, sender, draft, $"mutant {mutants} of seed {LongRun.Seed}", MalformedUploads.Mutant(random), tally);
            }
        });
        var grown = (tally.PeakKb - before) / 1024;

        host.IsRunning.ShouldBeTrue(host.Log);
        tally.Slowest.ShouldBeLessThan(AtMost, tally.SlowestName);
        grown.ShouldBeLessThanOrEqualTo(MegabytesAtMost, $"{tally.PeakName}: grown by {grown} MB from {before / 1024} MB");
        LongRun.Report("A5", new
        {
            classes = MalformedUploads.All.Count, refused = tally.Refused, drawnAnew = tally.DrawnAnew, serverErrors = 0, slowestMs = (int)tally.Slowest.TotalMilliseconds, tally.SlowestName,
            grownMb = grown, othersP99MsAlone = alone, othersP99MsMeanwhile = busy,
        });
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        Assert.SkipWhen(TestDatabase.OnMySql && !LongRun.IsOn, FaultTests.OnceIsEnough);
        using var database = TestDatabase.Create();
        await using var host = new RealHost(database.Folder, database.MySql);
        await host.StartAsync();
        var campus = new Campus(host, LongRun.Seed);
        await campus.OpenAsync();
        var sender = await campus.WitnessAsync();
        var draft = (await sender.StartAsync()).Id();
        (await sender.UploadAsync(draft, "IdFront", Applicants.Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = host.MemoryKb;
        host.ForgetPeak();

        foreach (var (name, type, body) in Bodies())
        {
            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await sender.Client.PutAsync(new Uri($"/api/applications/mine/{draft}/photos/IdFront", UriKind.Relative), content);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, name);
            JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrEmpty(name);
        }

        foreach (var name in new[] { "../../etc/passwd", "a\0b.jpg", "\u202Egpj.exe", new string('n', 4000), "CON", "aux.jpg", "", ".", "图片.jpg", "a.jpg/../../b" })
        {
            var form = $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n";
            using var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(form), .. Applicants.Picture, .. "\r\n--b--\r\n"u8]);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
            using var answer = await sender.Client.PutAsync(new Uri($"/api/applications/mine/{draft}/photos/IdFront", UriKind.Relative), content);
            ((int)answer.StatusCode).ShouldBeLessThan(500, name);
        }

        Directory.EnumerateFiles(Path.Combine(database.Folder, "blobs"), "*", SearchOption.AllDirectories).ShouldAllBe(f => !f.Contains("passwd", StringComparison.Ordinal) && !f.Contains("CON", StringComparison.Ordinal));
        await GigabyteAsync(sender, draft, declared: true);
        await GigabyteAsync(sender, draft, declared: false);
        ((host.PeakMemoryKb - before) / 1024).ShouldBeLessThanOrEqualTo(MegabytesAtMost);
    }

    private static IEnumerable<(string Name, string Type, byte[] Body)> Bodies()
    {
        byte[] form = [.. "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n"u8, .. Applicants.Picture, .. "\r\n--b--\r\n"u8];
        yield return ("no boundary", "multipart/form-data", form);
        yield return ("another boundary", "multipart/form-data; boundary=c", form);
        yield return ("an endless boundary", $"multipart/form-data; boundary={new string('b', 300)}", form);
        yield return ("broken off", "multipart/form-data; boundary=b", form[..(form.Length / 2)]);
        yield return ("empty", "multipart/form-data; boundary=b", []);
        yield return ("no file", "multipart/form-data; boundary=b", [.. "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"u8]);
        yield return ("a field in the place of the file", "multipart/form-data; boundary=b", [.. "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n"u8]);
        yield return ("a thousand headers", "multipart/form-data; boundary=b", [.. "--b\r\n"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("X: y\r\n", 1000))), .. "\r\nx\r\n--b--\r\n"u8]);
        yield return ("a picture without a form", "image/jpeg", Applicants.Picture);
        yield return ("json", "application/json", "{\"file\":\"x\"}"u8.ToArray());
        yield return ("urlencoded", "application/x-www-form-urlencoded", "file=x"u8.ToArray());
    }

    /// <summary>The host need not read it to refuse it; some clients see the refusal, others a closed connection.</summary>
    private static async Task GigabyteAsync(Student sender, Guid draft, bool declared)
    {
        using var content = new StreamContent(new Zeros(LongRun.Of(64, 1024) * 1024L * 1024));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        content.Headers.ContentLength = declared ? content.Headers.ContentLength : null;
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/applications/mine/{draft}/photos/IdFront", UriKind.Relative)) { Content = content };
        request.Headers.TransferEncodingChunked = !declared;
        try
        {
            using var answer = await sender.Client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        }
        catch (HttpRequestException)
        {
            (await sender.ReadAsync(draft)).Text("status").ShouldBe("Draft");
        }
    }

    private static async Task TryAsync(RealHost host, Student sender, Guid draft, string name, byte[] bytes, Tally tally)
    {
        var since = Stopwatch.GetTimestamp();
        host.ForgetPeak();
        using var answer = await sender.UploadAsync(draft, "IdFront", bytes);
        tally.Note(name, Stopwatch.GetElapsedTime(since), host.PeakMemoryKb);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{name}: {text}");
            JsonDocument.Parse(text).RootElement.GetProperty("error").GetProperty("code").GetString().ShouldNotBeNullOrEmpty(name);
            tally.Refused++;
            return;
        }

        tally.DrawnAnew++;
        var photo = JsonDocument.Parse(text).RootElement.Id();
        foreach (var variant in new[] { "full", "thumbnail" })
        {
            var served = await sender.Client.GetByteArrayAsync(new Uri($"/api/applications/{draft}/photos/{photo}/{variant}", UriKind.Relative));
            served.AsSpan().IndexOf("alert('5199')"u8).ShouldBe(-1, name);
            served.AsSpan().LastIndexOf([(byte)0xFF, (byte)0xD9]).ShouldBe(served.Length - 2, $"{name}: something follows the picture");
            PhotoPipelineTests.MetadataSegments(served).ShouldBeEmpty(name);
        }
    }

    /// <summary>How long somebody else waits meanwhile, p99 in milliseconds.</summary>
    private static async Task<double> WaitingAsync(Student witness, Func<Task> meanwhile)
    {
        var times = new List<double>();
        var work = meanwhile();
        while (!work.IsCompleted || times.Count < 20)
        {
            var since = Stopwatch.GetTimestamp();
            await witness.Client.GetJsonAsync("/api/applications/mine");
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await Task.Delay(10);
        }

        await work;
        times.Sort();
        return Math.Round(times[(int)(times.Count * 0.99)], 1);
    }

    private sealed class Tally
    {
        public int Refused { get; set; }

        public int DrawnAnew { get; set; }

        public TimeSpan Slowest { get; private set; }

        public string SlowestName { get; private set; } = string.Empty;

        public long PeakKb { get; private set; }

        public string PeakName { get; private set; } = string.Empty;

        public void Note(string name, TimeSpan time, long peakKb)
        {
            if (time > Slowest)
            {
                (Slowest, SlowestName) = (time, name);
            }

            if (peakKb > PeakKb)
            {
                (PeakKb, PeakName) = (peakKb, name);
            }
        }
    }

    /// <summary>As many zeros as wanted, without having them.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => _position = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _position);
            Array.Clear(buffer, offset, read);
            _position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => _position = offset;

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
