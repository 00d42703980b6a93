using System.Net;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Flows;

/// <summary>Goal A11: a submission sent several times, at once and later, by a phone with a bad connection, is one submission; and a rejection is one SMS.</summary>
[Trait("Goal", "A11")]
public sealed class ReplayTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const int RoundsOfOne = 25;

    private static int _phones;

    [Fact]
    public async Task Whatever_is_sent_again_happens_once()
    {
        var rounds = LongRun.Of(RoundsOfOne * 2, 10_000);
        var random = new Random(LongRun.Seed);
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var sent = 0;
        for (var done = 0; done < rounds; done += RoundsOfOne)
        {
            var (student, other) = (await host.People.StudentAsync(center, admin), await host.People.StudentAsync(center, admin));
            sent += await ReplayAsync(admin, student, other, random);
        }

        LongRun.Report("A11", new { rounds, requests = sent, applications = rounds / RoundsOfOne, submissions = rounds, sms = rounds });
    }

    private async Task<int> ReplayAsync(HttpClient admin, Student student, Student other, Random random)
    {
        var phone = $"199{Interlocked.Increment(ref _phones):D8}";
        var othersDraft = await other.ReadyAsync(typeCode: "X-WEB");
        var application = await student.ReadyAsync(typeCode: "X-WEB");
        var input = await student.ValidInputAsync(application, application.Text("certificateNumber"), "X-WEB");
        input["phone"] = phone;
        application = await student.Client.PutJsonAsync($"/api/applications/mine/{application.Id()}", input);
        var sent = 0;
        for (var round = 1; round <= RoundsOfOne; round++)
        {
            host.Tick();
            var (key, times) = (Guid.NewGuid(), random.Next(2, 9));
            sent += times + 3;
            var first = await SameAnswersAsync(Enumerable.Range(0, times).Select(_ => student.TrySubmitAsync(application, key)));

            // Much later, when the phone has found its network again, and by somebody who has seen the key.
            host.Tick();
            (await SameAnswersAsync([student.TrySubmitAsync(application, key)])).GetRawText().ShouldBe(first.GetRawText());
            await other.TrySubmitAsync(othersDraft, key, photosConfirmed: false).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
            first.GetProperty("records").EnumerateArray().Count(r => r.Text("action") == "Submit").ShouldBe(round);

            var refused = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => admin.TryRejectAsync("center", application.Id(), first.Version(), ["PhotoUnclear"], ["photos.IdFront"])));
            refused.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
            await host.DrainOutboxAsync();
            host.Sms.DeliveredTo(phone).Count.ShouldBe(round);

            // The old key again, now that the case has gone on: the present state, and nothing moves.
            application = await SameAnswersAsync([student.TrySubmitAsync(first, key)]);
            application.Text("status").ShouldBe("Rejected");
            application = await student.AnswerAllAsync(application);
        }

        (await student.Client.GetJsonAsync("/api/applications/mine")).GetRawText().Split($"\"{application.Text("number")}\"").Length.ShouldBe(2);
        return sent;
    }

    private static async Task<JsonElement> SameAnswersAsync(IEnumerable<Task<HttpResponseMessage>> calls)
    {
        JsonElement? first = null;
        foreach (var answer in await Task.WhenAll(calls))
        {
            var json = await answer.ReadJsonAsync("submit");
            first ??= json;
            json.GetRawText().ShouldBe(first.Value.GetRawText());
        }

        return first!.Value;
    }
}
