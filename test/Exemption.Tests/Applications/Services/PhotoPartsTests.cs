using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Applications.Services;

/// <summary>A picture sent in parts: a lost connection costs what was on its way, and nothing arrives twice.</summary>
public sealed class PhotoPartsTests(ExemptionHost host) : IClassFixture<ExemptionHost>, IAsyncLifetime
{
    private readonly People _people = new(host);
    private readonly byte[] _picture = Applicants.Picture;
    private readonly Guid _upload = Guid.NewGuid();
    private Student _student = null!;
    private Guid _draft;

    public async ValueTask InitializeAsync()
    {
        _student = await _people.StudentAsync(await _people.CenterAsync());
        _draft = (await _student.StartAsync()).Id();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Parts_become_the_picture_that_one_whole_would_have_become()
    {
        await SendAllAsync();
        var inParts = await Json(FinishAsync());
        var whole = await Json(_student.UploadAsync(_draft, "IdBack", _picture));

        inParts.GetProperty("width").GetInt32().ShouldBe(whole.GetProperty("width").GetInt32());
        inParts.GetProperty("judgement").ToString().ShouldBe(whole.GetProperty("judgement").ToString());
        (await PhotosAsync()).ShouldBe(["IdFront", "IdBack"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_arrived_before_the_connection_broke_stays()
    {
        var third = _picture.Length / 3;
        using var line = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => PartAsync(0, new BreaksOff(_picture[..third], after: third / 2, async () => await ReceivedAsync() == third / 2, line), line: line.Token));

        var received = await ReceivedAsync();

        received.ShouldBe(third / 2);
        (await Json(PartAsync(received, Bytes(_picture[received..])))).GetProperty("received").GetInt32().ShouldBe(_picture.Length);
        (await FinishAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_part_whose_answer_was_lost_is_not_taken_twice()
    {
        await PartAsync(0, Bytes(_picture[..1000]));

        var error = await PartAsync(0, Bytes(_picture[..1000])).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:UploadOffset");

        error.GetProperty("data").GetProperty("received").GetInt32().ShouldBe(1000);
    }

    [Fact]
    public async Task Finishing_twice_gives_the_same_photo()
    {
        await SendAllAsync();
        var first = await Json(FinishAsync());

        var second = await Json(FinishAsync());
        var late = await Json(PartAsync(0, Bytes(_picture)));

        second.Id().ShouldBe(first.Id());
        late.GetProperty("received").GetInt32().ShouldBe(_picture.Length);
        (await _student.ReadAsync(_draft)).GetProperty("photos").EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(first.Id());
    }

    [Fact]
    public async Task An_unfinished_picture_is_no_photo()
    {
        await PartAsync(0, Bytes(_picture[..1000]));

        (await FinishAsync()).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PhotosAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData((10 * 1024 * 1024) + 1)]
    public async Task A_length_that_cannot_be_is_refused(int length) =>
        (await PartAsync(0, Bytes([1, 2, 3]), length)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task More_than_was_announced_is_refused()
    {
        (await PartAsync(0, Bytes(_picture[..1001]), length: 1000)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PartAsync(1000, Bytes(_picture[..1]), length: 1001)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Too_large_a_part_is_refused() =>
        (await PartAsync(0, Bytes(new byte[(256 * 1024) + 1]), length: 1024 * 1024)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task Nobody_else_learns_of_it_or_adds_to_it()
    {
        await PartAsync(0, Bytes(_picture[..1000]));
        var other = await _people.StudentAsync(await _people.CenterAsync());
        var others = (await other.StartAsync()).Id();

        (await ReceivedAsync(other, others)).ShouldBe(0);
        (await other.Client.GetAsync(Address(_draft, "/received"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Client.PutAsync(Address(_draft, "?offset=1000&length=2000"), Bytes([1]))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReceivedAsync()).ShouldBe(1000);
    }

    [Fact]
    public async Task Whoever_stays_away_begins_again()
    {
        await PartAsync(0, Bytes(_picture[..1000]));
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await PartAsync(0, Bytes([1]), upload: Guid.NewGuid(), kind: "IdBack");

        (await ReceivedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_student_has_three_on_the_way_at_most()
    {
        var kinds = new[] { "IdFront", "IdBack", "Certificate" };
        var uploads = new List<Guid>();
        foreach (var kind in kinds.Append("IdFront"))
        {
            uploads.Add(Guid.NewGuid());
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await PartAsync(0, Bytes([1, 2]), upload: uploads[^1], kind: kind);
        }

        var received = new List<int>();
        foreach (var (kind, upload) in kinds.Append("IdFront").Zip(uploads))
        {
            received.Add((await _student.Client.GetJsonAsync($"/api/applications/mine/{_draft}/photos/{kind}/parts/{upload}/received")).GetProperty("received").GetInt32());
        }

        received.ShouldBe([0, 2, 2, 2]);
    }

    private async Task SendAllAsync()
    {
        for (var offset = 0; offset < _picture.Length; offset += 100_000)
        {
            await Json(PartAsync(offset, Bytes(_picture[offset..Math.Min(offset + 100_000, _picture.Length)])));
        }
    }

    private Task<HttpResponseMessage> PartAsync(int offset, HttpContent part, int? length = null, Guid? upload = null, string kind = "IdFront", CancellationToken line = default) =>
        _student.Client.PutAsync(Address(_draft, $"?offset={offset}&length={length ?? _picture.Length}", upload, kind), part, line);

    private Task<HttpResponseMessage> FinishAsync() => _student.Client.PostAsync(Address(_draft, "/finish"), null);

    private Task<int> ReceivedAsync() => ReceivedAsync(_student, _draft);

    private async Task<int> ReceivedAsync(Student student, Guid draft) => (await student.Client.GetJsonAsync(Address(draft, "/received").ToString())).GetProperty("received").GetInt32();

    private async Task<IEnumerable<string>> PhotosAsync() => (await _student.ReadAsync(_draft)).GetProperty("photos").EnumerateArray().Select(p => p.Text("kind"));

    private Uri Address(Guid draft, string more = "", Guid? upload = null, string kind = "IdFront") =>
        new($"/api/applications/mine/{draft}/photos/{kind}/parts/{upload ?? _upload}{more}", UriKind.Relative);

    private static async Task<JsonElement> Json(Task<HttpResponseMessage> answer) => await (await answer).ReadJsonAsync("parts");

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }

    /// <summary>A body whose sender goes away in the middle, when that much has arrived.</summary>
    private sealed class BreaksOff : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly int _after;
        private readonly Func<Task<bool>> _arrived;
        private readonly CancellationTokenSource _line;

        public BreaksOff(byte[] bytes, int after, Func<Task<bool>> arrived, CancellationTokenSource line)
        {
            (_bytes, _after, _arrived, _line) = (bytes, after, arrived, line);
            Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, _after));
            await stream.FlushAsync();
            await FaultTests.UntilAsync(_arrived, TimeSpan.FromMinutes(1), "The first half does not arrive.");
            // Only this tells the test's server that the line is dead; else it would wait for the rest until the client's patience ends.
            await _line.CancelAsync();
            _line.Token.ThrowIfCancellationRequested();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
