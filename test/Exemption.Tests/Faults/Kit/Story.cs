using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults.Kit;

/// <summary>
/// One application from the first draft to the print, by people who do not give up: whoever gets no answer looks whether it was done, and does it again if not.
/// Every answer goes into the ledger.
/// </summary>
internal sealed class Story(RealHost host, Ledger ledger, Student student, HttpClient center, HttpClient university, Random random)
{
    private static readonly string[] Kinds = ["IdFront", "IdBack", "Certificate"];
    private static int _marks;

    private readonly LedgerPage _page = new();
    private Guid _id;

    /// <summary>Text that stands nowhere else, so that an acknowledgement can be found again in what the host sent.</summary>
    public static string NewMark() => $"mark-{Interlocked.Increment(ref _marks):D7}";

    public async Task TellAsync(CancellationToken stop)
    {
        foreach (var step in Steps())
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            await step();
        }
    }

    private IEnumerable<Func<Task>> Steps()
    {
        yield return ConsentAsync;
        yield return StartAsync;
        yield return SaveAsync;
        foreach (var kind in Kinds)
        {
            yield return () => UploadAsync(kind);
        }

        yield return SubmitAsync;
        if (random.Next(3) == 0)
        {
            yield return () => ActAsync("Recall", async () => await student.Client.PostAsJsonAsync($"/api/applications/mine/{_id}/recall", new { version = (await MineAsync()).Version() }));
            yield return SaveAsync;
            yield return () => UploadAsync(Kinds[random.Next(Kinds.Length)]);
            yield return SubmitAsync;
        }

        if (random.Next(3) == 0)
        {
            yield return () => ActAsync("Reject", async () => await center.TryRejectAsync("center", _id, await center.VersionAsync("center", _id), ["PhotoUnclear"], ["photos.IdFront"]));
            yield return () => UploadAsync("IdFront");
            yield return SubmitAsync;
        }

        yield return () => ActAsync("CenterApprove", async () => await center.TryApproveAsync("center", _id, await center.VersionAsync("center", _id)));
        yield return () => ActAsync("UniversityApprove", async () => await university.TryApproveAsync("university", _id, await university.VersionAsync("university", _id)));
        yield return () => ActAsync("RecordPrinted", async () => await university.GetAsync($"/api/printing/applications/{_id}/record"));
    }

    private async Task ConsentAsync()
    {
        await LookAsync(async () =>
        {
            await student.ConsentAsync();
            return default(JsonElement);
        });
        ledger.Acknowledge();
    }

    private async Task StartAsync()
    {
        var created = await DoAsync("Created", () => student.Client.PostAsJsonAsync("/api/applications/mine", new { }), async () =>
        {
            var mine = (await student.Client.GetJsonAsync("/api/applications/mine")).GetProperty("items");
            return mine.GetArrayLength() == 0 ? null : mine[0];
        });
        _id = created.Id();
        ledger.Pages[_id] = _page;
    }

    private async Task SaveAsync()
    {
        var mark = NewMark();
        await DoAsync(
            "Saved",
            async () =>
            {
                var input = await student.ValidInputAsync(await MineAsync());
                input["remark"] = mark;
                return await student.Client.PutAsJsonAsync($"/api/applications/mine/{_id}", input);
            },
            async () => await MineAsync() is var mine && mine.GetProperty("remark").GetString() == mark ? mine : null);
        _page.Remark = mark;
    }

    private async Task UploadAsync(string kind)
    {
        var before = _page.Photos.GetValueOrDefault(kind);
        var photo = await DoAsync(
            $"Photo {kind}",
            () => student.UploadAsync(_id, kind, Applicants.Picture),
            async () => (await MineAsync()).GetProperty("photos").EnumerateArray().Where(p => p.Text("kind") == kind && p.Id() != before).Select(p => (JsonElement?)p).SingleOrDefault());
        _page.Photos[kind] = photo.Id();
    }

    private async Task SubmitAsync()
    {
        var key = Guid.NewGuid();
        await ActAsync("Submit", async () => await student.TrySubmitAsync(await MineAsync(), key));
        _page.SubmissionKeys.Add(key);
    }

    /// <summary>What leaves a line in the handling records: done exactly when there is one more than before.</summary>
    private async Task ActAsync(string action, Func<Task<HttpResponseMessage>> send)
    {
        var before = _page.Certain.GetValueOrDefault(action);
        await DoAsync(action, send, async () =>
        {
            var seen = action == "RecordPrinted" ? await university.OpenAsync("university", _id) : await MineAsync();
            return seen.GetProperty("records").EnumerateArray().Count(r => r.Text("action") == action) > before ? seen : null;
        });
    }

    private Task<JsonElement> MineAsync() => student.ReadAsync(_id);

    private async Task<JsonElement> DoAsync(string step, Func<Task<HttpResponseMessage>> send, Func<Task<JsonElement?>> find)
    {
        for (var conflicts = 0; ;)
        {
            _page.Try(step);
            if (await AnswerAsync(send) is { } response)
            {
                using (response)
                {
                    if (response.IsSuccessStatusCode)
                    {
                        if (await BodyAsync(response) is { } answer)
                        {
                            return Known(step, answer);
                        }
                    }
                    else
                    {
                        await JudgeAsync(step, response, ref conflicts);
                    }
                }
            }

            if (await LookAsync(find) is { } done)
            {
                return Known(step, done);
            }
        }
    }

    private JsonElement Known(string step, JsonElement answer)
    {
        _page.Know(step);
        ledger.Acknowledge();
        return answer;
    }

    /// <summary>Trouble and lost races may be tried again; anything else is a fault of the host or of the story.</summary>
    private Task JudgeAsync(string step, HttpResponseMessage response, ref int conflicts)
    {
        ledger.Refuse((int)response.StatusCode);
        var isTrouble = response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage;
        return isTrouble || (response.StatusCode == HttpStatusCode.Conflict && conflicts++ < 5) ? Task.CompletedTask : FailAsync(step, response);
    }

    private async Task FailAsync(string step, HttpResponseMessage response)
    {
        var oddity = $"{step}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        ledger.Oddities.Enqueue(oddity);
        throw new InvalidOperationException($"{oddity}\n{host.Log}");
    }

    private async Task<HttpResponseMessage?> AnswerAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            return await send();
        }
        // A refused read before the change (the version, the form's options) is as good as no answer.
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or ShouldAssertException)
        {
            ledger.Lose();
            return null;
        }
    }

    /// <summary>The answer's body, or null where the line broke in the middle of it.</summary>
    private static async Task<JsonElement?> BodyAsync(HttpResponseMessage response)
    {
        try
        {
            var bytes = await response.Content.ReadAsByteArrayAsync();
            return response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonDocument.Parse(bytes).RootElement.Clone() : default(JsonElement);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<JsonElement?> LookAsync(Func<Task<JsonElement?>> find)
    {
        for (var attempt = 0; ; attempt++)
        {
            await host.WhenReadyAsync();
            try
            {
                return await find();
            }
            catch (Exception e) when (attempt < 2000 && e is HttpRequestException or IOException or OperationCanceledException or ShouldAssertException)
            {
                // Down again, or not quite up.
            }
        }
    }
}
