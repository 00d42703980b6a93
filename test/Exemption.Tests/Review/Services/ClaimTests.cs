using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;
using Exemption.Review.Domain;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Review.Services;

/// <summary>A case in somebody's hands (F-37 to F-40, 5-09): for some minutes, renewed by the open page, and out of their hands only on record.</summary>
public sealed class ClaimTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private Center _center = null!;

    [Fact]
    public async Task What_one_holds_is_shown_to_others_and_refused_to_them_with_who_and_until()
    {
        var (one, two, id, _) = await TwoAsync();
        var mine = (await ClaimAsync(one, id)).GetProperty("claimedBy");
        (mine.GetProperty("mine").GetBoolean(), mine.GetProperty("mayTakeOver").GetBoolean()).ShouldBe((true, false));
        mine.GetProperty("until").GetDateTime().ShouldBe(host.Clock.GetUtcNow().UtcDateTime + Lease);

        var seen = await two.OpenAsync("center", id);
        var theirs = seen.GetProperty("claimedBy");
        (theirs.GetProperty("mine").GetBoolean(), theirs.GetProperty("mayTakeOver").GetBoolean(), theirs.Text("name")).ShouldBe((false, true, mine.Text("name")));
        seen.Strings("allowedActions").ShouldBeEmpty();
        var row = (await two.PostJsonAsync("/api/review/center/applications/query", new { statuses = new[] { "Submitted" } })).GetProperty("items")[0];
        row.GetProperty("claimedBy").Text("name").ShouldBe(mine.Text("name"));
        row.Strings("allowedActions").ShouldBeEmpty();

        var version = seen.GetProperty("version").GetInt32();
        Task<HttpResponseMessage>[] tries =
        [
            two.PostAsJsonAsync(At(id, "claim"), new { }), two.PutAsync(At(id, "claim"), null), two.TryApproveAsync("center", id, version),
            two.TryRejectAsync("center", id, version, ["NameMismatch"], []), two.PutAsJsonAsync(At(id, "checklist"), new { version, @checked = Array.Empty<string>() }),
        ];
        foreach (var refused in tries)
        {
            var data = (await refused.ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HeldByOther")).GetProperty("data");
            (data.Text("by"), data.GetProperty("until").GetDateTime()).ShouldBe((mine.Text("name"), mine.GetProperty("until").GetDateTime()));
        }

        (await one.ApproveAsync("center", id)).Text("status").ShouldBe("CenterApproved");
    }

    [Fact]
    public async Task A_claim_runs_out_by_itself_unless_the_open_page_renews_it()
    {
        var (one, two, id, student) = await TwoAsync();
        var version = (await ClaimAsync(one, id)).GetProperty("version").GetInt32();
        host.Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        var renewed = await one.PutJsonAsync(At(id, "claim"), new { });
        renewed.GetProperty("until").GetDateTime().ShouldBe(host.Clock.GetUtcNow().UtcDateTime + Lease);
        (await one.OpenAsync("center", id)).GetProperty("version").GetInt32().ShouldBe(version, "renewing makes no page stale");

        host.Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        await two.PostAsJsonAsync(At(id, "claim"), new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HeldByOther");
        (await MayAsync(student, id)).ShouldBe(["Withdraw"]);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        (await two.OpenAsync("center", id)).GetProperty("claimedBy").ValueKind.ShouldBe(JsonValueKind.Null);
        (await MayAsync(student, id)).ShouldBe(["Recall", "Withdraw"]);
        (await ClaimAsync(two, id)).GetProperty("claimedBy").GetProperty("mine").GetBoolean().ShouldBeTrue();
        await one.PutAsync(At(id, "claim"), null).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HeldByOther");
    }

    [Fact]
    public async Task Leaving_frees_it_at_once_and_frees_nobody_elses()
    {
        var (one, two, id, student) = await TwoAsync();
        await ClaimAsync(one, id);
        (await two.DeleteAsync(At(id, "claim"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await MayAsync(student, id)).ShouldBe(["Withdraw"], "two held nothing");
        (await one.DeleteAsync(At(id, "claim"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await MayAsync(student, id)).ShouldBe(["Recall", "Withdraw"]);
        (await ClaimAsync(two, id)).GetProperty("claimedBy").GetProperty("mine").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Taking_over_is_on_record_for_the_desk_and_not_for_the_student()
    {
        var (one, two, id, student) = await TwoAsync();
        var first = (await ClaimAsync(one, id)).GetProperty("claimedBy").Text("name");
        host.Tick();
        var taken = await two.PostJsonAsync(At(id, "take-over"));
        taken.GetProperty("claimedBy").GetProperty("mine").GetBoolean().ShouldBeTrue();
        var record = taken.GetProperty("records").EnumerateArray().Last();
        (record.Text("action"), record.Text("actorName"), record.Text("note")).ShouldBe(("TakenOver", taken.GetProperty("claimedBy").Text("name"), first));
        (await host.InDbAsync(db => db.Set<AuditEntry>().AnyAsync(e => e.Action == "CenterClaims.TakeOver" && e.Subject == id.ToString() && e.Outcome == "ok"))).ShouldBeTrue();
        (await student.Client.GetJsonAsync($"/api/applications/mine/{id}")).GetProperty("records").EnumerateArray().ShouldAllBe(r => r.Text("action") != "TakenOver");

        // The first one's page learns it with its next sign of life.
        (await one.PutAsync(At(id, "claim"), null).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HeldByOther"))
            .GetProperty("data").Text("by").ShouldBe(taken.GetProperty("claimedBy").Text("name"));

        // What nobody holds is simply taken up.
        await two.DeleteAsync(At(id, "claim"));
        (await one.PostJsonAsync(At(id, "take-over"))).GetProperty("records").EnumerateArray().Count(r => r.Text("action") == "TakenOver").ShouldBe(1);
    }

    [Fact]
    public async Task Taking_over_needs_its_permission()
    {
        var (one, two, id, _) = await TwoAsync();
        await ClaimAsync(one, id);
        await GrantAsync(false);
        (await two.OpenAsync("center", id)).GetProperty("claimedBy").GetProperty("mayTakeOver").GetBoolean().ShouldBeFalse();
        await two.PostAsJsonAsync(At(id, "take-over"), new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await GrantAsync(true);
        (await two.PostJsonAsync(At(id, "take-over"))).GetProperty("claimedBy").GetProperty("mine").GetBoolean().ShouldBeTrue();

        async Task GrantAsync(bool isGranted) => (await (await host.People.AdminAsync()).PutAsJsonAsync(
            "/api/permission-management/permissions?providerName=R&providerKey=center-admin", new { permissions = new[] { new { name = "Review.TakeOver", isGranted } } })).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Next_hands_out_the_oldest_that_nobody_else_holds()
    {
        var (one, two, first, _) = await TwoAsync();
        var second = (await host.SubmitNewAsync(await host.People.StudentAsync(_center, one))).Id();
        (await NextAsync(one)).ShouldBe(first);
        (await NextAsync(two)).ShouldBe(second);
        (await two.OpenAsync("center", second)).GetProperty("claimedBy").GetProperty("mine").GetBoolean().ShouldBeTrue();
        (await NextAsync(one, first)).ShouldBeNull("the other one is in other hands");
        (await NextAsync(one)).ShouldBe(first, "one's own is still the oldest");
        host.Clock.Advance(Lease);
        (await NextAsync(two)).ShouldBe(first, "that claim has run out");
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(8, 5)]
    public async Task Of_many_asking_for_the_next_at_once_no_two_get_the_same(int people, int cases)
    {
        var center = await host.People.CenterAsync();
        var admins = await Task.WhenAll(Enumerable.Range(0, people).Select(_ => host.People.CenterAdminAsync(center)));
        var ids = new List<Guid>();
        for (var i = 0; i < cases; i++)
        {
            ids.Add((await host.SubmitNewAsync(await host.People.StudentAsync(center, admins[0]))).Id());
        }

        for (var round = 0; round < LongRun.Of(10, 40); round++)
        {
            var got = await Task.WhenAll(admins.Select(a => NextAsync(a)));
            got.Count(id => id is not null).ShouldBe(cases, $"round {round}");
            got.Where(id => id is not null).Select(id => id!.Value).ShouldBe(ids, ignoreOrder: true, $"round {round}");
            host.Clock.Advance(Lease);
        }
    }

    [Fact]
    public async Task Of_many_claiming_one_at_once_one_gets_it()
    {
        var (one, two, id, _) = await TwoAsync();
        HttpClient[] people = [one, two, await host.People.CenterAdminAsync(_center), await host.People.CenterAdminAsync(_center)];
        for (var round = 0; round < 10; round++)
        {
            var answers = await Task.WhenAll(people.Select(p => p.PostAsJsonAsync(At(id, "claim"), new { })));
            answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1, $"round {round}");
            answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK || a.StatusCode == HttpStatusCode.Conflict);
            host.Clock.Advance(Lease);
        }
    }

    [Fact]
    public async Task What_one_decided_at_the_other_level_is_neither_next_nor_to_be_held()
    {
        var (one, _, id, _) = await TwoAsync();
        await one.ApproveAsync("center", id);
        var reviewer = await host.People.ReviewerAsync();
        var me = (await ClaimAsync(reviewer, id, "university")).GetProperty("claimedBy").Id();
        await reviewer.DeleteAsync(At(id, "claim", "university"));
        await host.InDbAsync(db => db.Set<ReviewTask>().Where(t => t.ApplicationId == id && t.Stage == ReviewStage.Center).ExecuteUpdateAsync(u => u.SetProperty(t => t.ClosedBy, me)));

        (await NextAsync(reviewer, null, "university")).ShouldNotBe(id);
        await reviewer.PostAsJsonAsync(At(id, "claim", "university"), new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:SamePerson");
        await reviewer.PostAsJsonAsync(At(id, "take-over", "university"), new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:SamePerson");
    }

    /// <summary>The decision has read a free case; before it is written, somebody else takes it.</summary>
    [Fact]
    public async Task A_decision_that_was_overtaken_by_a_claim_is_not_written()
    {
        var (one, _, id, _) = await TwoAsync();
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().AcrossTenants();
        var desk = scope.ServiceProvider.GetRequiredService<IApplicationDesk>();
        var version = await one.VersionAsync("center", id);
        var someone = new Actor(Guid.NewGuid(), "样例", ActorSide.Center, await host.InDbAsync(db => db.Set<ExemptionApplication>().Where(a => a.Id == id).Select(a => a.TenantId).SingleAsync()));
        await desk.ActAsync(id, new Decision(ApplicationAction.CenterApprove, version, [], null), someone, CancellationToken.None);
        await ClaimAsync(one, id);
        (await Should.ThrowAsync<BusinessException>(() => desk.CommitAsync(id, CancellationToken.None))).Code.ShouldBe("Applications:Conflict");
        (await one.OpenAsync("center", id)).Text("status").ShouldBe("Submitted");
    }


    private static string At(Guid id, string what, string side = "center") => $"/api/review/{side}/applications/{id}/{what}";

    private static Task<JsonElement> ClaimAsync(HttpClient who, Guid id, string side = "center") => who.PostJsonAsync(At(id, "claim", side));

    private static async Task<Guid?> NextAsync(HttpClient who, Guid? excludeId = null, string side = "center")
    {
        var id = (await who.PostJsonAsync($"/api/review/{side}/applications/next", new { excludeId })).GetProperty("id");
        return id.ValueKind == JsonValueKind.Null ? null : id.GetGuid();
    }

    private static async Task<string[]> MayAsync(Student student, Guid id) => (await student.Client.GetJsonAsync($"/api/applications/mine/{id}")).Strings("allowedActions");

    private async Task<(HttpClient One, HttpClient Two, Guid Id, Student Student)> TwoAsync()
    {
        _center = await host.People.CenterAsync();
        var (one, two) = (await host.People.CenterAdminAsync(_center), await host.People.CenterAdminAsync(_center));
        var student = await host.People.StudentAsync(_center, one);
        var id = (await host.SubmitNewAsync(student)).Id();
        host.Tick();
        return (one, two, id, student);
    }
}
