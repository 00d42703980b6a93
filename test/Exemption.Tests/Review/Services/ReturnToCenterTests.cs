using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Review.Domain;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>退回助学点 (5-11): the university's third choice, a matter between the desks.</summary>
public sealed class ReturnToCenterTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const string Note = "证书照片的编号与填写相差一位,请核对原件";

    [Fact]
    public async Task The_centre_sees_the_note_at_the_case_and_in_its_list_until_it_has_decided_again()
    {
        var (admin, reviewer, id, _) = await PassedOnAsync();
        await ReturnAsync(reviewer, id);

        var seen = await admin.OpenAsync("center", id);
        (seen.Text("status"), seen.Text("returnNote")).ShouldBe(("Submitted", Note));
        (await RowAsync(admin, id)).Text("returnNote").ShouldBe(Note);
        seen.Strings("allowedActions").ShouldContain("CenterApprove");

        host.Tick();
        var again = await admin.ApproveAsync("center", id);
        again.GetProperty("returnNote").ValueKind.ShouldBe(JsonValueKind.Null);
        (await reviewer.ApproveAsync("university", id)).Text("status").ShouldBe("Approved");
    }

    [Fact]
    public async Task The_student_hears_nothing_and_reads_no_word_of_the_note()
    {
        var (_, reviewer, id, student) = await PassedOnAsync();
        await host.DrainOutboxAsync();
        var notices = (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items").GetArrayLength();

        await ReturnAsync(reviewer, id);
        await host.DrainOutboxAsync();

        (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items").GetArrayLength().ShouldBe(notices);
        var own = await student.Client.GetStringAsync($"/api/applications/mine/{id}");
        own.ShouldNotContain(Note);
        JsonDocument.Parse(own).RootElement.Text("status").ShouldBe("Submitted");
        using var zip = new ZipArchive(await student.Client.GetStreamAsync("/api/my-data"));
        using var copy = new StreamReader(zip.GetEntry("data.json")!.Open());
        JsonDocument.Parse(await copy.ReadToEndAsync()).RootElement.GetProperty("applications").GetProperty("items")[0].GetProperty("handling").EnumerateArray()
            .Select(r => (r.Text("action"), r.GetProperty("note").GetString())).ShouldContain(("ReturnToCenter", null));
    }

    [Fact]
    public async Task Each_desk_keeps_its_turns_and_a_new_one_begins_at_the_centre()
    {
        var (admin, reviewer, id, _) = await PassedOnAsync();
        await ReturnAsync(reviewer, id);
        await host.DrainOutboxAsync();
        host.Tick();
        await admin.ApproveAsync("center", id);
        await host.DrainOutboxAsync();

        var turns = await host.InDbAsync(db => db.Set<ReviewTask>().Where(t => t.ApplicationId == id).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync());
        turns.Select(t => (t.Stage, t.IsOpen, Decided: t.ClosedBy is not null)).ShouldBe(
            [(ReviewStage.Center, null, true), (ReviewStage.University, null, true), (ReviewStage.Center, null, true), (ReviewStage.University, true, false)]);
    }

    [Fact]
    public async Task It_needs_a_note_and_is_the_universitys_alone()
    {
        var (admin, reviewer, id, _) = await PassedOnAsync();
        var version = await reviewer.VersionAsync("university", id);
        await reviewer.PostAsJsonAsync(Path(id), new { version, note = "  " }).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        await reviewer.PostAsJsonAsync(Path(id), new { version, note = new string('长', 301) }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await admin.OpenAsync("center", id)).Strings("allowedActions").ShouldNotContain("ReturnToCenter");
        await ReturnAsync(reviewer, id);
        await reviewer.PostAsJsonAsync(Path(id), new { version, note = Note }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
    }

    private static string Path(Guid id) => $"/api/review/university/applications/{id}/return";

    private static async Task<JsonElement> RowAsync(HttpClient admin, Guid id) =>
        (await admin.PostJsonAsync("/api/review/center/applications/query", new { statuses = new[] { "Submitted" } })).GetProperty("items").EnumerateArray().Single(r => r.Id() == id);

    private async Task ReturnAsync(HttpClient reviewer, Guid id)
    {
        host.Tick();
        await reviewer.PostJsonAsync(Path(id), new { version = await reviewer.VersionAsync("university", id), note = Note });
        host.Tick();
    }

    private async Task<(HttpClient Admin, HttpClient Reviewer, Guid Id, Student Student)> PassedOnAsync()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var id = (await host.SubmitNewAsync(student)).Id();
        host.Tick();
        await admin.ApproveAsync("center", id);
        host.Tick();
        return (admin, await host.People.ReviewerAsync(), id, student);
    }
}
