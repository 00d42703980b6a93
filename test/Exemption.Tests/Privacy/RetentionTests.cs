using System.Net;
using System.Net.Http.Json;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Retention;
using Exemption.Framework.Timing;
using Exemption.Notification.Domain;
using Exemption.Review.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Architecture;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Privacy;

/// <summary>
/// The schedule by the fake clock: nothing a day early, everything in time, held things not at all, files gone with their rows, counts as deleted.
/// Every test moves the clock for years, so each has a host of its own.
/// </summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task Drafts_and_rejected_ones_go_when_window_grace_and_period_are_over_and_not_before()
    {
        await using var host = await StartAsync();
        var (student, desk, _) = await PeopleAsync(host);
        var rejected = await host.RejectedAsync(student, desk);
        await NoteAsync(desk, rejected);
        var draft = await host.PhotographedDraftAsync(student);
        var photos = await host.PhotosOfAsync(rejected, draft);

        // The last day of the window and its grace, both by the calendar of Shanghai; drafts stay 30 days more, rejected ones 180.
        var window = (await student.ReadAsync(draft)).GetProperty("window");
        var end = Shanghai.StartOf(Shanghai.DayOf(window.GetProperty("closesAt").GetDateTime()).AddDays(window.GetProperty("correctionGraceDays").GetInt32() + 1));
        await host.AdvanceToAsync(end.AddDays(30).AddHours(-1));
        (await host.PurgeAsync()).Keys.ShouldNotContain(k => k == "applications.abandoned" || k == "applications.rejected");
        (await host.ExistAsync(rejected, draft)).ShouldBe([true, true]);
        await host.AdvanceToAsync(end.AddDays(30).AddHours(4));
        (await host.PurgeAsync())["applications.abandoned"].ShouldBe(1);
        (await host.ExistAsync(rejected, draft)).ShouldBe([true, false]);
        await host.AdvanceToAsync(end.AddDays(180).AddHours(-1));
        (await host.PurgeAsync()).ShouldNotContainKey("applications.rejected");
        await host.AdvanceToAsync(end.AddDays(180).AddHours(4));
        (await host.PurgeAsync())["applications.rejected"].ShouldBe(1);
        (await host.ExistAsync(rejected, draft)).ShouldBe([false, false]);

        await host.FilesGoAsync();
        (await host.HasFilesAsync(photos)).ShouldAllBe(there => !there);
        // Nothing about them is left in the other modules either.
        (await host.InDbAsync(db => db.Set<ReviewTask>().CountAsync(t => t.ApplicationId == rejected))).ShouldBe(0);
        (await host.InDbAsync(db => db.Set<CaseNote>().CountAsync(n => n.ApplicationId == rejected))).ShouldBe(0);
        (await host.InDbAsync(db => db.Set<Mention>().CountAsync(m => m.ApplicationId == rejected))).ShouldBe(0);
        (await host.InDbAsync(db => db.Set<Notice>().CountAsync(n => n.ApplicationId == rejected))).ShouldBe(0);
        (await host.InDbAsync(db => db.Set<SmsMessage>().CountAsync(m => m.ApplicationId == rejected))).ShouldBe(0);
        (await host.InDbAsync(db => db.Set<HandlingRecord>().CountAsync(r => r.ApplicationId == rejected))).ShouldBe(0);
    }

    [Fact]
    public async Task What_staff_keep_as_proof_is_no_stray_and_goes_with_its_application()
    {
        await using var host = await StartAsync();
        var (student, desk, _) = await PeopleAsync(host);
        var id = (await host.SubmitNewAsync(student)).Id();
        var checks = $"/api/review/center/applications/{id}/checks";
        var check = (await desk.PostJsonAsync(checks, new { result = "Confirmed" })).Id();
        (await desk.PutAsync(new Uri($"{checks}/{check}/picture", UriKind.Relative), AccessWorld.Picture())).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await desk.RejectAsync("center", id);
        var proof = (await host.InDbAsync(db => db.Set<ProofPicture>().SingleAsync(p => p.ApplicationId == id))).Id;
        var file = Directory.EnumerateFiles(host.DataFolder, $"*{proof:N}", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.SetLastWriteTimeUtc(file, host.Now().AddDays(-2));
        (await host.PurgeAsync()).ShouldNotContainKey("applications.stray-files");
        (await host.HasFilesAsync([proof])).ShouldBe([true]);

        await host.AdvanceAsync(days: 400);
        await host.PurgeAsync();

        (await host.InDbAsync(db => db.Set<ProofPicture>().CountAsync())).ShouldBe(0);
        (await host.InDbAsync(db => db.Set<CertificateCheck>().CountAsync())).ShouldBe(0);
        await host.FilesGoAsync();
        (await host.HasFilesAsync([proof])).ShouldBe([false]);
    }

    [Fact]
    public async Task What_somebody_still_works_on_in_a_later_window_is_not_abandoned()
    {
        await using var host = await StartAsync();
        var (student, _, _) = await PeopleAsync(host);
        var draft = await host.PhotographedDraftAsync(student);
        await host.AdvanceAsync(days: 66);
        await host.InDbAsync(db => db.Set<ExemptionApplication>().Where(a => a.Id == draft).ExecuteUpdateAsync(u => u.SetProperty(a => a.UpdatedAt, host.Now())));
        await host.AdvanceAsync(days: 29);
        await host.PurgeAsync();
        (await host.ExistAsync(draft)).ShouldBe([true]);
        await host.AdvanceAsync(days: 2);
        await host.PurgeAsync();
        (await host.ExistAsync(draft)).ShouldBe([false]);
    }

    [Fact]
    public async Task Finished_ones_lose_replaced_photos_first_and_all_after_years_and_keep_their_record()
    {
        await using var host = await StartAsync();
        var (student, desk, university) = await PeopleAsync(host);
        var id = await host.RejectedAsync(student, desk);
        await (await student.UploadAsync(id, "IdFront", Applicants.Draw(SkiaSharp.SKColors.Green))).ReadJsonAsync("replace");
        await host.SubmitAsync(student, await student.ReadAsync(id));
        await desk.ApproveAsync("center", id);
        await university.ApproveAsync("university", id);
        await NoteAsync(desk, id);
        await host.DrainOutboxAsync();
        var photos = await host.PhotosOfAsync(id);
        photos.Count.ShouldBe(4);

        await host.AdvanceAsync(days: 179);
        (await host.PurgeAsync()).Keys.ShouldNotContain(k => k == "applications.replaced-photos" || k == "review.notes");
        await host.AdvanceAsync(days: 2);
        (await host.PurgeAsync())["applications.replaced-photos"].ShouldBe(1);
        (await host.PhotosOfAsync(id)).Count.ShouldBe(3);

        await host.AdvanceAsync(days: 3 * 365 - 182);
        var later = await host.PurgeAsync();
        later.ShouldNotContainKey("applications.approved-photos");
        later["review.notes"].ShouldBe(1);
        (await host.InDbAsync(db => db.Set<CaseNote>().CountAsync())).ShouldBe(0);
        await host.AdvanceAsync(days: 4);
        (await host.PurgeAsync())["applications.approved-photos"].ShouldBe(1);
        (await host.PhotosOfAsync(id)).ShouldBeEmpty();
        (await host.ExistAsync(id)).ShouldBe([true]);
        (await host.PurgeAsync(onTheNextDay: true)).ShouldNotContainKey("applications.approved-photos");
        await host.FilesGoAsync();
        (await host.HasFilesAsync(photos)).ShouldAllBe(there => !there);
        var kept = await host.InDbAsync(db => db.Set<ExemptionApplication>().Include(a => a.Records).SingleAsync(a => a.Id == id));
        (kept.Status, kept.Records.Count, kept.PhotosDeletedAt is not null).ShouldBe((Exemption.Applications.ApplicationStatus.Approved, 8, true));
    }

    [Fact]
    public async Task What_is_held_stays_until_the_hold_is_released()
    {
        await using var host = await StartAsync();
        var (student, desk, _) = await PeopleAsync(host);
        var other = await host.People.StudentAsync(await host.People.CenterAsync());
        var (held, ofHeldStudent) = (await host.RejectedAsync(student, desk), await host.PhotographedDraftAsync(other));
        var admin = await host.People.AdminAsync();
        var number = (await student.ReadAsync(held)).Text("number");
        var hold = await admin.PostJsonAsync("/api/retention/holds", new { subject = "Application", number, reason = "行政复议" });
        await admin.PostJsonAsync("/api/retention/holds", new { subject = "Student", number = other.AdmissionTicketNumber, reason = "调查", until = host.Now().AddDays(400) });
        await admin.PostAsJsonAsync(new Uri("/api/retention/holds", UriKind.Relative), new { subject = "Application", number = "0000", reason = "x" })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HoldSubjectNotFound");

        await host.AdvanceAsync(days: 300);
        (await host.PurgeAsync()).Keys.ShouldNotContain(k => k.StartsWith("applications.re") || k.StartsWith("applications.ab"));
        (await host.ExistAsync(held, ofHeldStudent)).ShouldBe([true, true]);

        admin = await host.People.SignInAsync(host.FirstAdministrator.UserName, People.Password);
        var listed = (await admin.GetJsonAsync("/api/retention/holds")).GetProperty("items").EnumerateArray().ToList();
        listed.Select(h => h.GetProperty("isActive").GetBoolean()).ShouldBe([true, true]);
        await admin.PostJsonAsync($"/api/retention/holds/{hold.Id()}/release", new { version = hold.Version(), reason = "复议结束" });
        await admin.PostAsJsonAsync(new Uri($"/api/retention/holds/{hold.Id()}/release", UriKind.Relative), new { version = hold.Version() + 1, reason = "再次" })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HoldReleased");
        (await host.InDbAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "Retention.Place" && a.Outcome == "ok"))).ShouldBe(2);

        (await host.PurgeAsync(onTheNextDay: true))["applications.rejected"].ShouldBe(1);
        (await host.ExistAsync(held, ofHeldStudent)).ShouldBe([false, true]);
        await host.AdvanceAsync(days: 101);
        await host.PurgeAsync();
        (await host.ExistAsync(ofHeldStudent)).ShouldBe([false]);
    }

    [Fact]
    public async Task Logs_messages_keys_and_delivered_events_go_each_in_its_time_and_logs_not_while_anything_is_held()
    {
        await using var host = await StartAsync();
        var (student, desk, _) = await PeopleAsync(host);
        await host.RejectedAsync(student, desk);
        var admin = await host.People.AdminAsync();
        var hold = await admin.PostJsonAsync("/api/retention/holds", new { subject = "Student", number = student.AdmissionTicketNumber, reason = "调查" });

        await host.AdvanceAsync(days: 31);
        var first = await host.PurgeAsync();
        first.Keys.ShouldContain("system.outbox");
        first["applications.idempotency"].ShouldBe(1);
        first.Keys.ShouldNotContain("notification.sms");
        await host.AdvanceAsync(days: 1094);
        (await host.PurgeAsync()).Keys.ShouldNotContain(k => k == "system.audit" || k == "system.access-log" || k == "notification.sms" || k == "notification.notices");

        admin = await host.People.SignInAsync(host.FirstAdministrator.UserName, People.Password);
        await admin.PostJsonAsync($"/api/retention/holds/{hold.Id()}/release", new { version = hold.Version(), reason = "结束" });
        var last = await host.PurgeAsync(onTheNextDay: true);
        last.Keys.ShouldContain("system.audit");
        (await host.InDbAsync(db => db.Set<AuditEntry>().AnyAsync(a => a.At < host.Now().AddDays(-1096)))).ShouldBeFalse();
        (await host.InDbAsync(db => db.Set<AuditEntry>().AnyAsync())).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_hosts_share_one_run_a_day_and_the_administrator_reads_what_it_did()
    {
        await using var host = await StartAsync();
        var (student, _, _) = await PeopleAsync(host);
        var draft = await host.PhotographedDraftAsync(student);
        await host.AdvanceAsync(days: 69);
        var purges = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<DailyPurge>(host.Services)).ToList();
        (await Task.WhenAll(purges.Select(p => p.RunIfDueAsync(default)))).Count(ran => ran).ShouldBe(1);
        (await purges[0].RunIfDueAsync(default)).ShouldBeFalse();
        (await host.ExistAsync(draft)).ShouldBe([false]);

        var admin = await host.People.SignInAsync(host.FirstAdministrator.UserName, People.Password);
        var run = (await admin.GetJsonAsync("/api/retention/runs")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        run.GetProperty("counts").GetProperty("applications.abandoned").GetInt32().ShouldBe(1);
        run.GetProperty("failures").EnumerateObject().ShouldBeEmpty();
        var rules = (await admin.GetJsonAsync("/api/retention/rules")).GetProperty("items").EnumerateArray().ToDictionary(r => r.Text("kind"));
        rules["system.audit"].GetProperty("leastDays").GetInt32().ShouldBe(184);
        rules["applications.approved-photos"].GetProperty("inYears").GetBoolean().ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() => host.InDbAsync(async db =>
        {
            db.Remove(await db.Set<PurgeRun>().FirstAsync());
            return await db.SaveChangesAsync();
        }));
    }

    [Theory]
    [InlineData("LogDays", "183")]
    [InlineData("AbandonedDays", "0")]
    public async Task Less_than_law_or_sense_allows_keeps_the_host_from_starting(string name, string value)
    {
        await using var host = new StrangeHost(name, value);
        Should.Throw<InvalidOperationException>(() => host.CreateBrowser()).Message.ShouldContain($"Retention:{name}");
    }

    private static async Task<ReviewHost> StartAsync()
    {
        var host = new ReviewHost();
        await host.InitializeAsync();
        return host;
    }

    private static async Task<(Student Student, HttpClient Center, HttpClient University)> PeopleAsync(ReviewHost host)
    {
        var center = await host.People.CenterAsync();
        return (await host.People.StudentAsync(center), await host.People.CenterAdminAsync(center), await host.People.ReviewerAsync());
    }

    /// <summary>That calls a colleague, as far as there is one.</summary>
    private static async Task NoteAsync(HttpClient desk, Guid id)
    {
        var colleagues = await desk.GetJsonAsync($"/api/review/center/applications/{id}/colleagues");
        await desk.PostJsonAsync($"/api/review/center/applications/{id}/notes", new { text = "x", shared = true, mentions = colleagues.GetProperty("items").EnumerateArray().Take(1).Select(c => c.Id()) });
    }

    private sealed class StrangeHost(string name, string value) : ExemptionHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting($"Retention:{name}", value);
        }
    }
}

