using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications.Domain;
using Exemption.Applications.Seeding;
using Exemption.Framework.Auditing;
using Exemption.Framework.Seeding;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Applications.Services;

/// <summary>The separate consent to ID photos: asked before the first photo, asked again when reworded, taken back with everything that follows (PIPL 14–17, 28–30, 47).</summary>
public sealed class PhotoConsentTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private static readonly string[] Parts = ["purpose", "data", "viewers", "retention", "withdrawal"];

    [Fact]
    public async Task No_photo_before_consent_and_the_refusal_says_why()
    {
        var student = await host.People.StudentAsync(await host.People.CenterAsync());
        var draft = await student.Client.PostJsonAsync("/api/applications/mine");
        var error = await student.UploadAsync(draft.Id(), "IdFront", Applicants.Picture).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ConsentNeeded");
        error.Text("message").ShouldContain("单独同意");

        await student.ConsentAsync();
        (await student.UploadAsync(draft.Id(), "IdFront", Applicants.Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_student_reads_every_part_in_the_own_language_and_those_words_are_kept()
    {
        var student = await host.People.StudentAsync(await host.People.CenterAsync());
        var before = await student.ReadConsentAsync();
        before.Text("state").ShouldBe("None");
        Parts.ShouldAllBe(p => before.GetProperty("wording").GetProperty("text").Text(p).Length > 20);

        student.Client.DefaultRequestHeaders.Add("Accept-Language", "en");
        var english = await student.ReadConsentAsync();
        english.GetProperty("wording").GetProperty("text").Text("purpose").ShouldNotBe(before.GetProperty("wording").GetProperty("text").Text("purpose"));
        await student.ConsentAsync();
        await student.ConsentAsync();

        var row = await host.InDbAsync(db => db.Set<PhotoConsent>().SingleAsync(c => c.StudentId == student.Id));
        (row.IsGiven, row.Language, row.Purpose).ShouldBe((true, "en", english.GetProperty("wording").GetProperty("text").Text("purpose")));
        row.Retention.ShouldBe(english.GetProperty("wording").GetProperty("text").Text("retention"));
    }

    [Fact]
    public async Task Two_clicks_at_once_are_one_consent()
    {
        var student = await host.People.StudentAsync(await host.People.CenterAsync());
        var version = (await student.ReadConsentAsync()).GetProperty("wording").Version();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => student.Client.PostAsJsonAsync(new Uri("/api/applications/photo-consent", UriKind.Relative), new { version })));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK || a.StatusCode == HttpStatusCode.Conflict);
        (await host.InDbAsync(db => db.Set<PhotoConsent>().CountAsync(c => c.StudentId == student.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Uploads_racing_a_withdrawal_leave_no_photo_behind()
    {
        var student = await host.People.StudentAsync(await host.People.CenterAsync());
        var draft = await student.StartAsync();
        var uploads = Enumerable.Range(0, 6).Select(i => student.UploadAsync(draft.Id(), i % 2 == 0 ? "IdFront" : "IdBack", Applicants.Picture)).ToList();
        var withdrawn = student.Client.PostJsonAsync("/api/applications/photo-consent/withdraw");
        await Task.WhenAll(uploads);
        await withdrawn;
        (await student.ReadAsync(draft.Id())).GetProperty("photos").GetArrayLength().ShouldBe(0);
    }
}

/// <summary>Rewording the consent, on a host of its own: every student of it is asked again.</summary>
public sealed class ConsentTextTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private const string Texts = "/api/catalogue/consent-text";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Our_wording_from_before_photographs_were_read_is_followed_by_the_present_one_and_no_other_is(bool isOurs)
    {
        await using var own = new ExemptionHost();
        var people = new People(own);
        var admin = await people.AdminAsync();
        var text = await admin.GetJsonAsync(Texts);
        var before = ReferenceData.Read<JsonElement>("ConsentText.json").Text("purposeBeforeReading");
        var chinese = text.GetProperty("chinese").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        chinese["purpose"] = isOurs ? before : "本校另有说明。";
        await admin.PutJsonAsync(Texts, new { version = text.Version(), chinese, english = text.GetProperty("english"), allowsReading = false });

        await using (var scope = own.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetServices<IDataSeedContributor>().OfType<ConsentTextSeed>().Single().SeedAsync(new SeedContext(Demo: false, _ => { }), CancellationToken.None);
        }

        (await admin.GetJsonAsync(Texts)).GetProperty("allowsReading").GetBoolean().ShouldBe(isOurs);
    }

    [Fact]
    public async Task Rewording_makes_a_new_version_and_asks_everybody_again()
    {
        var people = new People(host);
        var (admin, student) = (await people.AdminAsync(), await people.StudentAsync(await people.CenterAsync()));
        var draft = await student.ReadyAsync();
        var shown = (await student.ReadConsentAsync()).GetProperty("wording").Version();

        var text = await admin.GetJsonAsync(Texts);
        object Reworded(int version, string purpose) => new { version, chinese = Part(text, "chinese", purpose), english = Part(text, "english", null) };
        (await admin.PutJsonAsync(Texts, new { version = shown, chinese = Part(text, "chinese", null), english = Part(text, "english", null), allowsReading = true })).Version().ShouldBe(shown);
        var next = await admin.PutJsonAsync(Texts, Reworded(shown, "新的目的,仍然是审核本次申请。"));
        next.Version().ShouldBe(shown + 1);
        await admin.PutAsJsonAsync(new Uri(Texts, UriKind.Relative), Reworded(shown, "另一种写法")).ShouldRefuseAsync(HttpStatusCode.Conflict, "Exemption:Conflict");
        await admin.PutAsJsonAsync(new Uri(Texts, UriKind.Relative), Reworded(shown + 1, " ")).ShouldRefuseAsync(HttpStatusCode.BadRequest);

        (await student.ReadConsentAsync()).Text("state").ShouldBe("Outdated");
        await student.UploadAsync(draft.Id(), "IdFront", Applicants.Picture).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ConsentNeeded");
        await student.Client.PostAsJsonAsync(new Uri("/api/applications/photo-consent", UriKind.Relative), new { version = shown })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ConsentOutdated");
        await student.ConsentAsync();
        (await student.UploadAsync(draft.Id(), "IdFront", Applicants.Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static object Part(System.Text.Json.JsonElement text, string language, string? purpose)
    {
        var part = text.GetProperty(language);
        return new { purpose = purpose ?? part.Text("purpose"), data = part.Text("data"), viewers = part.Text("viewers"), retention = part.Text("retention"), withdrawal = part.Text("withdrawal") };
    }
}

/// <summary>Taking the consent back, to the last file. On a host of its own, for its clock runs on.</summary>
public sealed class ConsentWithdrawalTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task Withdrawal_closes_what_is_open_deletes_its_photos_and_keeps_the_finished()
    {
        var center = await host.People.CenterAsync();
        var (student, desk, university) = (await host.People.StudentAsync(center), await host.People.CenterAdminAsync(center), await host.People.ReviewerAsync());
        var rejected = await host.RejectedAsync(student, desk);
        var finished = await host.ApprovedAsync(student, desk, university);
        var draft = await student.StartAsync();
        await student.AddPhotosAsync(draft.Id());
        var (kept, lost) = (await PhotosOfAsync(finished), await PhotosOfAsync(rejected, draft.Id()));

        var foretold = (await student.ReadConsentAsync()).GetProperty("onWithdrawal");
        var effect = await student.Client.PostJsonAsync("/api/applications/photo-consent/withdraw");
        effect.GetRawText().ShouldBe(foretold.GetRawText());
        (effect.GetProperty("applicationsWithdrawn").GetInt32(), effect.GetProperty("photosDeleted").GetInt32(), effect.GetProperty("applicationsKept").GetInt32()).ShouldBe((2, 6, 1));

        (await student.ReadAsync(finished)).GetProperty("photos").GetArrayLength().ShouldBe(3);
        foreach (var id in new[] { rejected, draft.Id() })
        {
            var closed = await student.ReadAsync(id);
            (closed.Text("status"), closed.GetProperty("photos").GetArrayLength()).ShouldBe(("Withdrawn", 0));
            closed.GetProperty("records").EnumerateArray().Last().GetProperty("reasons")[0].Text("code").ShouldBe("ConsentWithdrawn");
        }

        // The rows, and with them the keys, are gone at once; the files follow.
        (await host.InDbAsync(db => db.Set<DocumentPhoto>().CountAsync(p => lost.Contains(p.Id)))).ShouldBe(0);
        await host.DrainOutboxAsync();

        var titles = (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items").EnumerateArray().Select(n => n.Text("title")).ToList();
        titles.ShouldContain("已撤回对证件照片的同意");
        (await host.InDbAsync(db => db.Set<AuditEntry>().CountAsync(a => a.UserId == student.Id && a.Action == "PhotoConsent.Withdraw" && a.Outcome == "ok"))).ShouldBe(1);
        (await student.ReadConsentAsync()).Text("state").ShouldBe("Withdrawn");
        await student.Client.PostAsJsonAsync(new Uri("/api/applications/photo-consent/withdraw", UriKind.Relative), new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ConsentNotGiven");

        // A new beginning needs a new consent; the old acts stay.
        var next = await student.Client.PostJsonAsync("/api/applications/mine");
        await student.UploadAsync(next.Id(), "IdFront", Applicants.Picture).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ConsentNeeded");
        await student.ConsentAsync();
        (await student.UploadAsync(next.Id(), "IdFront", Applicants.Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.InDbAsync(db => db.Set<PhotoConsent>().Where(c => c.StudentId == student.Id).OrderBy(c => c.Number).Select(c => c.IsGiven).ToListAsync())).ShouldBe([true, false, true]);
        await host.FilesGoAsync();
        (await host.HasFilesAsync(kept)).ShouldAllBe(there => there);
        (await host.HasFilesAsync(lost)).ShouldAllBe(there => !there);
    }

    private Task<List<Guid>> PhotosOfAsync(params Guid[] applications) =>
        host.InDbAsync(db => db.Set<DocumentPhoto>().Where(p => applications.Contains(p.ApplicationId)).Select(p => p.Id).ToListAsync());
}
