using System.Net;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Flows;

/// <summary>Y-17: several people decide one application in the same moment; exactly one decision counts, and the others learn the new state.</summary>
[Trait("Goal", "A10")]
public sealed class TwoReviewersTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    /// <summary>Of one application; a new one afterwards, or its history grows too long to be read in every round.</summary>
    private const int RoundsOfOne = 100;

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Of_decisions_at_once_exactly_one_counts(int people)
    {
        var center = await host.People.CenterAsync();
        var admins = await Task.WhenAll(Enumerable.Range(0, people).Select(_ => host.People.CenterAdminAsync(center)));
        var reviewer = await host.People.ReviewerAsync();
        var rounds = LongRun.Of(RoundsOfOne, 2_500);
        for (var done = 0; done < rounds; done += RoundsOfOne)
        {
            await RaceAsync(admins, reviewer, await host.People.StudentAsync(center, admins[0]));
        }

        LongRun.Report("A10", new { people, rounds, exactlyOneWinner = rounds });
    }

    private async Task RaceAsync(HttpClient[] admins, HttpClient reviewer, Student student)
    {
        var id = (await host.SubmitNewAsync(student)).Id();
        for (var round = 0; round < RoundsOfOne; round++)
        {
            // Every other round the outbox has not come round yet, so the reviewers also race for the turn itself.
            if (round % 2 == 0)
            {
                await host.DrainOutboxAsync();
            }

            var version = await admins[0].VersionAsync("center", id);
            var answers = await Task.WhenAll(admins.Select((admin, i) => i % 2 == 0
                ? admin.TryApproveAsync("center", id, version)
                : admin.TryRejectAsync("center", id, version, ["NameMismatch"], [])));

            var now = await admins[0].OpenAsync("center", id);
            answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1, $"round {round}: {string.Join(' ', answers.Select(a => (int)a.StatusCode))}");
            foreach (var loser in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
            {
                var error = await Task.FromResult(loser).ShouldRefuseAsync(HttpStatusCode.Conflict);
                error.Text("code").ShouldBeOneOf("Applications:Conflict", "Applications:ActionNotAllowed");
                error.GetProperty("data").Text("status").ShouldBe(now.Text("status"));
                error.GetProperty("data").GetProperty("version").GetInt32().ShouldBe(now.GetProperty("version").GetInt32());
            }

            await BackToTheCenterAsync(reviewer, student, id, now.Text("status"));
        }

        await host.DrainOutboxAsync();
        var records = (await student.Client.GetJsonAsync($"/api/applications/mine/{id}")).GetProperty("records").EnumerateArray().ToList();
        records.Count(r => r.Text("action") is "CenterApprove" or "Reject" && r.Text("fromStatus") == "Submitted").ShouldBe(RoundsOfOne);
    }

    private async Task BackToTheCenterAsync(HttpClient reviewer, Student student, Guid id, string status)
    {
        host.Tick();
        if (status == "CenterApproved")
        {
            await reviewer.RejectAsync("university", id, "LevelNotQualified");
        }

        await host.SubmitAsync(student, await student.Client.GetJsonAsync($"/api/applications/mine/{id}"));
        host.Tick();
    }
}