/// <summary>Short words for the schedule.</summary>
internal static class Schedules
{
    public static DateTime Now(this ExemptionHost host) => host.Clock.GetUtcNow().UtcDateTime;

    public static Task AdvanceAsync(this ExemptionHost host, int days)
    {
        host.Clock.Advance(TimeSpan.FromDays(days));
        return host.DrainOutboxAsync();
    }

    public static Task AdvanceToAsync(this ExemptionHost host, DateTime moment)
    {
        host.Clock.Advance(moment - host.Now());
        return host.DrainOutboxAsync();
    }

    /// <summary>Lets the daily job run, and says what it deleted by its own record.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> PurgeAsync(this ExemptionHost host, bool onTheNextDay = false)
    {
        if (onTheNextDay)
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
        }

        (await host.Services.GetRequiredService<DailyPurge>().RunIfDueAsync(default)).ShouldBeTrue();
        var run = await host.InDbAsync(db => db.Set<PurgeRun>().OrderByDescending(r => r.StartedAt).FirstAsync());
        run.Failures.ShouldBeEmpty();
        await host.DrainOutboxAsync();
        return run.Counts;
    }

    public static async Task<Guid> PhotographedDraftAsync(this ExemptionHost host, Student student)
    {
        var draft = await student.StartAsync();
        await student.AddPhotosAsync(draft.Id());
        return draft.Id();
    }

    public static Task<List<Guid>> PhotosOfAsync(this ExemptionHost host, params Guid[] applications) =>
        host.InDbAsync(db => db.Set<DocumentPhoto>().Where(p => applications.Contains(p.ApplicationId)).Select(p => p.Id).ToListAsync());

    public static async Task<bool[]> ExistAsync(this ExemptionHost host, params Guid[] applications)
    {
        var there = await host.InDbAsync(db => db.Set<ExemptionApplication>().Where(a => applications.Contains(a.Id)).Select(a => a.Id).ToListAsync());
        return [.. applications.Select(there.Contains)];
    }
}
