using System.Net;
using System.Net.Http.Json;
using Exemption.Framework.Auditing;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Privacy;

/// <summary>What a student finds wrong: own contacts at once, the register by request to the learning centre (PIPL 46).</summary>
public sealed class CorrectionTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private const string Mine = "/api/identity/my-corrections";
    private const string Desk = "/api/identity/corrections";

    private readonly People _people = new(host);

    private static Uri At(string path) => new(path, UriKind.Relative);

    [Fact]
    public async Task Phone_and_mail_are_the_students_own_to_change()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var profile = await student.Client.GetJsonAsync("/api/account/my-profile");
        await student.Client.PutJsonAsync("/api/account/my-profile", new { userName = student.AdmissionTicketNumber, name = student.Name, email = "someone@example.invalid", phoneNumber = "13911112222", concurrencyStamp = profile.Text("concurrencyStamp") });
        var changed = await student.Client.GetJsonAsync("/api/account/my-profile");
        (changed.Text("phoneNumber"), changed.Text("email")).ShouldBe(("13911112222", "someone@example.invalid"));
    }

    [Fact]
    public async Task The_centre_accepts_a_name_a_number_and_a_major_and_the_register_follows()
    {
        var center = await _people.CenterAsync();
        var (student, desk) = (await _people.StudentAsync(center), await _people.CenterAdminAsync(center));
        var number = People.FictitiousIdNumber(Random.Shared.Next(5_000_000, 8_000_000));
        var major = (await desk.GetJsonAsync("/api/identity/majors")).GetProperty("items").EnumerateArray().Select(m => m.Text("code")).First(c => c != "W120102");
        foreach (var (field, value) in new[] { ("Name", "样例更名"), ("IdNumber", number), ("Major", major) })
        {
            var request = await student.Client.PostJsonAsync(Mine, new { field, newValue = value, reason = "与证件一致" });
            request.Text("newValue").ShouldBe(field == "IdNumber" ? request.Text("newValue") : value);
            var listed = (await desk.GetJsonAsync(Desk)).GetProperty("items").EnumerateArray().Single(r => r.Id() == request.Id());
            listed.GetRawText().ShouldNotContain(number);
            var opened = await desk.GetJsonAsync($"{Desk}/{request.Id()}");
            opened.Text("newValue").ShouldBe(value);
            (await desk.PostJsonAsync($"{Desk}/{request.Id()}/accept", new { version = opened.GetProperty("version").GetInt32() })).Text("state").ShouldBe("Accepted");
        }

        await host.DrainOutboxAsync();
        var options = (await student.Client.GetJsonAsync("/api/applications/form-options")).GetProperty("student");
        (options.Text("name"), options.Text("majorCode")).ShouldBe(("样例更名", major));
        (await host.InDbAsync(db => db.Set<AccessLogEntry>().CountAsync(e => e.SubjectId == student.Id && e.What == "correction.IdNumber"))).ShouldBe(1);
        (await host.InDbAsync(db => db.Set<AuditEntry>().CountAsync(e => e.TenantId == center.Id && e.Action == "Corrections.Accept" && e.Outcome == "ok"))).ShouldBe(3);
        (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items").EnumerateArray().Count(n => n.Text("title") == "更正申请已通过").ShouldBe(3);

        // The new number is the one that opens the account now.
        await desk.PostAsJsonAsync(At($"/api/identity/students/{student.Id}/reset-password"), new { });
        var again = await _people.AnonymousAsync();
        (await again.PostJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = student.AdmissionTicketNumber, idNumber = number, newPassword = "Another2026" })).GetProperty("result").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_centre_rejects_with_a_reason_that_the_student_reads()
    {
        var center = await _people.CenterAsync();
        var (student, desk) = (await _people.StudentAsync(center), await _people.CenterAdminAsync(center));
        var request = await student.Client.PostJsonAsync(Mine, new { field = "Name", newValue = "样例更名", reason = "改名" });
        await desk.PostAsJsonAsync(At($"{Desk}/{request.Id()}/reject"), new { version = 1, reason = " " }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await desk.PostJsonAsync($"{Desk}/{request.Id()}/reject", new { version = 1, reason = "请带户口本到助学点" });
        await desk.PostAsJsonAsync(At($"{Desk}/{request.Id()}/accept"), new { version = 2 }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:CorrectionDecided");
        await host.DrainOutboxAsync();
        var mine = (await student.Client.GetJsonAsync(Mine)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (mine.Text("state"), mine.Text("decisionNote")).ShouldBe(("Rejected", "请带户口本到助学点"));
        (await student.Client.GetJsonAsync("/api/applications/form-options")).GetProperty("student").Text("name").ShouldBe(student.Name);
    }

    [Fact]
    public async Task Wrong_values_and_second_requests_are_refused_and_a_taken_number_is_not_accepted()
    {
        var center = await _people.CenterAsync();
        var (student, other, desk) = (await _people.StudentAsync(center), await _people.StudentAsync(center), await _people.CenterAdminAsync(center));
        await student.Client.PostAsJsonAsync(At(Mine), new { field = "IdNumber", newValue = "123", reason = "x" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await student.Client.PostAsJsonAsync(At(Mine), new { field = "Major", newValue = "none", reason = "x" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await student.Client.PostAsJsonAsync(At(Mine), new { newValue = "x", reason = "x" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        var request = await student.Client.PostJsonAsync(Mine, new { field = "IdNumber", newValue = other.IdNumber, reason = "x" });
        await student.Client.PostAsJsonAsync(At(Mine), new { field = "IdNumber", newValue = student.IdNumber, reason = "x" }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:CorrectionOpen");
        await desk.PostAsJsonAsync(At($"{Desk}/{request.Id()}/accept"), new { version = 1 }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:DuplicateIdNumber");
        (await desk.GetJsonAsync($"{Desk}/{request.Id()}")).Text("state").ShouldBe("Open");
    }
}
