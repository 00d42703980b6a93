using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications;
using Exemption.Printing.Domain;
using Exemption.Review.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>撤销决定 (F-60): later, with a reason, by whoever may.</summary>
public sealed class UndoTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const string Reason = "复核时看错了证书";

    [Fact]
    public async Task An_undone_approval_waits_again_and_its_printed_record_is_void()
    {
        var (_, reviewer, id, student) = await PassedOnAsync();
        await reviewer.ApproveAsync("university", id);
        await host.DrainOutboxAsync();
        (await reviewer.GetAsync($"/api/printing/applications/{id}/record")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var printed = await RecordAsync(id);
        host.Tick();

        (await UndoAsync(reviewer, id)).Text("status").ShouldBe("CenterApproved");
        await host.DrainOutboxAsync();

        (await RecordAsync(id)).RevokedAt.ShouldNotBeNull();
        await reviewer.GetAsync($"/api/printing/applications/{id}/record").ShouldRefuseAsync(HttpStatusCode.Conflict);
        await student.Client.GetAsync($"/api/printing/applications/{id}/record").ShouldRefuseAsync(HttpStatusCode.Conflict);

        host.Tick();
        await reviewer.ApproveAsync("university", id);
        await host.DrainOutboxAsync();
        var anew = await RecordAsync(id);
        anew.RevokedAt.ShouldBeNull();
        anew.CheckCode.ShouldNotBe(printed.CheckCode, "the void paper must not pass for the new one");
    }

    [Fact]
    public async Task Whoever_holds_the_paper_learns_whether_it_is_good()
    {
        var (_, reviewer, id, student) = await PassedOnAsync();
        await reviewer.ApproveAsync("university", id);
        await host.DrainOutboxAsync();
        var code = (await RecordAsync(id)).CheckCode;
        var anybody = await host.People.AnonymousAsync();

        var good = await CheckAsync(code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'));
        var application = await student.Client.GetJsonAsync($"/api/applications/mine/{id}");
        (good.Text("state"), good.Text("number"), good.Text("studentName")).ShouldBe(("Valid", application.Text("number"), student.Name[..1] + new string('*', student.Name.Length - 1)));
        (good.Text("certificateTypeName"), good.Text("approvedOn")).ShouldBe((application.Text("certificateTypeName"), "2026-11-24"));
        good.EnumerateObject().Count().ShouldBe(6, "nothing else about anybody");

        host.Tick();
        await UndoAsync(reviewer, id);
        (await CheckAsync(code)).Text("state").ShouldBe("Void", "at once, before the outbox comes round");
        await host.DrainOutboxAsync();
        host.Tick();
        await reviewer.ApproveAsync("university", id);
        await host.DrainOutboxAsync();
        var gone = await CheckAsync(code);
        (gone.Text("state"), gone.Text("voidedOn"), gone.GetProperty("studentName").ValueKind).ShouldBe(("Void", "2026-11-24", JsonValueKind.Null));
        (await CheckAsync((await RecordAsync(id)).CheckCode)).Text("state").ShouldBe("Valid");
        (await CheckAsync("0000-0000")).Text("state").ShouldBe("Unknown");
        (await CheckAsync("nonsense")).Text("state").ShouldBe("Unknown");

        Task<JsonElement> CheckAsync(string typed) => anybody.GetJsonAsync($"/api/printing/records/check/{Uri.EscapeDataString(typed)}");
    }

    [Fact]
    public async Task The_student_learns_that_it_is_reviewed_again_and_not_why()
    {
        var (_, reviewer, id, student) = await PassedOnAsync();
        await reviewer.RejectAsync("university", id);
        host.Tick();
        (await UndoAsync(reviewer, id)).Text("status").ShouldBe("CenterApproved");
        await host.DrainOutboxAsync();

        var notice = (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0];
        notice.Text("title").ShouldBe("审核决定已撤销");
        (await student.Client.GetStringAsync($"/api/applications/mine/{id}")).ShouldNotContain(Reason);
        var seen = await reviewer.OpenAsync("university", id);
        seen.GetProperty("records").EnumerateArray().Last(r => r.Text("action") == "Undo").Text("note").ShouldBe(Reason);
        seen.GetProperty("rejection").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task It_needs_a_reason_a_permission_and_a_decision_of_ones_own_desk()
    {
        var (admin, reviewer, id, _) = await PassedOnAsync();
        var version = await reviewer.VersionAsync("university", id);
        await reviewer.PostAsJsonAsync(Path("university", id), new { version, reason = Reason }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        (await admin.PostAsJsonAsync(Path("center", id), new { version, reason = Reason })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await reviewer.ApproveAsync("university", id);
        await reviewer.PostAsJsonAsync(Path("university", id), new { version = version + 1, reason = " " }).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
    }

    [Fact]
    public async Task What_the_student_has_begun_to_correct_stays_the_students()
    {
        var (_, reviewer, id, student) = await PassedOnAsync();
        await (await reviewer.TryRejectAsync("university", id, await reviewer.VersionAsync("university", id), [new RejectionPoint("certificateNumber", "CertificateNumberMismatch", null)])).ReadJsonAsync("reject");
        host.Tick();
        var own = await student.Client.GetJsonAsync($"/api/applications/mine/{id}");
        await student.Client.PutJsonAsync($"/api/applications/mine/{id}", new
        {
            version = own.Version(), idNumber = student.IdNumber, phone = "13800001234", certificateTypeId = host.CertificateTypeId, certificateLevel = "Intermediate",
            certificateNumber = "CORRECTED2026", issuedOn = "2025-06-01", validUntil = "2028-06-01", courseCodes = new[] { ReviewHost.CourseCode }, remark = (string?)null,
        });
        var version = await reviewer.VersionAsync("university", id);
        await reviewer.PostAsJsonAsync(Path("university", id), new { version, reason = Reason }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:StudentHasGoneOn");
    }

    [Fact]
    public async Task Whoever_decided_the_first_level_decides_no_second_even_after_an_undo()
    {
        var reviewer = await host.People.StaffAsync("university-reviewer", null);
        var (admin, other, id, _) = await PassedOnAsync();
        // No account sits at both desks today; the rule must hold all the same, so the first decision is laid into the history by hand, and is undone.
        await host.InDbAsync(db => db.Set<ReviewTask>().Where(t => t.ApplicationId == id && t.Stage == ReviewStage.Center)
            .ExecuteUpdateAsync(u => u.SetProperty(t => t.ClosedBy, reviewer.Id)));
        await other.PostJsonAsync($"/api/review/university/applications/{id}/return", new { version = await other.VersionAsync("university", id), note = "x" });
        host.Tick();
        await admin.ApproveAsync("center", id);
        host.Tick();

        await reviewer.Client.TryApproveAsync("university", id, await reviewer.Client.VersionAsync("university", id)).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:SamePerson");
    }

    private static string Path(string side, Guid id) => $"/api/review/{side}/applications/{id}/undo";

    private static async Task<JsonElement> UndoAsync(HttpClient reviewer, Guid id) =>
        await reviewer.PostJsonAsync(Path("university", id), new { version = await reviewer.VersionAsync("university", id), reason = Reason });

    private Task<ApplicationRecord> RecordAsync(Guid id) => host.InDbAsync(db => db.Set<ApplicationRecord>().AsNoTracking().SingleAsync(r => r.ApplicationId == id));

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
