using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Framework.Auditing;
using Exemption.Framework.Permissions;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>访问记录 and the audit log, as an auditor reads them.</summary>
public sealed class LogsTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task It_tells_who_saw_what_of_whom_when_and_why()
    {
        var scene = await SceneAsync();
        var rows = await AccessAsync(scene.Auditor, new { subject = scene.Number });

        rows.Select(r => r.Text("what")).ShouldBe(["photo.IdFront.full", "field.phone", "field.idNumber"], ignoreOrder: true);
        var view = rows.Single(r => r.Text("what") == "field.phone");
        view.GetProperty("viewer").Text("userName").ShouldBe(scene.Admin.UserName);
        view.GetProperty("viewer").Text("center").ShouldBe(scene.Center.Name);
        (view.GetProperty("subject").Text("number"), view.GetProperty("subject").Text("name")).ShouldBe((scene.Number, scene.Student.Name));
        (view.Text("reason"), view.Text("purpose")).ShouldBe(("Other", "回拨核实"));
        string.Concat(rows.Select(r => r.GetRawText())).ShouldNotContain(scene.Student.IdNumber);
    }

    [Fact]
    public async Task It_is_narrowed_by_number_ticket_viewer_kind_and_day()
    {
        var scene = await SceneAsync();
        await scene.Admin.Client.PostJsonAsync($"/api/identity/students/{scene.Student.Id}/reveal", new { fields = new[] { "phone" }, reason = "ContactPerson" });

        (await AccessAsync(scene.Auditor, new { subject = scene.Student.AdmissionTicketNumber })).Select(r => r.Text("what")).ShouldContain("register.phone");
        (await AccessAsync(scene.Auditor, new { subject = scene.Student.AdmissionTicketNumber, kind = "register" })).Count.ShouldBe(1);
        (await AccessAsync(scene.Auditor, new { viewer = scene.Admin.UserName, kind = "field" })).Count.ShouldBe(2);
        (await AccessAsync(scene.Auditor, new { viewer = scene.Admin.UserName, from = "2026-11-24", to = "2026-11-25" })).Count.ShouldBe(4);
        (await AccessAsync(scene.Auditor, new { viewer = scene.Admin.UserName, from = "2026-11-26" })).ShouldBeEmpty();
        (await AccessAsync(scene.Auditor, new { viewer = scene.Admin.UserName, to = "2026-11-23" })).ShouldBeEmpty();
        foreach (var nobody in new object[] { new { subject = "2026999999" }, new { viewer = "nobody-at-all" } })
        {
            (await AccessAsync(scene.Auditor, nobody)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_though_the_clock_stands_still()
    {
        var scene = await SceneAsync();
        for (var i = 0; i < 12; i++)
        {
            await scene.Admin.Client.PostJsonAsync($"/api/review/center/applications/{scene.Id}/reveal", new { fields = new[] { "phone", "idNumber" }, reason = "CompareDocument" });
        }

        await scene.Admin.Client.PostJsonAsync($"/api/identity/students/{scene.Student.Id}/reveal", new { fields = new[] { "phone" }, reason = "ContactPerson" });
        var (seen, after) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await scene.Auditor.PostJsonAsync("/api/review/logs/access/query", new { viewer = scene.Admin.UserName, subject = scene.Student.AdmissionTicketNumber, limit = 5, after });
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.Id()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        var expected = await host.InDbAsync(db => db.Set<AccessLogEntry>().Where(e => e.UserId == scene.Admin.Id).Select(e => e.Id).ToListAsync());
        seen.Count.ShouldBe(28);
        seen.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task Looking_into_the_log_stands_in_both_logs()
    {
        var scene = await SceneAsync();
        await AccessAsync(scene.Auditor, new { subject = scene.Number });
        var again = await AccessAsync(scene.Auditor, new { subject = scene.Number, kind = "log" });
        // The second look is written with its answer, and so not yet in it.
        again.Select(r => (r.Text("what"), r.GetProperty("viewer").Text("userName"))).ShouldBe([("log.access", scene.AuditorName)]);

        var audit = await scene.Auditor.PostJsonAsync("/api/review/logs/audit/query", new { viewer = scene.AuditorName });
        audit.GetProperty("items").EnumerateArray().Count(r => r.Text("action") == "Logs.QueryAccess" && r.Text("outcome") == "ok").ShouldBe(2);
    }

    [Fact]
    public async Task The_audit_log_tells_acts_refusals_and_whom_they_concerned()
    {
        var scene = await SceneAsync();
        await scene.Admin.Client.PostAsJsonAsync($"/api/review/center/applications/{scene.Id}/reveal", new { fields = new[] { "phone" } }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        var rows = (await scene.Auditor.PostJsonAsync("/api/review/logs/audit/query", new { subject = scene.Number })).GetProperty("items").EnumerateArray().ToList();
        rows.Where(r => r.Text("action") == "CenterReview.Reveal").Select(r => (r.Text("outcome"), r.GetProperty("person").Text("userName"), r.GetProperty("subject").Text("number")))
            .ShouldBe([("ok", scene.Admin.UserName, scene.Number), ("ok", scene.Admin.UserName, scene.Number), ("InputException", scene.Admin.UserName, scene.Number)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("kind", "everything")]
    [InlineData("limit", 101)]
    [InlineData("after", "nonsense")]
    [InlineData("subject", "12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_filter_nobody_could_mean_is_refused(string field, object value)
    {
        var auditor = (await host.People.StaffAsync(RoleNames.Auditor, null)).Client;
        var error = await auditor.PostAsJsonAsync("/api/review/logs/access/query", new Dictionary<string, object> { [field] = value }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        error.GetProperty("validationErrors")[0].Strings("members").ShouldBe([field]);
    }

    [Fact]
    public async Task An_auditor_sees_the_logs_and_nothing_else()
    {
        var auditor = (await host.People.StaffAsync(RoleNames.Auditor, null)).Client;
        var configuration = await auditor.GetJsonAsync("/api/abp/application-configuration");
        configuration.GetProperty("auth").GetProperty("grantedPolicies").EnumerateObject().Where(p => p.Value.GetBoolean()).Select(p => p.Name).ShouldBe(["Review.Logs"]);
        await auditor.GetAsync("/api/identity/users").ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await auditor.PostAsJsonAsync("/api/review/university/applications/query", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
    }

    private async Task<Scene> SceneAsync()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.StaffAsync("center-admin", center);
        var student = await host.People.StudentAsync(center, admin.Client);
        var submitted = await host.SubmitNewAsync(student);
        await admin.Client.PostJsonAsync($"/api/review/center/applications/{submitted.Id()}/reveal", new { fields = new[] { "idNumber" }, reason = "CompareDocument" });
        await admin.Client.PostJsonAsync($"/api/review/center/applications/{submitted.Id()}/reveal", new { fields = new[] { "phone" }, reason = "Other", note = "回拨核实" });
        (await admin.Client.GetAsync(new Uri($"/api/applications/{submitted.Id()}/photos/{submitted.GetProperty("photos")[0].Id()}/full", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var auditor = await host.People.StaffAsync(RoleNames.Auditor, null);
        return new Scene(center, admin, student, submitted.Id(), submitted.Text("number"), auditor.Client, auditor.UserName);
    }

    private static async Task<List<JsonElement>> AccessAsync(HttpClient auditor, object query) =>
        [.. (await auditor.PostJsonAsync("/api/review/logs/access/query", query)).GetProperty("items").EnumerateArray()];

    private sealed record Scene(Center Center, Person Admin, Student Student, Guid Id, string Number, HttpClient Auditor, string AuditorName);
}
