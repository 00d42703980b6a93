using System.Net;
using System.Net.Http.Json;
using Exemption.Framework.Auditing;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Identity;

/// <summary>The doors in and out, as a browser goes through them.</summary>
public sealed class SignInTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task Student_signs_in_again_with_the_ticket_number()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var client = await _people.SignInAsync(student.AdmissionTicketNumber, People.Password);
        var user = (await client.GetJsonAsync("/api/abp/application-configuration")).GetProperty("currentUser");
        user.Id().ShouldBe(student.Id);
        user.Strings("roles").ShouldBe(["student"]);
    }

    [Fact]
    public async Task A_student_who_writes_down_somebodys_mail_address_keeps_nobody_out()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var mail = $"{staff.UserName}@example.invalid";
        await student.Client.PutJsonAsync("/api/account/my-profile", new { userName = student.AdmissionTicketNumber, name = student.Name, email = mail });
        await _people.SignInAsync(mail, People.Password);
    }

    [Fact]
    public async Task Initial_password_opens_nothing_but_the_change()
    {
        var admin = await _people.AdminAsync();
        var userName = $"fresh{Guid.NewGuid():N}"[..20];
        await admin.PostJsonAsync("/api/identity/users", new { userName, name = "x", password = "Initial2026", roleNames = new[] { "university-reviewer" }, isActive = true });
        var client = await _people.AnonymousAsync();
        var answer = await client.PostJsonAsync("/api/account/login", Login(userName, "Initial2026"));
        answer.GetProperty("result").GetInt32().ShouldBe(3);
        answer.Text("description").ShouldBe("PasswordChangeRequired");
        (await client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var weak = await client.PostAsJsonAsync("/api/account/change-initial-password", new { userNameOrEmailAddress = userName, currentPassword = "Initial2026", newPassword = "short1" })
            .ShouldRefuseAsync(HttpStatusCode.BadRequest);
        weak.GetProperty("validationErrors")[0].Strings("members").ShouldBe(["newPassword"]);
        (await client.PostJsonAsync("/api/account/change-initial-password", new { userNameOrEmailAddress = userName, currentPassword = "Initial2026", newPassword = "Changed2026" }))
            .GetProperty("result").GetInt32().ShouldBe(1);
        (await client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_ten_minutes_whoever_asks()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var client = await _people.AnonymousAsync();
        foreach (var name in new[] { student.AdmissionTicketNumber, "nobody-at-all" })
        {
            var results = new List<int>();
            for (var i = 0; i < 6; i++)
            {
                results.Add((await client.PostJsonAsync("/api/account/login", Login(name, "Wrong2026"))).GetProperty("result").GetInt32());
            }

            results.ShouldBe([2, 2, 2, 2, 4, 4], name);
        }

        (await client.PostJsonAsync("/api/account/login", Login(student.AdmissionTicketNumber, People.Password))).GetProperty("result").GetInt32().ShouldBe(4);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await client.PostJsonAsync("/api/account/login", Login(student.AdmissionTicketNumber, People.Password))).GetProperty("result").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task After_four_failures_the_fifth_try_still_counts()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var client = await _people.AnonymousAsync();
        for (var i = 0; i < 4; i++)
        {
            await client.PostJsonAsync("/api/account/login", Login(student.AdmissionTicketNumber, "Wrong2026"));
        }

        (await client.PostJsonAsync("/api/account/login", Login(student.AdmissionTicketNumber, People.Password))).GetProperty("result").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_guesses_at_once_are_no_more_than_five()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var client = await _people.AnonymousAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => client.PostJsonAsync("/api/account/login", Login(student.AdmissionTicketNumber, $"Wrong{i:D4}"))));
        answers.Count(a => a.GetProperty("result").GetInt32() == 2).ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task Unknown_wrong_and_not_yet_activated_answer_alike()
    {
        var center = await _people.CenterAsync();
        var centerAdmin = await _people.CenterAdminAsync(center);
        var waiting = await NewStudentAsync(centerAdmin);
        var active = await _people.StudentAsync(center, centerAdmin);
        var client = await _people.AnonymousAsync();
        var answers = new List<string>();
        foreach (var name in new[] { waiting.Ticket, active.AdmissionTicketNumber, "519900000000" })
        {
            answers.Add((await client.PostJsonAsync("/api/account/login", Login(name, "Wrong2026"))).GetRawText());
            answers.Add((await client.PostJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = name, idNumber = "519999199001010015", newPassword = People.Password })).GetRawText());
        }

        answers.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Who_types_the_id_number_is_sent_to_the_first_sign_in()
    {
        var centerAdmin = await _people.CenterAdminAsync(await _people.CenterAsync());
        var (_, ticket, idNumber) = await NewStudentAsync(centerAdmin);
        var client = await _people.AnonymousAsync();
        foreach (var typed in new[] { idNumber, idNumber[12..], idNumber.ToLowerInvariant() })
        {
            (await client.PostJsonAsync("/api/account/login", Login(ticket, typed))).Text("description").ShouldBe("FirstSignInRequired");
        }

        (await client.PostJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = ticket, idNumber, newPassword = People.Password })).GetProperty("result").GetInt32().ShouldBe(1);
        var again = await client.PostJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = ticket, idNumber, newPassword = "Other2026" });
        again.GetProperty("result").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_reset_password_waits_for_a_new_first_sign_in_and_ends_the_session()
    {
        var center = await _people.CenterAsync();
        var centerAdmin = await _people.CenterAdminAsync(center);
        var student = await _people.StudentAsync(center, centerAdmin);
        (await centerAdmin.PostAsJsonAsync($"/api/identity/students/{student.Id}/reset-password", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await student.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var client = await _people.AnonymousAsync();
        (await client.PostJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = student.AdmissionTicketNumber, idNumber = student.IdNumber, newPassword = "Another2026" }))
            .GetProperty("result").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_session_too()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var other = await _people.SignInAsync(student.AdmissionTicketNumber, People.Password);
        (await other.PostAsJsonAsync("/api/account/sign-out-everywhere", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await other.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await student.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_new_password_keeps_this_session_and_ends_the_others()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var other = await _people.SignInAsync(student.AdmissionTicketNumber, People.Password);
        await student.Client.PostAsJsonAsync("/api/account/my-profile/change-password", new { currentPassword = "Wrong2026", newPassword = "Changed2026" })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:PasswordMismatch");
        (await student.Client.PostAsJsonAsync("/api/account/my-profile/change-password", new { currentPassword = People.Password, newPassword = "Changed2026" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await student.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Logging_out_brings_a_token_for_the_next_sign_in()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        (await student.Client.GetAsync("/api/account/logout")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await student.Client.PostJsonAsync("/api/account/login", Login(student.AdmissionTicketNumber, People.Password))).GetProperty("result").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_audit_tells_a_refused_sign_in_from_a_good_one_and_names_who_came_in()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var from = host.Clock.GetUtcNow().UtcDateTime;
        var client = await _people.AnonymousAsync();
        await client.PostJsonAsync("/api/account/login", Login(student.AdmissionTicketNumber, "Wrong2026"));
        await client.PostJsonAsync("/api/account/login", Login(student.AdmissionTicketNumber, People.Password));
        var rows = await host.InDbAsync(db => db.Set<AuditEntry>().Where(a => a.At >= from && a.Action == "Account.Login").OrderBy(a => a.Id).ToListAsync());
        rows.Select(r => (r.Outcome, r.UserId)).ShouldBe([("InvalidUserNameOrPassword", null), ("ok", student.Id)]);
    }

    [Theory]
    [InlineData("Password123")]
    [InlineData("onlyletters")]
    [InlineData("1234567890")]
    public async Task A_weak_password_is_refused(string password)
    {
        var client = await _people.AnonymousAsync();
        await client.PostAsJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = "519900000001", idNumber = "519999199001010015", newPassword = password })
            .ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
    }

    private static object Login(string name, string password) => new { userNameOrEmailAddress = name, password, rememberMe = false };

    private static async Task<(Guid Id, string Ticket, string IdNumber)> NewStudentAsync(HttpClient centerAdmin)
    {
        var serial = Random.Shared.Next(500_000, 900_000);
        var (ticket, idNumber) = ($"5198{serial:D8}", People.FictitiousIdNumber(serial));
        var created = await centerAdmin.PostJsonAsync("/api/identity/students", new { name = "x", admissionTicketNumber = ticket, idNumber, majorCode = "W120102", majorName = "x" });
        return (created.Id(), ticket, idNumber);
    }
}
