using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Review.Domain;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Review.Services;

/// <summary>通过所选 (F-55, F-56): what is ticked passes, and each of the others says why it does not.</summary>
public sealed class BulkApprovalTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task What_is_ticked_passes_and_the_others_say_why_not()
    {
        var (center, admin) = await DeskAsync();
        var (foreignCenter, foreignAdmin) = await DeskAsync();
        var ticked = await WaitingAsync(center, admin);
        var unticked = await WaitingAsync(center, admin);
        var gone = await WaitingAsync(center, admin);
        var foreign = await WaitingAsync(foreignCenter, foreignAdmin);
        await TickAllAsync(admin, "center", ticked);
        await TickAllAsync(foreignAdmin, "center", foreign);
        var seen = await RowAsync(admin, "center", gone);
        await admin.RejectAsync("center", gone);

        var rows = await ApproveAsync(admin, "center", [await RowAsync(admin, "center", unticked), seen, new(foreign, 2), new(Guid.NewGuid(), 2), await RowAsync(admin, "center", ticked)]);

        rows.Select(r => r.Code).ShouldBe(["Review:ChecklistIncomplete", "Applications:ActionNotAllowed", "Exemption:NotFound", "Exemption:NotFound", null]);
        rows[0].Refusal.GetProperty("data").GetProperty("missing").GetArrayLength().ShouldBeGreaterThan(0);
        rows[1].Refusal.GetProperty("data").GetProperty("status").GetString().ShouldBe("Rejected");
        rows[2].Refusal.GetRawText().ShouldBe(rows[3].Refusal.GetRawText());
        (await StatusesAsync(admin, "center", ticked, unticked, gone)).ShouldBe(["CenterApproved", "Submitted", "Rejected"]);
        (await foreignAdmin.OpenAsync("center", foreign)).Text("status").ShouldBe("Submitted");
    }

    [Fact]
    public async Task What_one_has_ticked_another_may_pass_and_the_ticks_stay_whose_they_are()
    {
        var (center, admin) = await DeskAsync();
        var colleague = await host.People.CenterAdminAsync(center);
        var ids = new[] { await WaitingAsync(center, admin), await WaitingAsync(center, admin) };
        foreach (var id in ids)
        {
            await TickAllAsync(colleague, "center", id);
        }

        var rows = await ApproveAsync(admin, "center", [await RowAsync(admin, "center", ids[0]), await RowAsync(admin, "center", ids[1])], "一并通过");

        rows.ShouldAllBe(r => r.Code == null);
        foreach (var id in ids)
        {
            var detail = await admin.OpenAsync("center", id);
            var decision = detail.GetProperty("records").EnumerateArray().Single(r => r.Text("action") == "CenterApprove");
            decision.Text("note").ShouldBe("一并通过");
            var ticks = detail.GetProperty("checklist").EnumerateArray().Select(c => c.GetProperty("checkedBy")).ToList();
            ticks.ShouldAllBe(by => by.ValueKind == JsonValueKind.Object);
            ticks.Where(by => !by.GetProperty("system").GetBoolean()).ShouldAllBe(by => by.Text("name") != decision.Text("actorName"));
        }
    }

    [Fact]
    public async Task The_university_passes_those_of_all_centres_but_none_that_a_colleague_holds()
    {
        var reviewer = await host.People.ReviewerAsync();
        var colleague = await host.People.ReviewerAsync();
        List<Guid> ids = [];
        for (var i = 0; i < 3; i++)
        {
            var (center, admin) = await DeskAsync();
            ids.Add(await WaitingAsync(center, admin));
            await admin.ApproveAsync("center", ids[i]);
            host.Tick();
            await TickAllAsync(reviewer, "university", ids[i]);
        }

        await colleague.PostJsonAsync($"/api/review/university/applications/{ids[1]}/claim");

        var rows = await ApproveAsync(reviewer, "university", [.. await Task.WhenAll(ids.Select(id => RowAsync(reviewer, "university", id)))]);

        rows.Select(r => r.Code).ShouldBe([null, "Applications:HeldByOther", null]);
        (await StatusesAsync(reviewer, "university", [.. ids])).ShouldBe(["Approved", "CenterApproved", "Approved"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task No_row_and_too_many_are_refused_before_any_is_looked_at(int count)
    {
        var (_, admin) = await DeskAsync();
        var error = await TryApproveAsync(admin, "center", [.. Enumerable.Range(0, count).Select(_ => new Row(Guid.NewGuid(), 1))]).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        error.GetProperty("validationErrors")[0].GetProperty("members")[0].GetString().ShouldBe("rows");
    }

    [Fact]
    public async Task The_same_twice_is_refused()
    {
        var (center, admin) = await DeskAsync();
        var row = await RowAsync(admin, "center", await WaitingAsync(center, admin));
        await TickAllAsync(admin, "center", row.Id);
        await TryApproveAsync(admin, "center", [row, row]).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await StatusesAsync(admin, "center", row.Id)).ShouldBe(["Submitted"]);
    }

    private async Task<(Center Center, HttpClient Admin)> DeskAsync()
    {
        var center = await host.People.CenterAsync();
        return (center, await host.People.CenterAdminAsync(center));
    }

    private async Task<Guid> WaitingAsync(Center center, HttpClient admin)
    {
        var id = (await host.SubmitNewAsync(await host.People.StudentAsync(center, admin))).Id();
        host.Tick();
        return id;
    }

    private static async Task TickAllAsync(HttpClient reviewer, string side, Guid id) =>
        (await reviewer.PutAsJsonAsync($"/api/review/{side}/applications/{id}/checklist", new { version = await reviewer.VersionAsync(side, id), @checked = Desks.All(side) }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private static async Task<Row> RowAsync(HttpClient reviewer, string side, Guid id) => new(id, await reviewer.VersionAsync(side, id));

    private static async Task<string[]> StatusesAsync(HttpClient reviewer, string side, params Guid[] ids)
    {
        List<string> statuses = [];
        foreach (var id in ids)
        {
            statuses.Add((await reviewer.OpenAsync(side, id)).Text("status"));
        }

        return [.. statuses];
    }

    private static Task<HttpResponseMessage> TryApproveAsync(HttpClient reviewer, string side, Row[] rows, string? opinion = null) =>
        reviewer.PostAsJsonAsync($"/api/review/{side}/applications/approve-many", new { rows, opinion });

    private static async Task<Answer[]> ApproveAsync(HttpClient reviewer, string side, Row[] rows, string? opinion = null)
    {
        var answer = await (await TryApproveAsync(reviewer, side, rows, opinion)).ReadJsonAsync("approve-many");
        var results = answer.GetProperty("rows").EnumerateArray().ToList();
        results.Select(r => r.Id()).ShouldBe(rows.Select(r => r.Id));
        return [.. results.Select(r => new Answer(r.GetProperty("refusal")))];
    }

    private sealed record Row(Guid Id, int Version);

    private sealed record Answer(JsonElement Refusal)
    {
        public string? Code => Refusal.ValueKind == JsonValueKind.Null ? null : Refusal.Text("code");
    }
}
