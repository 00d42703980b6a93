using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Review.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Architecture;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>What a reviewer finds on the certificate platform leaves a trace (5-05), and the university sees what the centre saw.</summary>
public sealed class CertificateCheckTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task The_university_sees_what_the_centre_found_with_its_screenshot()
    {
        var (admin, id, student, _) = await WaitingAsync();
        var check = await RecordAsync(admin, "center", id, new { result = "Confirmed", note = " 平台显示 2025-06-01 发证 " });
        (await ProveAsync(admin, "center", id, check)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await admin.ApproveAsync("center", id);
        var reviewer = await host.People.ReviewerAsync();

        var seen = (await ListAsync(reviewer, "university", id)).ShouldHaveSingleItem();

        (seen.Text("stage"), seen.Text("result"), seen.Text("note")).ShouldBe(("Center", "Confirmed", "平台显示 2025-06-01 发证"));
        (seen.GetProperty("hasPicture").GetBoolean(), seen.GetProperty("mayProve").GetBoolean(), seen.GetProperty("isOfThisSubmission").GetBoolean()).ShouldBe((true, false, true));
        var picture = await reviewer.GetAsync(At("university", id, $"/{check}/picture"));
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        picture.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await host.InDbAsync(db => db.Set<AccessLogEntry>().CountAsync(e => e.What == "proof" && e.SubjectId == id))).ShouldBe(1);
        (await student.Client.GetJsonAsync($"/api/applications/mine/{id}")).GetRawText().ShouldNotContain("平台显示");
    }

    [Fact]
    public async Task A_screenshot_is_drawn_anew_sealed_and_added_once_by_whoever_looked()
    {
        var (admin, id, _, center) = await WaitingAsync();
        var check = await RecordAsync(admin, "center", id, new { result = "NotFound" });
        var colleague = await host.People.CenterAdminAsync(center);

        await ProveAsync(colleague, "center", id, check).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:ProofNotYours");
        await ProveAsync(admin, "center", id, check, [1, 2, 3]).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await ProveAsync(admin, "center", id, check)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await ProveAsync(admin, "center", id, check).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:ProofNotYours");

        var kept = await host.InDbAsync(db => db.Set<ProofPicture>().SingleAsync(p => p.ApplicationId == id));
        var file = Directory.EnumerateFiles(host.DataFolder, $"*{kept.Id:N}*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        (await File.ReadAllBytesAsync(file))[..2].ShouldNotBe(Applicants.Picture[..2]);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused()
    {
        var (admin, id, _, _) = await WaitingAsync();
        await TryRecordAsync(admin, "center", id, new { note = "x" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await TryRecordAsync(admin, "center", id, new { result = "Different", note = " " }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await TryRecordAsync(admin, "center", id, new { result = "NotFound", note = new string('x', 301) }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        var reviewer = await host.People.ReviewerAsync();
        await TryRecordAsync(reviewer, "university", id, new { result = "Confirmed" }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        (await ListAsync(admin, "center", id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_records_on_a_case_that_another_has_in_hand()
    {
        var (admin, id, _, center) = await WaitingAsync();
        var colleague = await host.People.CenterAdminAsync(center);
        await colleague.PostJsonAsync($"/api/review/center/applications/{id}/claim");
        await TryRecordAsync(admin, "center", id, new { result = "Confirmed" }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HeldByOther");
    }

    [Fact]
    public async Task One_made_before_the_last_submission_says_so()
    {
        var (admin, id, student, _) = await WaitingAsync();
        await RecordAsync(admin, "center", id, new { result = "Confirmed" });
        host.Tick();
        await admin.RejectAsync("center", id);
        host.Tick();
        await host.SubmitAsync(student, await student.ReadAsync(id));
        host.Tick();

        (await ListAsync(admin, "center", id)).ShouldHaveSingleItem().GetProperty("isOfThisSubmission").GetBoolean().ShouldBeFalse();
    }

    private async Task<(HttpClient Admin, Guid Id, Student Student, Center Center)> WaitingAsync()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var id = (await host.SubmitNewAsync(student)).Id();
        host.Tick();
        return (admin, id, student, center);
    }

    private static Uri At(string side, Guid id, string rest = "") => new($"/api/review/{side}/applications/{id}/checks{rest}", UriKind.Relative);

    private static Task<HttpResponseMessage> TryRecordAsync(HttpClient reviewer, string side, Guid id, object check) => reviewer.PostAsJsonAsync(At(side, id), check);

    private static async Task<Guid> RecordAsync(HttpClient reviewer, string side, Guid id, object check) => (await (await TryRecordAsync(reviewer, side, id, check)).ReadJsonAsync("check")).Id();

    private static async Task<List<JsonElement>> ListAsync(HttpClient reviewer, string side, Guid id) => [.. (await reviewer.GetJsonAsync(At(side, id).ToString())).GetProperty("items").EnumerateArray()];

    private static async Task<HttpResponseMessage> ProveAsync(HttpClient reviewer, string side, Guid id, Guid check, byte[]? file = null)
    {
        var part = new ByteArrayContent(file ?? Applicants.Picture);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { part, "file", "screen.png" } };
        return await reviewer.PutAsync(At(side, id, $"/{check}/picture"), form);
    }
}
