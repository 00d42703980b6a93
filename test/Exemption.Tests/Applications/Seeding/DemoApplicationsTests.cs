using System.Net;
using System.Text.Json;
using Exemption.Framework.Seeding;
using Exemption.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Exemption.Tests.Applications.Seeding;

/// <summary>What somebody who starts the demo finds: applications in every status, with histories, pictures and notices.</summary>
public sealed class DemoApplicationsTests(DemoHost host) : IClassFixture<DemoHost>
{
    private async Task<HttpClient> SignInAsync(string label)
    {
        var account = host.Services.GetRequiredService<SeedReport>().DemoAccounts.First(a => a.Label == label);
        return await new People(host).SignInAsync(account.UserName, account.Password);
    }

    private static async Task<JsonElement[]> RowsAsync(HttpClient client, string side, string status) =>
        [.. (await client.PostJsonAsync($"/api/review/{side}/applications/query", new { statuses = new[] { status }, limit = 100 })).GetProperty("items").EnumerateArray()];

    [Fact]
    public async Task Every_status_is_there_with_a_plausible_history()
    {
        var reviewer = await SignInAsync("Demo:UniversityReviewer");
        foreach (var status in new[] { "Submitted", "Rejected", "CenterApproved", "Approved", "Withdrawn" })
        {
            (await RowsAsync(reviewer, "university", status)).Length.ShouldBeGreaterThanOrEqualTo(3, status);
        }

        var approved = await RowsAsync(reviewer, "university", "Approved");
        approved.Select(r => r.Text("centerName")).Distinct().Count().ShouldBeGreaterThan(1);
        foreach (var row in approved)
        {
            var detail = await reviewer.GetJsonAsync($"/api/review/university/applications/{row.Id()}");
            var times = detail.GetProperty("records").EnumerateArray().Where(r => !r.Text("action").StartsWith("Sms", StringComparison.Ordinal)).Select(r => r.GetProperty("at").GetDateTime()).ToList();
            times.ShouldBe(times.Order());
            times[^1].ShouldBeLessThanOrEqualTo(host.Clock.GetUtcNow().UtcDateTime);
            detail.Actions().ShouldBe(["Undo", "Print"]);
        }
    }

    [Fact]
    public async Task What_waits_at_the_desks_has_no_problem_but_what_a_reviewer_must_see()
    {
        var admin = await SignInAsync("Demo:CenterAdmin");
        var waiting = await RowsAsync(admin, "center", "Submitted");
        waiting.ShouldNotBeEmpty();
        foreach (var row in waiting)
        {
            var detail = await admin.GetJsonAsync($"/api/review/center/applications/{row.Id()}");
            detail.Problems().ShouldBeEmpty();
            detail.GetProperty("photos").GetArrayLength().ShouldBe(3);
        }
    }

    [Fact]
    public async Task The_demos_student_has_records_and_pictures_to_look_at()
    {
        var student = await SignInAsync("Demo:Student");
        var mine = (await student.GetJsonAsync("/api/applications/mine")).GetProperty("items").EnumerateArray().ToList();
        mine.Count.ShouldBeGreaterThanOrEqualTo(2);
        var detail = await student.GetJsonAsync($"/api/applications/mine/{mine[0].Id()}");
        foreach (var size in new[] { "full", "thumbnail" })
        {
            var response = await student.GetAsync($"/api/applications/{detail.Id()}/photos/{detail.GetProperty("photos")[0].Id()}/{size}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            using var picture = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());
            picture.Width.ShouldBeGreaterThan(200);
        }
    }

    [Fact]
    public async Task Seeding_again_adds_nothing()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var reviewer = await SignInAsync("Demo:UniversityReviewer");
        var before = await reviewer.PostJsonAsync("/api/review/university/applications/query", new { });
        foreach (var contributor in scope.ServiceProvider.GetServices<IDataSeedContributor>().Where(c => c.Order is 10 or 11))
        {
            await contributor.SeedAsync(new SeedContext(true, _ => { }), CancellationToken.None);
        }

        var after = await reviewer.PostJsonAsync("/api/review/university/applications/query", new { });
        after.GetProperty("total").GetInt32().ShouldBe(before.GetProperty("total").GetInt32());
    }
}
