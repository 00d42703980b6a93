using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications.Domain;
using Exemption.Framework.MultiTenancy;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Applications.Services;

/// <summary>确认提交 and what refuses it, the taking back, and the races (S-26 … S-31, S-41 … S-43, Y-17).</summary>
public sealed class SubmissionTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    private async Task<Student> StudentAsync() => await _people.StudentAsync(await _people.CenterAsync());

    [Fact]
    public async Task Problems_refuse_it_field_by_field()
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        var error = await student.TrySubmitAsync(draft).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        error.GetProperty("validationErrors").EnumerateArray().SelectMany(e => e.Strings("members")).ShouldBe(draft.Problems().Keys);
    }

    [Fact]
    public async Task Declaration_and_photos_must_be_confirmed()
    {
        var student = await StudentAsync();
        var ready = await student.ReadyAsync();
        (await FieldsAsync(student.TrySubmitAsync(ready, photosConfirmed: false))).ShouldBe(["photosConfirmed"]);
        (await FieldsAsync(student.TrySubmitAsync(ready, declarationAccepted: false))).ShouldBe(["declarationAccepted"]);
        (await FieldsAsync(student.TrySubmitAsync(ready, declarationVersion: "1999-1"))).ShouldBe(["declarationVersion"]);
        (await student.ReadAsync(ready.Id())).Text("status").ShouldBe("Draft");
    }

    [Fact]
    public async Task A_missing_key_is_refused()
    {
        var student = await StudentAsync();
        var ready = await student.ReadyAsync();
        (await FieldsAsync(student.Client.PostAsJsonAsync($"/api/applications/mine/{ready.Id()}/submit", new { version = ready.Version(), declarationVersion = "x", photosConfirmed = true, declarationAccepted = true })))
            .ShouldBe(["idempotencyKey"]);
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_one_number()
    {
        var student = await StudentAsync();
        var (ready, key) = (await student.ReadyAsync(), Guid.NewGuid());
        var first = await (await student.TrySubmitAsync(ready, key)).ReadJsonAsync("submit");
        var second = await (await student.TrySubmitAsync(ready, key)).ReadJsonAsync("submit again");
        second.GetRawText().ShouldBe(first.GetRawText());
        await student.TrySubmitAsync(ready).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        second.GetProperty("records").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_key_serves_one_application_and_one_student()
    {
        var key = Guid.NewGuid();
        var (student, other) = (await StudentAsync(), await StudentAsync());
        await (await student.TrySubmitAsync(await student.ReadyAsync(), key)).ReadJsonAsync("submit");
        await student.TrySubmitAsync(await student.ReadyAsync(typeCode: "X02"), key).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:IdempotencyKeyReused");
        (await (await other.TrySubmitAsync(await other.ReadyAsync(), key)).ReadJsonAsync("other")).Text("status").ShouldBe("Submitted");
    }

    [Fact]
    public async Task Simultaneous_requests_with_one_key_submit_once()
    {
        var student = await StudentAsync();
        var (ready, key) = (await student.ReadyAsync(), Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => student.TrySubmitAsync(ready, key)));
        foreach (var answer in answers)
        {
            (await answer.ReadJsonAsync("submit")).Text("status").ShouldBe("Submitted");
        }

        (await student.ReadAsync(ready.Id())).GetProperty("records").EnumerateArray().Count(r => r.Text("action") == "Submit").ShouldBe(1);
    }

    [Fact]
    public async Task Of_simultaneous_requests_with_different_keys_one_wins()
    {
        var student = await StudentAsync();
        var ready = await student.ReadyAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => student.TrySubmitAsync(ready)));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode))
        {
            var error = await Task.FromResult(refused).ShouldRefuseAsync(HttpStatusCode.Conflict);
            error.Text("code").ShouldBeOneOf("Applications:Conflict", "Applications:ActionNotAllowed");
            error.GetProperty("data").Text("status").ShouldBe("Submitted");
        }
    }

    [Fact]
    public async Task A_certificate_is_used_once_while_it_is_live()
    {
        var student = await StudentAsync();
        var number = Applicants.CertificateNumber();
        var first = await student.SubmittedAsync(number);
        var again = await student.ReadyAsync(number, "X02");
        await student.TrySubmitAsync(again).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:DuplicateCertificate");

        await student.Client.PostJsonAsync($"/api/applications/mine/{first.Id()}/withdraw", new { version = first.Version(), reason = "样例原因" });
        (await student.SubmitAsync(again)).Text("status").ShouldBe("Submitted");
    }

    [Fact]
    public async Task A_course_is_asked_for_once_while_it_is_live()
    {
        var student = await StudentAsync();
        await student.SubmittedAsync();
        await student.TrySubmitAsync(await student.ReadyAsync()).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:DuplicateCourse");

        // Another student's application for the same course is no duplicate.
        (await (await StudentAsync()).SubmittedAsync()).Text("status").ShouldBe("Submitted");
    }

    [Fact]
    public async Task Recalled_it_is_a_draft_again_and_keeps_its_number()
    {
        var student = await StudentAsync();
        var submitted = await student.SubmittedAsync();
        var recalled = await student.Client.PostJsonAsync($"/api/applications/mine/{submitted.Id()}/recall", new { version = submitted.Version() });
        (recalled.Text("status"), recalled.Text("number")).ShouldBe(("Draft", submitted.Text("number")));
        recalled.Actions().ShouldBe(["Edit", "Submit", "Withdraw"]);
        await student.Client.PostAsJsonAsync($"/api/applications/mine/{submitted.Id()}/recall", new { version = recalled.Version() }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        (await student.SubmitAsync(recalled)).Text("number").ShouldBe(submitted.Text("number"));
    }

    [Fact]
    public async Task Once_claimed_it_cannot_be_recalled_but_withdrawn()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var submitted = await student.SubmittedAsync();
        await (await _people.CenterAdminAsync(center)).PostJsonAsync($"/api/review/center/applications/{submitted.Id()}/claim");
        var claimed = await student.ReadAsync(submitted.Id());
        claimed.Actions().ShouldBe(["Withdraw"]);
        await student.Client.PostAsJsonAsync($"/api/applications/mine/{submitted.Id()}/recall", new { version = claimed.Version() }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:AlreadyClaimed");
        var withdrawn = await student.Client.PostJsonAsync($"/api/applications/mine/{submitted.Id()}/withdraw", new { version = claimed.Version(), reason = " 样例原因 " });
        (withdrawn.Text("status"), withdrawn.Actions().Length).ShouldBe(("Withdrawn", 0));
        withdrawn.GetProperty("records").EnumerateArray().Last().Text("note").ShouldBe("样例原因");
    }

    [Theory, InlineData(null), InlineData("  ")]
    public async Task Withdrawing_needs_a_reason(string? reason)
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        (await FieldsAsync(student.Client.PostAsJsonAsync($"/api/applications/mine/{draft.Id()}/withdraw", new { version = draft.Version(), reason }))).ShouldBe(["reason"]);
    }

    [Fact]
    public async Task Handling_records_are_written_once_and_for_all()
    {
        var student = await StudentAsync();
        var submitted = await student.SubmittedAsync();
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().AcrossTenants();
        var db = scope.ServiceProvider.GetRequiredService<Exemption.Framework.Data.ExemptionDbContext>();
        var record = await db.Set<HandlingRecord>().FirstAsync(r => r.ApplicationId == submitted.Id());
        db.Remove(record);
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.Entry(record).State = EntityState.Modified;
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    private static async Task<string[]> FieldsAsync(Task<HttpResponseMessage> call)
    {
        JsonElement error = await call.ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        return [.. error.GetProperty("validationErrors").EnumerateArray().SelectMany(e => e.Strings("members"))];
    }
}
