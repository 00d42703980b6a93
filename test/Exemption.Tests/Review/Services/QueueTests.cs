using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Review.Services;

/// <summary>The queues of a desk (F-41, F-42, F-44). The clock begins on Tuesday 24 November 2026, ten in the morning in Shanghai.</summary>
public sealed class QueueTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task Queues_count_what_is_mine_nobodys_and_all_with_the_age_of_the_oldest()
    {
        var desk = await DeskAsync();
        var first = await SubmitAsync(desk);
        host.Clock.Advance(TimeSpan.FromDays(7));
        var (one, two) = await SignInAsync(desk);
        var second = await SubmitAsync(desk with { One = desk.One with { Client = one } });
        await one.PostJsonAsync($"/api/review/center/applications/{first}/claim");

        var queues = await one.GetJsonAsync("/api/review/center/queues");
        Told(queues, "mine").ShouldBe((1, 5));
        Told(queues, "nobody").ShouldBe((1, 0));
        Told(queues, "all").ShouldBe((2, 5));
        (queues.GetProperty("overdue").GetInt32(), queues.GetProperty("overdueDays").GetInt32()).ShouldBe((1, 3));
        Told(await two.GetJsonAsync("/api/review/center/queues"), "mine").ShouldBe((0, null));

        (await IdsAsync(one, new { held = "Mine" })).ShouldBe([first]);
        (await IdsAsync(two, new { held = "Mine" })).ShouldBeEmpty();
        (await IdsAsync(two, new { held = "Nobody", statuses = new[] { "Submitted" } })).ShouldBe([second]);
        (await IdsAsync(two, new { overdue = true })).ShouldBe([first]);

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Told(await one.GetJsonAsync("/api/review/center/queues"), "nobody").ShouldBe((2, 5), "the claim has run out");
        (await IdsAsync(two, new { held = "Nobody", statuses = new[] { "Submitted" } })).ShouldBe([second, first]);
    }

    [Fact]
    public async Task Rows_tell_their_age_in_working_days_and_which_are_late()
    {
        var desk = await DeskAsync();
        var id = await SubmitAsync(desk);
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(8).DateTime);
        host.Clock.Advance(TimeSpan.FromDays(7));
        var ((one, _), admin) = (await SignInAsync(desk), await host.People.AdminAsync());
        (await RowAsync()).ShouldBe((5, true));

        // Two of the five days are holidays now.
        var days = Enumerable.Range(1, 7).Select(d => today.AddDays(d)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(2).ToArray();
        foreach (var day in days)
        {
            await admin.PostJsonAsync("/api/review/calendar", new { day, isWorkday = false, name = "样例假期" });
        }

        (await RowAsync()).ShouldBe((3, false));
        (await one.GetJsonAsync("/api/review/center/queues")).GetProperty("overdue").GetInt32().ShouldBe(0);
        foreach (var day in days)
        {
            (await admin.DeleteAsync($"/api/review/calendar?day={day:yyyy-MM-dd}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await RowAsync()).ShouldBe((5, true));
        await one.ApproveAsync("center", id);
        var decided = (await one.PostJsonAsync("/api/review/center/applications/query", new { statuses = new[] { "CenterApproved" } })).GetProperty("items")[0];
        (decided.GetProperty("age").ValueKind, decided.GetProperty("isOverdue").GetBoolean()).ShouldBe((JsonValueKind.Null, false));

        async Task<(int, bool)> RowAsync()
        {
            var row = (await one.PostJsonAsync("/api/review/center/applications/query", new { statuses = new[] { "Submitted" } })).GetProperty("items")[0];
            return (row.GetProperty("age").GetInt32(), row.GetProperty("isOverdue").GetBoolean());
        }
    }

    [Fact]
    public async Task The_list_is_remembered_for_each_person_and_desk()
    {
        var desk = await DeskAsync();
        var (one, two) = (desk.One.Client, desk.Two.Client);
        (await one.GetJsonAsync("/api/review/center/view")).GetProperty("view").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var size in new[] { 20, 50 })
        {
            (await one.PutAsJsonAsync("/api/review/center/view", new { statuses = new[] { "Rejected" }, held = "Mine", submittedFrom = "2026-11-01", sort = "submittedAt", pageSize = size }))
                .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var view = (await one.GetJsonAsync("/api/review/center/view")).GetProperty("view");
        (view.Strings("statuses").Single(), view.Text("held"), view.Text("submittedFrom"), view.GetProperty("pageSize").GetInt32()).ShouldBe(("Rejected", "Mine", "2026-11-01", 50));
        (await two.GetJsonAsync("/api/review/center/view")).GetProperty("view").ValueKind.ShouldBe(JsonValueKind.Null);
        await one.PutAsJsonAsync("/api/review/center/view", new { pageSize = 5000 }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await one.PutAsJsonAsync("/api/review/center/view", new { name = "样例" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_years_import_takes_the_place_of_the_year_or_changes_nothing()
    {
        var admin = await host.People.AdminAsync();
        await admin.PostJsonAsync("/api/review/calendar", new { day = "2031-05-01", isWorkday = false, name = (string?)null });
        await admin.PostJsonAsync("/api/review/calendar", new { day = "2032-05-01", isWorkday = false, name = (string?)null });

        var error = await admin.PostAsJsonAsync("/api/review/calendar/import", new { year = 2031, text = "2031-10-01,休,国庆节\nnonsense\n2031-10-12,也许" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        error.GetProperty("validationErrors").EnumerateArray().Select(e => e.Strings("members").Single()).ShouldBe(["lines[2]", "lines[3]"]);
        (await DaysAsync(2031)).ShouldBe(["2031-05-01"]);

        await admin.PostJsonAsync("/api/review/calendar/import", new { year = 2031, text = "2031-10-01,休,国庆节\n2031-10-12,班" });
        (await DaysAsync(2031)).ShouldBe(["2031-10-01", "2031-10-12"]);
        (await DaysAsync(2032)).ShouldBe(["2032-05-01"]);
        await admin.DeleteAsync("/api/review/calendar?day=2031-05-01").ShouldRefuseAsync(HttpStatusCode.NotFound);

        async Task<string[]> DaysAsync(int year) => [.. (await admin.GetJsonAsync($"/api/review/calendar?year={year}")).GetProperty("items").EnumerateArray().Select(d => d.Text("day"))];
    }

    private static (int Count, int? Age) Told(JsonElement queues, string name)
    {
        var age = queues.GetProperty(name).GetProperty("oldestAge");
        return (queues.GetProperty(name).GetProperty("count").GetInt32(), age.ValueKind == JsonValueKind.Null ? null : age.GetInt32());
    }

    private static async Task<Guid[]> IdsAsync(HttpClient who, object query) =>
        [.. (await who.PostJsonAsync("/api/review/center/applications/query", query)).GetProperty("items").EnumerateArray().Select(r => r.Id())];

    private async Task<Guid> SubmitAsync(Desk desk) => (await host.SubmitNewAsync(await host.People.StudentAsync(desk.Center, desk.One.Client))).Id();

    private async Task<Desk> DeskAsync()
    {
        var center = await host.People.CenterAsync();
        return new Desk(center, await host.People.StaffAsync("center-admin", center), await host.People.StaffAsync("center-admin", center));
    }

    /// <summary>After a week every session is over.</summary>
    private async Task<(HttpClient One, HttpClient Two)> SignInAsync(Desk desk) =>
        (await host.People.SignInAsync(desk.One.UserName, People.Password), await host.People.SignInAsync(desk.Two.UserName, People.Password));

    private sealed record Desk(Center Center, Person One, Person Two);
}
