using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Exemption.Review.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>审核要点 as data, and what the system ticks by itself. Versions alter the whole house, so this class has a house of its own.</summary>
public sealed class ChecklistTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const string Path = "/api/review/checklist";

    [Fact]
    public async Task It_begins_with_the_guides_points_in_both_languages()
    {
        var first = await host.InDbAsync(db => db.Set<ChecklistVersion>().SingleAsync(v => v.Number == 1));
        first.Of(ReviewStage.Center).Select(i => i.Code).ShouldBe(Checklist.Of(ReviewStage.Center));
        first.Of(ReviewStage.University).Select(i => i.Code).ShouldBe(Checklist.Of(ReviewStage.University));
        first.Items.ShouldAllBe(i => i.Chinese.Length > 0 && i.English.Length > 0 && i.Chinese != i.English);
        (await (await host.People.AdminAsync()).GetJsonAsync(Path)).GetProperty("evidence").EnumerateArray().Select(e => e.Text("text")).ShouldAllBe(t => !t.Contains(':'));
    }

    [Fact]
    public async Task A_new_version_holds_for_turns_to_come_and_alters_none_that_has_begun_or_ended()
    {
        var admin = await host.People.AdminAsync();
        var (decided, _, decidedAt) = await SubmittedAsync();
        await decided.ApproveAsync("center", decidedAt);
        var (begun, _, begunAt) = await SubmittedAsync();
        await host.DrainOutboxAsync();

        var before = await admin.GetJsonAsync(Path);
        await SetAsync(admin, before, items => items.Insert(0, Point("SealSeen", "证书印章是否清晰")));

        Codes(await decided.OpenAsync("center", decidedAt)).ShouldNotContain("SealSeen");
        Codes(await begun.OpenAsync("center", begunAt)).ShouldNotContain("SealSeen");
        (await begun.ApproveAsync("center", begunAt)).Text("status").ShouldBe("CenterApproved");

        var (next, _, nextAt) = await SubmittedAsync();
        var shown = (await next.OpenAsync("center", nextAt)).GetProperty("checklist")[0];
        (shown.Text("code"), shown.Text("text")).ShouldBe(("SealSeen", "证书印章是否清晰"));
        var version = await next.VersionAsync("center", nextAt);
        (await next.TryApproveAsync("center", nextAt, version).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:ChecklistIncomplete")).GetProperty("data").Strings("missing").ShouldBe(["SealSeen"]);
        (await next.TryApproveAsync("center", nextAt, version, ["SealSeen", .. Desks.All("center")])).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Two who change it at once: the second learns of the first.
        await admin.PutAsJsonAsync(Path, new { number = before.GetProperty("number").GetInt32(), items = before.GetProperty("items") }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:ChecklistChanged");
        await SetAsync(admin, await admin.GetJsonAsync(Path), items => items.RemoveAt(0));
    }

    [Theory]
    [InlineData("code", "7Seals", "items[0].code")]
    [InlineData("code", "BasicData", "items[0].code")]
    [InlineData("chinese", " ", "items[0].chinese")]
    [InlineData("bySystem", true, "items[0].evidence")]
    public async Task A_point_that_could_not_be_ticked_is_refused(string field, object value, string member)
    {
        var admin = await host.People.AdminAsync();
        var present = await admin.GetJsonAsync(Path);
        var items = JsonNode.Parse(present.GetProperty("items").GetRawText())!.AsArray();
        var point = Point("SealSeen", "x");
        point[field] = JsonValue.Create(value);
        items.Insert(0, point);
        var error = await admin.PutAsJsonAsync(Path, new { number = present.GetProperty("number").GetInt32(), items }).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        error.GetProperty("validationErrors").EnumerateArray().SelectMany(e => e.Strings("members")).ShouldContain(member);
    }

    [Fact]
    public async Task A_desk_without_a_point_is_refused()
    {
        var admin = await host.People.AdminAsync();
        var present = await admin.GetJsonAsync(Path);
        var items = JsonNode.Parse(present.GetProperty("items").GetRawText())!.AsArray().Where(i => (string)i!["stage"]! == "Center");
        await admin.PutAsJsonAsync(Path, new { number = present.GetProperty("number").GetInt32(), items }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_the_system_found_is_ticked_without_a_hand_and_stored_with_its_evidence()
    {
        var (admin, student, id) = await SubmittedAsync();
        var shown = Points(await admin.OpenAsync("center", id));
        shown[Checklist.CertificateValid].GetProperty("checkedBy").GetProperty("system").GetBoolean().ShouldBeTrue();
        shown[Checklist.PhoneIsOwn].GetProperty("checked").GetBoolean().ShouldBeFalse("the register holds another number");
        shown[Checklist.PhoneIsOwn].GetProperty("hint").GetString().ShouldBe("与学籍登记的手机号码不一致");
        shown[Checklist.IdNumberMatches].GetProperty("checked").GetBoolean().ShouldBeFalse("the photographs were not read");

        var version = await admin.VersionAsync("center", id);
        await admin.TryApproveAsync("center", id, version, []).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:ChecklistIncomplete");
        var decided = Points(await (await admin.TryApproveAsync("center", id, version, [.. Desks.All("center").Where(c => c != Checklist.CertificateValid)])).ReadJsonAsync("approve"));

        var bySystem = decided[Checklist.CertificateValid].GetProperty("checkedBy");
        bySystem.GetProperty("evidence").EnumerateArray().Select(e => e.Text("code")).ShouldBe(["CertificateCurrent"]);
        var byPerson = decided[Checklist.IdNumberMatches].GetProperty("checkedBy");
        (byPerson.GetProperty("system").GetBoolean(), byPerson.GetProperty("name").GetString()).ShouldBe((false, (await admin.GetJsonAsync("/api/account/my-profile")).Text("name")));
        student.ShouldNotBeNull();
    }

    [Fact]
    public async Task Evidence_that_has_gone_by_the_time_of_the_decision_ticks_nothing()
    {
        var number = Applicants.CertificateNumber();
        var admin = await host.People.AdminAsync();
        await SetAsync(admin, await admin.GetJsonAsync(Path), items => items.Single(i => (string)i!["code"]! == Checklist.CertificateNumberMatches)!["evidence"] = new JsonArray("CertificateUnused"));
        var (center, _, id) = await SubmittedAsync(number);
        Points(await center.OpenAsync("center", id))[Checklist.CertificateNumberMatches].GetProperty("checked").GetBoolean().ShouldBeTrue();

        await SubmittedAsync(number);

        // The page still shows the tick; it can send no such thing, and the server looks again.
        var error = await center.TryApproveAsync("center", id, await center.VersionAsync("center", id), [.. Desks.All("center").Except([Checklist.CertificateNumberMatches])])
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:ChecklistIncomplete");
        error.GetProperty("data").Strings("missing").ShouldBe([Checklist.CertificateNumberMatches]);
        Points(await center.OpenAsync("center", id))[Checklist.CertificateNumberMatches].GetProperty("hint").GetString().ShouldBe("另一助学点有申请使用了此证书编号，尚未查明");
    }

    [Fact]
    public async Task A_point_may_rest_on_the_last_look_on_the_certificate_platform()
    {
        var admin = await host.People.AdminAsync();
        await SetAsync(admin, await admin.GetJsonAsync(Path), items =>
        {
            var point = items.Single(i => (string)i!["code"]! == Checklist.CertificateNumberMatches)!;
            (point["evidence"], point["bySystem"]) = (new JsonArray("CertificateLookedUp"), true);
        });
        var (center, _, id) = await SubmittedAsync();
        (await TickedAsync()).ShouldBeFalse("nobody has looked");
        foreach (var (result, holds) in new[] { ("Confirmed", true), ("Different", false) })
        {
            host.Tick();
            await center.PostJsonAsync($"/api/review/center/applications/{id}/checks", new { result, note = "姓名不同" });
            (await TickedAsync()).ShouldBe(holds, result);
        }

        async Task<bool> TickedAsync() => Points(await center.OpenAsync("center", id))[Checklist.CertificateNumberMatches].GetProperty("checked").GetBoolean();
    }

    private static JsonObject Point(string code, string chinese) => new()
    {
        ["code"] = code, ["stage"] = "Center", ["chinese"] = chinese, ["english"] = "x", ["bySystem"] = false, ["evidence"] = new JsonArray(),
    };

    private static async Task SetAsync(HttpClient admin, JsonElement present, Action<JsonArray> change)
    {
        var items = JsonNode.Parse(present.GetProperty("items").GetRawText())!.AsArray();
        change(items);
        await admin.PutJsonAsync(Path, new { number = present.GetProperty("number").GetInt32(), items });
    }

    private static IEnumerable<string> Codes(JsonElement detail) => detail.GetProperty("checklist").EnumerateArray().Select(c => c.Text("code"));

    private static Dictionary<string, JsonElement> Points(JsonElement detail) => detail.GetProperty("checklist").EnumerateArray().ToDictionary(c => c.Text("code"));

    private async Task<(HttpClient Admin, Student Student, Guid Id)> SubmittedAsync(string? certificateNumber = null)
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var application = await host.SubmitNewAsync(student, certificateNumber);
        host.Tick();
        return (admin, student, application.Id());
    }
}
