using System.Net;
using System.Net.Http.Json;
using Exemption.Framework.Auditing;
using Exemption.Review.Domain;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>复核 and the export, through the university's pages.</summary>
public sealed class UniversityReviewTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task One_desk_sees_what_every_centre_passed_on_and_nothing_earlier()
    {
        var reviewer = await host.People.ReviewerAsync();
        var (one, _, oneCenter) = await PassedOnAsync();
        var (two, _, _) = await PassedOnAsync();
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var waiting = await host.SubmitNewAsync(await host.People.StudentAsync(center, admin));

        var list = await reviewer.PostJsonAsync("/api/review/university/applications/query", new { statuses = new[] { "CenterApproved" }, limit = 100 });
        var ids = list.GetProperty("items").EnumerateArray().Select(i => i.Id()).ToList();
        ids.ShouldContain(one);
        ids.ShouldContain(two);
        ids.ShouldNotContain(waiting.Id());
        list.GetProperty("items").EnumerateArray().First(i => i.Id() == one).Text("idNumberMasked").ShouldContain("********");
        (await reviewer.GetJsonAsync("/api/review/university/options")).GetProperty("centers").EnumerateArray().Select(c => c.Id()).ShouldContain(oneCenter.Id);
        await reviewer.TryApproveAsync("university", waiting.Id(), waiting.GetProperty("version").GetInt32()).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
    }

    [Fact]
    public async Task Final_approval_demands_its_own_checklist()
    {
        var reviewer = await host.People.ReviewerAsync();
        var (id, _, _) = await PassedOnAsync();
        var error = await reviewer.TryApproveAsync("university", id, await reviewer.VersionAsync("university", id), [Checklist.IdentityAccurate])
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:ChecklistIncomplete");
        error.GetProperty("data").Strings("missing").Length.ShouldBe(5);
        await reviewer.TryApproveAsync("university", id, await reviewer.VersionAsync("university", id), Desks.All("center")).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task One_person_may_not_decide_both_levels()
    {
        var reviewer = await host.People.StaffAsync("university-reviewer", null);
        var (id, _, _) = await PassedOnAsync();
        // No account holds both permissions today; the rule must hold all the same, so the first decision is laid into the history by hand.
        await host.InDbAsync(db => db.Set<ReviewTask>().Where(t => t.ApplicationId == id && t.Stage == ReviewStage.Center)
            .ExecuteUpdateAsync(u => u.SetProperty(t => t.ClosedBy, reviewer.Id)));

        var version = await reviewer.Client.VersionAsync("university", id);
        await reviewer.Client.TryApproveAsync("university", id, version).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:SamePerson");
        await reviewer.Client.TryRejectAsync("university", id, version, ["NameMismatch"], []).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:SamePerson");
        (await (await host.People.ReviewerAsync()).ApproveAsync("university", id)).Text("status").ShouldBe("Approved");
    }

    [Fact]
    public async Task The_same_certificate_elsewhere_is_shown()
    {
        var reviewer = await host.People.ReviewerAsync();
        var (one, _, _) = await PassedOnAsync("SAME20260001");
        var (two, _, _) = await PassedOnAsync("SAME20260001");
        var other = (await reviewer.OpenAsync("university", one)).GetProperty("others").EnumerateArray().Single();
        (other.Id(), other.Text("relation"), other.GetProperty("canOpen").GetBoolean()).ShouldBe((two, "SameCertificate", true));
    }

    [Fact]
    public async Task The_export_holds_the_approved_alone_in_full_and_leaves_a_trace()
    {
        var reviewer = await host.People.ReviewerAsync();
        var (approved, student, center) = await PassedOnAsync();
        await reviewer.ApproveAsync("university", approved);
        var (passedOn, other, _) = await PassedOnAsync();

        var response = await reviewer.PostAsJsonAsync("/api/review/university/export", new { centerId = center.Id, purpose = "上报考试院" });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("申请编号,姓名,性别,身份证号,准考证号,手机,助学点,专业代码,专业名称,证书名称,证书等级,证书编号");
        lines[1].ShouldContain($",{student.IdNumber},{student.AdmissionTicketNumber},");
        lines[1].ShouldContain("138****1234");
        lines[1].ShouldContain(ReviewHost.CourseCode);
        lines[1].ShouldNotContain(other.IdNumber);

        var trace = await host.InDbAsync(db => db.Set<AccessLogEntry>().Where(a => a.What == "export" && (a.SubjectId == approved || a.SubjectId == passedOn)).ToListAsync());
        trace.Select(a => (a.SubjectId, a.Purpose)).ShouldBe([(approved, "上报考试院")]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task An_export_without_a_purpose_is_refused(string? purpose)
    {
        var reviewer = await host.People.ReviewerAsync();
        var error = await reviewer.PostAsJsonAsync("/api/review/university/export", new { purpose }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        error.GetProperty("validationErrors")[0].Strings("members").ShouldBe(["purpose"]);
    }

    [Fact]
    public async Task Nobody_else_may_export()
    {
        var admin = await host.People.CenterAdminAsync(await host.People.CenterAsync());
        await admin.PostAsJsonAsync("/api/review/university/export", new { purpose = "x" }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await (await host.People.AnonymousAsync()).PostAsJsonAsync("/api/review/university/export", new { purpose = "x" }).ShouldRefuseAsync(HttpStatusCode.Unauthorized);
    }

    private async Task<(Guid Id, Student Student, Center Center)> PassedOnAsync(string? certificateNumber = null)
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var application = await host.SubmitNewAsync(student, certificateNumber);
        host.Tick();
        await admin.ApproveAsync("center", application.Id());
        host.Tick();
        return (application.Id(), student, center);
    }
}
