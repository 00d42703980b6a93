using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>Words that staff put on cases to find them again (F-45): one list, both desks, and nobody else.</summary>
public sealed class TagTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task Both_desks_put_tags_on_and_the_list_shows_and_finds_them()
    {
        var (desk, reviewer, student, id) = await PeopleAsync();
        var other = (await host.SubmitNewAsync(await host.People.StudentAsync(_center, desk))).Id();
        var (urgent, doubtful) = (await TagAsync("加急", "Urgent", "Red"), await TagAsync("待核实", "To verify", "Amber"));
        await OnAsync(desk, "center", id, urgent);
        await OnAsync(reviewer, "university", id, doubtful);
        await OnAsync(desk, "center", id, urgent);

        (await desk.OpenAsync("center", id)).Strings("tagIds").ShouldBe([urgent.ToString(), doubtful.ToString()], ignoreOrder: true);
        (await IdsAsync(desk, new { tagId = urgent })).ShouldBe([id]);
        (await RowAsync(desk, other)).Strings("tagIds").ShouldBeEmpty();
        (await RowAsync(desk, id)).Strings("tagIds").Length.ShouldBe(2);
        var choices = (await desk.GetJsonAsync("/api/review/center/options")).GetProperty("tags").EnumerateArray().Where(t => t.Id() == urgent || t.Id() == doubtful).ToList();
        choices.Select(t => (t.Text("name"), t.Text("color"))).ShouldBe([("加急", "Red"), ("待核实", "Amber")]);

        // No student is told, in no copy either.
        (await student.ReadAsync(id)).Strings("tagIds").ShouldBeEmpty();
        (await (await desk.DeleteAsync(At("center", id, doubtful))).Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await desk.DeleteAsync(At("center", id, doubtful))).StatusCode.ShouldBe(HttpStatusCode.NoContent, "twice is as once");
        (await RowAsync(desk, id)).Strings("tagIds").ShouldBe([urgent.ToString()]);

        var elsewhere = await host.People.CenterAdminAsync(await host.People.CenterAsync());
        await elsewhere.PutAsync(At("center", id, urgent), null).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await desk.PutAsync(At("center", id, Guid.NewGuid()), null).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_retired_tag_stays_on_what_carries_it_and_is_put_on_nothing_further()
    {
        var (desk, _, _, id) = await PeopleAsync();
        var admin = await host.People.AdminAsync();
        var tag = await TagAsync("旧标签", "Old", "Grey");
        await OnAsync(desk, "center", id, tag);
        await admin.PutJsonAsync($"/api/review/tags/{tag}", new { chinese = "旧标签改名", english = "Renamed", color = "Blue", isRetired = true });

        (await desk.OpenAsync("center", id)).Strings("tagIds").ShouldBe([tag.ToString()]);
        var shown = (await desk.GetJsonAsync("/api/review/center/options")).GetProperty("tags").EnumerateArray().Single(t => t.Id() == tag);
        (shown.Text("name"), shown.GetProperty("isRetired").GetBoolean()).ShouldBe(("旧标签改名", true));
        await desk.DeleteAsync(At("center", id, tag));
        await desk.PutAsync(At("center", id, tag), null).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:TagRetired");
    }

    [Theory]
    [InlineData("", "x", "chinese")]
    [InlineData("样例", " ", "english")]
    [InlineData("有了", "x", "chinese")]
    [InlineData("三十一个字的名字太长了三十一个字的名字太长了三十一个字的名字太长了", "x", "chinese")]
    public async Task A_tag_needs_both_names_and_its_own(string chinese, string english, string field)
    {
        var admin = await host.People.AdminAsync();
        if ((await admin.GetJsonAsync("/api/review/tags")).GetProperty("items").EnumerateArray().All(t => t.Text("chinese") != "有了"))
        {
            await TagAsync("有了", "There", "Green");
        }

        var refusal = await admin.PostAsJsonAsync(new Uri("/api/review/tags", UriKind.Relative), new { chinese, english, color = "Blue", isRetired = false }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        refusal.GetProperty("validationErrors")[0].Strings("members").ShouldBe([field]);
    }

    [Fact]
    public async Task Of_many_who_put_the_same_on_at_once_nobody_is_refused()
    {
        var (desk, reviewer, _, id) = await PeopleAsync();
        var tag = await TagAsync("同时", "At once", "Purple");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? desk.PutAsync(At("center", id, tag), null) : reviewer.PutAsync(At("university", id, tag), null)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.NoContent);
        (await host.InDbAsync(db => db.Set<ApplicationTag>().CountAsync(t => t.ApplicationId == id))).ShouldBe(1);
    }

    private Center _center = null!;

    private static string At(string side, Guid id, Guid tag) => $"/api/review/{side}/applications/{id}/tags/{tag}";

    private static async Task OnAsync(HttpClient who, string side, Guid id, Guid tag) => (await who.PutAsync(At(side, id, tag), null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private async Task<Guid> TagAsync(string chinese, string english, string color) =>
        (await (await host.People.AdminAsync()).PostJsonAsync("/api/review/tags", new { chinese, english, color, isRetired = false })).Id();

    private static async Task<JsonElement> RowAsync(HttpClient who, Guid id) =>
        (await who.PostJsonAsync("/api/review/center/applications/query", new { limit = 50 })).GetProperty("items").EnumerateArray().Single(r => r.Id() == id);

    private static async Task<Guid[]> IdsAsync(HttpClient who, object query) =>
        [.. (await who.PostJsonAsync("/api/review/center/applications/query", query)).GetProperty("items").EnumerateArray().Select(i => i.Id())];

    private async Task<(HttpClient Desk, HttpClient Reviewer, Student Student, Guid Id)> PeopleAsync()
    {
        _center = await host.People.CenterAsync();
        var desk = await host.People.CenterAdminAsync(_center);
        var student = await host.People.StudentAsync(_center, desk);
        var id = (await host.SubmitNewAsync(student)).Id();
        return (desk, await host.People.ReviewerAsync(), student, id);
    }
}
