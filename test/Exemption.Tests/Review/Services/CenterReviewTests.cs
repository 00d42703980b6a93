using System.Net;
using System.Net.Http.Json;
using Exemption.Review.Domain;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>初审, through the centre's pages.</summary>
public sealed class CenterReviewTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task Options_name_the_guides_points_and_no_other_centre()
    {
        var (admin, _, _) = await SubmittedAsync();
        var options = await admin.GetJsonAsync("/api/review/center/options");

        options.GetProperty("checklist").EnumerateArray().Select(c => c.Text("code")).ShouldBe(Desks.All("center"));
        options.GetProperty("rejectionReasons").EnumerateArray().Where(r => r.GetProperty("needsNote").GetBoolean()).Select(r => r.Text("code")).ShouldBe(["Other"]);
        options.GetProperty("rejectionItems").EnumerateArray().Select(i => i.Text("code")).ShouldContain("photos.IdFront");
        options.GetProperty("certificateTypes").EnumerateArray().Select(t => t.Id()).ShouldContain(host.CertificateTypeId);
        options.GetProperty("centers").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Approval_demands_every_point_of_the_checklist()
    {
        var (admin, id, _) = await SubmittedAsync();
        var version = await admin.VersionAsync("center", id);

        var error = await admin.TryApproveAsync("center", id, version, [.. Desks.All("center").Skip(2)]).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:ChecklistIncomplete");
        error.GetProperty("data").Strings("missing").ShouldBe([Checklist.BasicData, Checklist.IdNumberMatches]);

        await admin.TryApproveAsync("center", id, version, ["Nonsense"]).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await admin.ApproveAsync("center", id)).Text("status").ShouldBe("CenterApproved");
    }

    [Theory]
    [InlineData(new string[0], null)]
    [InlineData(new[] { "Nonsense" }, null)]
    [InlineData(new[] { "PhoneNotOwn" }, null)]
    [InlineData(new[] { "Other" }, null)]
    [InlineData(new[] { "Other" }, "   ")]
    public async Task Rejection_demands_a_reason_for_its_item_and_a_note_where_the_reason_says_nothing(string[] reasons, string? note)
    {
        var (admin, id, _) = await SubmittedAsync();
        var error = await admin.TryRejectAsync("center", id, await admin.VersionAsync("center", id), reasons, [], note).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        error.GetProperty("validationErrors")[0].Strings("members").ShouldBe(["points"]);
    }

    [Fact]
    public async Task A_note_or_opinion_too_long_is_refused()
    {
        var (admin, id, _) = await SubmittedAsync();
        var version = await admin.VersionAsync("center", id);
        await admin.TryRejectAsync("center", id, version, ["Other"], [], new string('长', 301)).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await admin.TryRejectAsync("center", id, version, ["Other"], ["nonsense"], "x").ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await admin.PostAsJsonAsync($"/api/review/center/applications/{id}/approve", new { version, @checked = Desks.All("center"), opinion = new string('长', 301) })
            .ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Ticks_are_kept_between_visits_and_cleared_for_the_next_turn()
    {
        var (admin, id, student) = await SubmittedAsync();
        var set = await admin.PutAsJsonAsync($"/api/review/center/applications/{id}/checklist", new { version = await admin.VersionAsync("center", id), @checked = new[] { Checklist.BasicData } });
        set.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await TickedAsync(admin, id)).ShouldBe([Checklist.BasicData]);

        // The outbox coming round afterwards finds the turn that the reviewer opened.
        await host.DrainOutboxAsync();
        (await TickedAsync(admin, id)).ShouldBe([Checklist.BasicData]);

        host.Tick();
        await admin.RejectAsync("center", id);
        await host.SubmitAsync(student, await student.Client.GetJsonAsync($"/api/applications/mine/{id}"));
        (await TickedAsync(admin, id)).ShouldBeEmpty();
        await admin.ApproveAsync("center", id);
        (await TickedAsync(admin, id)).ShouldBe(Desks.All("center").Except([Checklist.CertificateValid]), "the dates are the system's to judge");
    }

    [Fact]
    public async Task Every_turn_stays_as_history_and_only_one_is_open()
    {
        var (admin, id, student) = await SubmittedAsync();
        await host.DrainOutboxAsync();
        host.Tick();
        await admin.RejectAsync("center", id);
        await host.SubmitAsync(student, await student.Client.GetJsonAsync($"/api/applications/mine/{id}"));
        await host.DrainOutboxAsync();
        await host.DrainOutboxAsync();

        var turns = await host.InDbAsync(db => db.Set<ReviewTask>().Where(t => t.ApplicationId == id).OrderBy(t => t.OpenedAt).ToListAsync());
        turns.Count.ShouldBe(2);
        turns[0].ClosedBy.ShouldNotBeNull();
        turns[1].IsOpen.ShouldBe(true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_the_student_ended_gives_way_to_the_next(bool outboxFirst)
    {
        var (admin, id, student) = await SubmittedAsync();
        await host.DrainOutboxAsync();
        var recalled = await student.Client.PostJsonAsync($"/api/applications/mine/{id}/recall", new { version = await VersionOfAsync(student, id) });
        await host.SubmitAsync(student, recalled);
        if (outboxFirst)
        {
            await host.DrainOutboxAsync();
        }

        host.Tick();
        (await admin.ApproveAsync("center", id)).Text("status").ShouldBe("CenterApproved");
        await host.DrainOutboxAsync();

        var turns = await host.InDbAsync(db => db.Set<ReviewTask>().Where(t => t.ApplicationId == id).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync());
        turns.Select(t => (t.Stage, t.IsOpen, Decided: t.ClosedBy is not null)).ShouldBe(
            [(ReviewStage.Center, null, false), (ReviewStage.Center, null, true), (ReviewStage.University, true, false)]);
    }

    [Fact]
    public async Task Who_comes_late_is_told_the_new_state()
    {
        var (admin, id, _) = await SubmittedAsync();
        var version = await admin.VersionAsync("center", id);
        host.Tick();
        await admin.RejectAsync("center", id);

        var error = await admin.TryApproveAsync("center", id, version).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        error.GetProperty("data").Text("status").ShouldBe("Rejected");
        error.GetProperty("data").GetProperty("version").GetInt32().ShouldBe(await admin.VersionAsync("center", id));
        await admin.PutAsJsonAsync($"/api/review/center/applications/{id}/checklist", new { version, @checked = Array.Empty<string>() }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        await admin.PostAsJsonAsync($"/api/review/center/applications/{id}/claim", new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict()
    {
        var (admin, id, _) = await SubmittedAsync();
        var version = await admin.VersionAsync("center", id);
        await admin.TryApproveAsync("center", id, version - 1).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Conflict");
        await admin.TryRejectAsync("center", id, version - 1, ["NameMismatch"], []).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Conflict");
        await admin.PutAsJsonAsync($"/api/review/center/applications/{id}/checklist", new { version = version - 1, @checked = Array.Empty<string>() }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Conflict");
    }

    [Fact]
    public async Task The_figures_follow_the_decisions()
    {
        var (admin, id, _) = await SubmittedAsync();
        var before = await admin.GetJsonAsync("/api/review/center/summary");
        (before.GetProperty("waiting").GetInt32(), before.GetProperty("decidedToday").GetInt32()).ShouldBe((1, 0));

        await admin.ApproveAsync("center", id);
        var after = await admin.GetJsonAsync("/api/review/center/summary");
        (after.GetProperty("waiting").GetInt32(), after.GetProperty("passed").GetInt32(), after.GetProperty("decidedToday").GetInt32()).ShouldBe((0, 1, 1));
    }

    [Fact]
    public async Task The_detail_hints_at_what_the_system_knows()
    {
        var (admin, id, _) = await SubmittedAsync();
        var hints = (await admin.OpenAsync("center", id)).GetProperty("checklist").EnumerateArray().ToDictionary(c => c.Text("code"), c => c.GetProperty("hint").GetString());
        hints[Checklist.IdNumberMatches].ShouldBe("号码校验正确，与学籍登记一致；照片未能识别，请对照照片核对");
        hints[Checklist.CertificateValid].ShouldBe("有效期至 2028-06-01");
        hints[Checklist.PhotosClear]!.ShouldStartWith("三张照片齐全");
        hints[Checklist.CertificateNumberMatches]!.ShouldStartWith("没有其他申请使用该证书编号");
        hints[Checklist.PhoneIsOwn].ShouldBe("与学籍登记的手机号码不一致");
    }

    [Fact]
    public async Task Another_centre_finds_nothing_anywhere()
    {
        var (_, id, _) = await SubmittedAsync();
        var stranger = await host.People.CenterAdminAsync(await host.People.CenterAsync());

        await stranger.GetAsync($"/api/review/center/applications/{id}").ShouldRefuseAsync(HttpStatusCode.NotFound, "Exemption:NotFound");
        await stranger.PostAsJsonAsync($"/api/review/center/applications/{id}/claim", new { }).ShouldRefuseAsync(HttpStatusCode.NotFound, "Exemption:NotFound");
        await stranger.PutAsJsonAsync($"/api/review/center/applications/{id}/checklist", new { version = 1, @checked = Array.Empty<string>() }).ShouldRefuseAsync(HttpStatusCode.NotFound, "Exemption:NotFound");
        await stranger.TryApproveAsync("center", id, 1).ShouldRefuseAsync(HttpStatusCode.NotFound, "Exemption:NotFound");
        await stranger.TryRejectAsync("center", id, 1, ["NameMismatch"], []).ShouldRefuseAsync(HttpStatusCode.NotFound, "Exemption:NotFound");
        (await stranger.PostJsonAsync("/api/review/center/applications/query", new { statuses = new[] { "Submitted" } })).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await stranger.PostJsonAsync("/api/review/center/applications/next")).GetProperty("id").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await stranger.GetJsonAsync("/api/review/center/summary")).GetProperty("waiting").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("GET", "options")]
    [InlineData("GET", "summary")]
    [InlineData("POST", "applications/query")]
    [InlineData("POST", "applications/next")]
    [InlineData("GET", "applications/{id}")]
    [InlineData("POST", "applications/{id}/claim")]
    [InlineData("PUT", "applications/{id}/checklist")]
    [InlineData("POST", "applications/{id}/approve")]
    [InlineData("POST", "applications/{id}/reject")]
    public async Task Nobody_else_may_sit_at_the_desks(string method, string path)
    {
        var (admin, id, student) = await SubmittedAsync();
        var reviewer = await host.People.ReviewerAsync();
        await Send(student.Client, "center").ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await Send(student.Client, "university").ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await Send(admin, "university").ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await Send(reviewer, "center").ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await Send(await host.People.AnonymousAsync(), "center").ShouldRefuseAsync(HttpStatusCode.Unauthorized);

        Task<HttpResponseMessage> Send(HttpClient client, string side)
        {
            var address = $"/api/review/{side}/{path.Replace("{id}", id.ToString(), StringComparison.Ordinal)}";
            return method switch
            {
                "GET" => client.GetAsync(address),
                "PUT" => client.PutAsJsonAsync(address, new { }),
                _ => client.PostAsJsonAsync(address, new { }),
            };
        }
    }

    [Theory]
    [InlineData("limit", 101)]
    [InlineData("limit", 0)]
    [InlineData("sort", "name")]
    [InlineData("after", "nonsense")]
    public async Task A_filter_that_cannot_be_is_a_400(string field, object value)
    {
        var (admin, _, _) = await SubmittedAsync();
        await admin.PostAsJsonAsync("/api/review/center/applications/query", new Dictionary<string, object> { [field] = value }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    private static async Task<int> VersionOfAsync(Student student, Guid id) =>
        (await student.Client.GetJsonAsync($"/api/applications/mine/{id}")).GetProperty("version").GetInt32();

    private static async Task<string[]> TickedAsync(HttpClient admin, Guid id) =>
        [.. (await admin.OpenAsync("center", id)).GetProperty("checklist").EnumerateArray()
            .Where(c => c.GetProperty("checked").GetBoolean() && !c.GetProperty("checkedBy").GetProperty("system").GetBoolean()).Select(c => c.Text("code"))];

    private async Task<(HttpClient Admin, Guid Id, Student Student)> SubmittedAsync()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var application = await host.SubmitNewAsync(student);
        host.Tick();
        return (admin, application.Id(), student);
    }
}
