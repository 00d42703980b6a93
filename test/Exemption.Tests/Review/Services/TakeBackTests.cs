using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Review.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>The five seconds after a decision in which a slip is nobody's news.</summary>
public sealed class TakeBackTests(TakeBackTests.PatientHost host) : IClassFixture<TakeBackTests.PatientHost>
{
    /// <summary>With the seconds as they come.</summary>
    public sealed class PatientHost : ReviewHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Decisions:TakeBackSeconds", "5");
        }
    }

    [Fact]
    public async Task A_rejection_taken_back_in_time_sends_no_sms_and_leaves_no_notice_and_no_line_for_the_student()
    {
        var (admin, id, student) = await SubmittedAsync("13800007001");
        await host.DrainOutboxAsync();
        var notices = await NoticesAsync(student);
        var rejected = await admin.RejectAsync("center", id);
        rejected.GetProperty("takeBackUntil").GetDateTime().ShouldBe(host.Clock.GetUtcNow().UtcDateTime.AddSeconds(5), TimeSpan.FromMilliseconds(1));

        host.Clock.Advance(TimeSpan.FromSeconds(4));
        await host.DrainOutboxAsync();
        var back = await TakeBackAsync(admin, "center", id, rejected);

        back.Text("status").ShouldBe("Submitted");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.DrainOutboxAsync();
        host.Sms.CallsTo("13800007001").ShouldBeEmpty();
        (await NoticesAsync(student)).ShouldBe(notices);
        var own = await student.Client.GetJsonAsync($"/api/applications/mine/{id}");
        own.GetProperty("records").EnumerateArray().Select(r => r.Text("action")).ShouldBe(["Created", "Submit"]);
        own.GetProperty("rejection").ValueKind.ShouldBe(JsonValueKind.Null);
        back.GetProperty("records").EnumerateArray().Select(r => r.Text("action")).ShouldBe(["Created", "Submit", "Reject", "TakeBack"], "staff answer for what they did");
    }

    [Fact]
    public async Task A_decision_that_stands_is_told_after_the_seconds_and_not_before()
    {
        var (admin, id, _) = await SubmittedAsync("13800007002");
        await host.DrainOutboxAsync();
        await admin.RejectAsync("center", id);

        host.Clock.Advance(TimeSpan.FromSeconds(6));
        await host.DrainOutboxAsync();
        host.Sms.CallsTo("13800007002").ShouldBeEmpty();

        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.DrainOutboxAsync();
        host.Sms.CallsTo("13800007002").Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_ticked_is_still_ticked_and_the_history_names_the_slip()
    {
        var (admin, id, _) = await SubmittedAsync();
        await host.DrainOutboxAsync();
        var passed = await admin.ApproveAsync("center", id);
        host.Tick();
        var back = await TakeBackAsync(admin, "center", id, passed);
        back.GetProperty("checklist").EnumerateArray().ShouldAllBe(c => c.GetProperty("checked").GetBoolean());

        host.Tick();
        (await admin.ApproveAsync("center", id)).Text("status").ShouldBe("CenterApproved");
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.DrainOutboxAsync();

        var turns = await host.InDbAsync(db => db.Set<ReviewTask>().Where(t => t.ApplicationId == id).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync());
        turns.Select(t => (t.Stage, t.IsOpen, Decided: t.ClosedBy is not null, Undone: t.UndoneAt is not null)).ShouldBe(
            [(ReviewStage.Center, null, true, true), (ReviewStage.Center, null, true, false), (ReviewStage.University, true, false, false)]);
    }

    [Theory]
    [InlineData("approve", "Approved")]
    [InlineData("return", "Submitted")]
    public async Task The_university_takes_back_its_own(string decision, string status)
    {
        var (admin, id, _) = await SubmittedAsync();
        await admin.ApproveAsync("center", id);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.DrainOutboxAsync();
        var reviewer = await host.People.ReviewerAsync();
        var decided = decision == "approve"
            ? await reviewer.ApproveAsync("university", id)
            : await reviewer.PostJsonAsync($"/api/review/university/applications/{id}/return", new { version = await reviewer.VersionAsync("university", id), note = "x" });
        decided.Text("status").ShouldBe(status);

        (await TakeBackAsync(reviewer, "university", id, decided)).Text("status").ShouldBe("CenterApproved");
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.DrainOutboxAsync();
        (await admin.OpenAsync("center", id)).GetProperty("returnNote").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Later_or_by_somebody_else_it_is_refused()
    {
        var center = await host.People.CenterAsync();
        var (admin, colleague) = (await host.People.CenterAdminAsync(center), await host.People.CenterAdminAsync(center));
        var id = (await host.SubmitNewAsync(await host.People.StudentAsync(center, admin))).Id();
        host.Tick();
        var version = (await admin.ApproveAsync("center", id)).Version();

        await colleague.PostAsJsonAsync(Path("center", id), new { version }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:TooLateToTakeBack");
        await admin.PostAsJsonAsync(Path("center", id), new { version = version - 1 }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Conflict");
        host.Clock.Advance(TimeSpan.FromSeconds(5.5));
        await admin.PostAsJsonAsync(Path("center", id), new { version }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:TooLateToTakeBack");
        (await admin.OpenAsync("center", id)).GetProperty("takeBackUntil").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static string Path(string side, Guid id) => $"/api/review/{side}/applications/{id}/take-back";

    private static Task<JsonElement> TakeBackAsync(HttpClient staff, string side, Guid id, JsonElement decided) => staff.PostJsonAsync(Path(side, id), new { version = decided.Version() });

    private static async Task<int> NoticesAsync(Student student) => (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items").GetArrayLength();

    private async Task<(HttpClient Admin, Guid Id, Student Student)> SubmittedAsync(string phone = "13800001234")
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var id = (await host.SubmitNewAsync(student, phone: phone)).Id();
        host.Tick();
        return (admin, id, student);
    }
}
