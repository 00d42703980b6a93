using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Framework.Auditing;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>What staff note among themselves (F-62, F-63): each desk its own, both what is shared, students nothing; and whoever is called finds it.</summary>
public sealed class CaseNoteTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private Center _center = null!;

    [Fact]
    public async Task A_note_is_for_its_own_desk_unless_it_is_shared_and_never_for_the_student()
    {
        var (one, two, reviewer, student, id) = await PeopleAsync();
        await WriteAsync(one, "center", id, "只给本点看", shared: false);
        await WriteAsync(one, "center", id, "两级都看", shared: true);
        await WriteAsync(reviewer, "university", id, "高校自己看", shared: false);

        (await TextsAsync(two, "center", id)).ShouldBe(["两级都看", "只给本点看"]);
        (await TextsAsync(reviewer, "university", id)).ShouldBe(["高校自己看", "两级都看"]);
        var elsewhere = await host.People.CenterAdminAsync(await host.People.CenterAsync());
        await elsewhere.GetAsync(At("center", id, "notes")).ShouldRefuseAsync(HttpStatusCode.NotFound);

        // Neither what the student reads, nor the own copy, nor what is printed knows of it.
        (await student.ReadAsync(id)).GetRawText().ShouldNotContain("看");
        using var copy = new System.IO.Compression.ZipArchive(await (await student.Client.GetAsync("/api/my-data")).Content.ReadAsStreamAsync());
        using var data = new StreamReader(copy.GetEntry("data.json")!.Open());
        (await data.ReadToEndAsync()).ShouldNotContain("两级都看");
        (await host.InDbAsync(db => db.Set<AuditEntry>().Where(e => e.Subject == id.ToString()).ToListAsync())).ShouldAllBe(e => !JsonSerializer.Serialize(e, JsonSerializerOptions.Default).Contains("都看"));
    }

    [Fact]
    public async Task Pages_of_notes_follow_each_other()
    {
        var (one, _, _, _, id) = await PeopleAsync();
        for (var i = 0; i < 5; i++)
        {
            await WriteAsync(one, "center", id, $"第{i}条", shared: false);
        }

        var first = await one.GetJsonAsync(At("center", id, "notes?limit=3"));
        var last = await one.GetJsonAsync(At("center", id, $"notes?limit=3&after={first.Text("next")}"));
        (first.Of("items", "text").Concat(last.Of("items", "text"))).ShouldBe(["第4条", "第3条", "第2条", "第1条", "第0条"]);
        last.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        await one.GetAsync(At("center", id, "notes?limit=101")).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Its_author_strikes_it_out_for_some_minutes_and_nobody_else_does()
    {
        var (one, two, reviewer, _, id) = await PeopleAsync();
        var note = await WriteAsync(one, "center", id, "写错了", shared: true);
        note.GetProperty("strikeUntil").GetDateTime().ShouldBe(host.Clock.GetUtcNow().UtcDateTime.AddMinutes(10), TimeSpan.FromSeconds(1));
        var address = At("center", id, $"notes/{note.Id()}/strike");
        await two.PostAsJsonAsync(address, new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:NoteOfOther");
        await reviewer.PostAsJsonAsync(At("university", id, $"notes/{note.Id()}/strike"), new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:NoteOfOther");

        (await one.PostJsonAsync(address)).GetProperty("struckAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await one.PostJsonAsync(address)).Text("text").ShouldBe("写错了", "twice is as once, and the words stay");

        var old = await WriteAsync(one, "center", id, "过时了", shared: false);
        await reviewer.PostAsJsonAsync(At("university", id, $"notes/{old.Id()}/strike"), new { }).ShouldRefuseAsync(HttpStatusCode.NotFound);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await one.PostAsJsonAsync(At("center", id, $"notes/{old.Id()}/strike"), new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:NoteTooOld");
        (await one.GetJsonAsync(At("center", id, "notes"))).GetProperty("items")[0].GetProperty("strikeUntil").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Whoever_is_mentioned_is_counted_finds_the_case_and_is_done_when_they_have_looked()
    {
        var (one, two, reviewer, _, id) = await PeopleAsync();
        var called = await ColleagueAsync(one, "center", id, await NameAsync(two));
        await WriteAsync(one, "center", id, "请看证书", shared: false, called);
        (await UnreadAsync(two, "center"), await UnreadAsync(one, "center"), await UnreadAsync(reviewer, "university")).ShouldBe((1, 0, 0));

        var mention = (await two.GetJsonAsync("/api/review/center/mentions?unread=true")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (mention.GetProperty("applicationId").GetGuid(), mention.Text("text"), mention.Text("authorName")).ShouldBe((id, "请看证书", await NameAsync(one)));
        mention.Text("number").ShouldNotBeNullOrEmpty();

        (await two.PutAsync(At("center", id, "mentions"), null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await UnreadAsync(two, "center")).ShouldBe(0);
        (await two.GetJsonAsync("/api/review/center/mentions?unread=true")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await two.GetJsonAsync("/api/review/center/mentions")).GetProperty("items")[0].GetProperty("readAt").ValueKind.ShouldBe(JsonValueKind.String);

        // What is struck out calls nobody any more.
        var slip = await WriteAsync(one, "center", id, "看错了", shared: false, called);
        (await UnreadAsync(two, "center")).ShouldBe(1);
        await one.PostJsonAsync(At("center", id, $"notes/{slip.Id()}/strike"));
        (await UnreadAsync(two, "center")).ShouldBe(0);
    }

    [Fact]
    public async Task Mentions_come_in_pages_and_those_read_are_left_out_where_asked()
    {
        var (one, two, _, _, id) = await PeopleAsync();
        var called = await ColleagueAsync(one, "center", id, await NameAsync(two));
        for (var i = 0; i < 3; i++)
        {
            await WriteAsync(one, "center", id, $"第{i}次", shared: false, called);
        }

        var first = await two.GetJsonAsync("/api/review/center/mentions?limit=2&unread=true");
        var last = await two.GetJsonAsync($"/api/review/center/mentions?limit=2&unread=true&after={first.Text("next")}");
        first.Of("items", "text").Concat(last.Of("items", "text")).ShouldBe(["第2次", "第1次", "第0次"]);
    }

    [Fact]
    public async Task Only_those_who_may_read_the_note_can_be_mentioned()
    {
        var (one, two, reviewer, _, id) = await PeopleAsync();
        var others = await host.People.StaffAsync("center-admin", await host.People.CenterAsync());
        var auditor = await host.People.StaffAsync("auditor", null);
        var university = await ColleagueAsync(one, "center", id, await NameAsync(reviewer));
        var colleague = await ColleagueAsync(one, "center", id, await NameAsync(two));
        var names = (await one.GetJsonAsync(At("center", id, "colleagues"))).Of("items", "name");
        names.ShouldNotContain(await NameAsync(one), "nobody calls themselves");
        names.ShouldNotContain($"样例{others.UserName}");
        names.ShouldNotContain($"样例{auditor.UserName}");

        foreach (var (shared, who) in new[] { (false, university), (true, others.Id), (true, auditor.Id), (true, Guid.NewGuid()) })
        {
            await one.PostAsJsonAsync(At("center", id, "notes"), new { text = "x", shared, mentions = new[] { colleague, who } }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        }

        await WriteAsync(one, "center", id, "请高校看", shared: true, colleague, university);
        (await UnreadAsync(two, "center"), await UnreadAsync(reviewer, "university")).ShouldBe((1, 1));

        // Whoever may no longer open the case is no longer offered.
        var admin = await host.People.AdminAsync();
        var account = await admin.GetJsonAsync($"/api/identity/users/{colleague}");
        await admin.PutJsonAsync($"/api/identity/users/{colleague}", new
        {
            userName = account.Text("userName"), name = account.Text("name"), surname = "", email = account.Text("email"), isActive = false, lockoutEnabled = true,
            roleNames = new[] { "center-admin" }, concurrencyStamp = account.Text("concurrencyStamp"),
        });
        (await one.GetJsonAsync(At("center", id, "colleagues"))).Of("items", "name").ShouldNotContain(account.Text("name"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("身份证 {id}，请核对")]
    [InlineData("{long}")]
    public async Task What_cannot_be_noted_is_refused(string text)
    {
        var (one, _, _, student, id) = await PeopleAsync();
        text = text.Replace("{id}", student.IdNumber, StringComparison.Ordinal).Replace("{long}", new string('长', 501), StringComparison.Ordinal);
        var refusal = await one.PostAsJsonAsync(At("center", id, "notes"), new { text, shared = false }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        refusal.GetProperty("validationErrors")[0].Strings("members").ShouldBe(["text"]);
    }

    private static string At(string side, Guid id, string what) => $"/api/review/{side}/applications/{id}/{what}";

    private static async Task<string[]> TextsAsync(HttpClient who, string side, Guid id) => [.. (await who.GetJsonAsync(At(side, id, "notes"))).Of("items", "text")];

    private async Task<JsonElement> WriteAsync(HttpClient who, string side, Guid id, string text, bool shared, params Guid[] mentions)
    {
        host.Tick();
        return await who.PostJsonAsync(At(side, id, "notes"), new { text, shared, mentions });
    }

    private static async Task<int> UnreadAsync(HttpClient who, string side) => (await who.GetJsonAsync($"/api/review/{side}/mentions/count")).GetProperty("unread").GetInt32();

    private static async Task<string> NameAsync(HttpClient who) => (await who.GetJsonAsync("/api/account/my-profile")).Text("name");

    private static async Task<Guid> ColleagueAsync(HttpClient who, string side, Guid id, string name) =>
        (await who.GetJsonAsync(At(side, id, "colleagues"))).GetProperty("items").EnumerateArray().Single(c => c.Text("name") == name).Id();

    private async Task<(HttpClient One, HttpClient Two, HttpClient Reviewer, Student Student, Guid Id)> PeopleAsync()
    {
        _center = await host.People.CenterAsync();
        var (one, two) = (await host.People.CenterAdminAsync(_center), await host.People.CenterAdminAsync(_center));
        var student = await host.People.StudentAsync(_center, one);
        var id = (await host.SubmitNewAsync(student)).Id();
        return (one, two, await host.People.ReviewerAsync(), student, id);
    }
}
