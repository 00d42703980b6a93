using System.Net;
using System.Net.Http.Json;
using System.Text;
using Exemption.Identity;
using Exemption.Framework.MultiTenancy;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Identity;

/// <summary>The centre's register, the centres themselves, and what other modules learn of both.</summary>
public sealed class RegisterTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task A_center_sees_and_changes_only_its_own_students()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var stranger = await _people.CenterAdminAsync(await _people.CenterAsync());
        (await stranger.PostJsonAsync("/api/identity/students/query", new { filter = student.AdmissionTicketNumber })).GetProperty("items").GetArrayLength().ShouldBe(0);
        await stranger.PutAsJsonAsync($"/api/identity/students/{student.Id}", Change(1, student.Name)).ShouldRefuseAsync(HttpStatusCode.NotFound, "Exemption:NotFound");
        await stranger.PostAsJsonAsync($"/api/identity/students/{student.Id}/reset-password", new { }).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await (await _people.ReviewerAsync()).PostAsJsonAsync("/api/identity/students/query", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await student.Client.PostAsJsonAsync("/api/identity/students/query", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task One_person_is_one_student_in_all_centers()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var other = await _people.CenterAdminAsync(await _people.CenterAsync());
        await other.PostAsJsonAsync("/api/identity/students", New("519700000001", student.IdNumber)).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:DuplicateIdNumber");
        await other.PostAsJsonAsync("/api/identity/students", New(student.AdmissionTicketNumber, People.FictitiousIdNumber(950_001)))
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:DuplicateTicketNumber");
    }

    [Fact]
    public async Task A_wrong_entry_names_every_wrong_field()
    {
        var admin = await _people.CenterAdminAsync(await _people.CenterAsync());
        var error = await admin.PostAsJsonAsync("/api/identity/students", new { name = " ", admissionTicketNumber = "123", idNumber = "519999199001010010", phone = "12", majorCode = "W1" })
            .ShouldRefuseAsync(HttpStatusCode.BadRequest);
        error.GetProperty("validationErrors").EnumerateArray().SelectMany(e => e.Strings("members")).Order()
            .ShouldBe(["admissionTicketNumber", "idNumber", "majorName", "name", "phone"]);
    }

    [Fact]
    public async Task The_register_pages_and_shows_secrets_masked()
    {
        var center = await _people.CenterAsync();
        var admin = await _people.CenterAdminAsync(center);
        var made = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            made.Add((await _people.StudentAsync(center, admin)).Id);
        }

        var first = await admin.PostJsonAsync("/api/identity/students/query", new { limit = 2 });
        var second = await admin.PostJsonAsync("/api/identity/students/query", new { limit = 2, after = first.Text("next") });
        var rows = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).ToList();
        rows.Select(r => r.Id()).Order().ShouldBe(made.Order());
        second.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        rows[0].Text("idNumberMasked").ShouldMatch(@"^519999\*{8}\w{4}$");
        rows[0].Text("phoneMasked").ShouldBe("138****0000");
        rows[0].GetProperty("hasSignedIn").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_seen()
    {
        var center = await _people.CenterAsync();
        var admin = await _people.CenterAdminAsync(center);
        var student = await _people.StudentAsync(center, admin);
        var changed = await admin.PutJsonAsync($"/api/identity/students/{student.Id}", Change(1, "样例改名"));
        changed.GetProperty("version").GetInt32().ShouldBe(2);
        changed.Text("name").ShouldBe("样例改名");
        changed.Text("phoneMasked").ShouldBe("138****0000", "a phone that is left out stays");
        await admin.PutAsJsonAsync($"/api/identity/students/{student.Id}", Change(1, "x")).ShouldRefuseAsync(HttpStatusCode.Conflict, "Exemption:Conflict");
        (await student.Client.GetJsonAsync("/api/abp/application-configuration")).GetProperty("currentUser").Text("name").ShouldBe("样例改名");
        await admin.PutJsonAsync($"/api/identity/students/{student.Id}", Change(2, "x", isActive: false));
        (await student.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Neither_id_number_nor_phone_lies_readable_in_the_database()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var stored = await host.InDbAsync(db => db.Set<Exemption.Identity.Domain.Student>().SingleAsync(s => s.Id == student.Id));
        Encoding.UTF8.GetString(stored.IdNumberCipher!).ShouldNotContain(student.IdNumber[..6]);
        Encoding.UTF8.GetString(stored.PhoneCipher!).ShouldNotContain("1380");
        stored.IdNumberIndex!.Length.ShouldBe(16);
    }

    [Fact]
    public async Task A_student_keeps_the_phone_and_the_register_keeps_the_name()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var profile = await student.Client.GetJsonAsync("/api/account/my-profile");
        profile.Text("phoneNumber").ShouldBe("13800000000");
        var changed = await student.Client.PutJsonAsync("/api/account/my-profile", new { name = "Somebody Else", phoneNumber = "13900000001", concurrencyStamp = profile.Text("concurrencyStamp") });
        changed.Text("name").ShouldBe(student.Name);
        changed.Text("phoneNumber").ShouldBe("13900000001");
    }

    [Fact]
    public async Task A_center_keeps_its_contact_and_not_its_name()
    {
        var center = await _people.CenterAsync();
        var admin = await _people.CenterAdminAsync(center);
        var mine = await admin.GetJsonAsync("/api/identity/my-center");
        mine.Text("name").ShouldBe(center.Name);
        var changed = await admin.PutJsonAsync("/api/identity/my-center", new { version = mine.GetProperty("version").GetInt32(), name = "x", contactName = "样例甲", contactPhone = "0816-1234567" });
        changed.Text("name").ShouldBe(center.Name);
        changed.Text("contactName").ShouldBe("样例甲");
        await admin.PutAsJsonAsync("/api/identity/my-center", new { version = mine.GetProperty("version").GetInt32(), contactName = "x", contactPhone = "0816-1234567" })
            .ShouldRefuseAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_university_keeps_the_centers()
    {
        var admin = await _people.AdminAsync();
        var center = await _people.CenterAsync();
        await _people.StudentAsync(center);
        var row = (await admin.GetJsonAsync("/api/identity/learning-centers")).GetProperty("items").EnumerateArray().Single(c => c.Id() == center.Id);
        row.GetProperty("studentCount").GetInt32().ShouldBe(1);
        var code = row.Text("code");
        await admin.PostAsJsonAsync("/api/identity/learning-centers", new { code = code.ToLowerInvariant(), name = "y", contactName = "x", contactPhone = "0816-1234567" })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:DuplicateCenter");
        var changed = await admin.PutJsonAsync($"/api/identity/learning-centers/{center.Id}", new { version = 1, code, name = center.Name, contactName = "样例乙", contactPhone = "0816-1234567", isActive = true });
        changed.GetProperty("version").GetInt32().ShouldBe(2);
        changed.GetProperty("studentCount").GetInt32().ShouldBe(1);
        (await (await _people.ReviewerAsync()).GetJsonAsync("/api/identity/majors")).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Other_modules_find_a_student_only_within_the_center()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        await using var scope = host.Services.CreateAsyncScope();
        var (users, tenant) = (scope.ServiceProvider.GetRequiredService<IUserDirectory>(), scope.ServiceProvider.GetRequiredService<ICurrentTenant>());
        (await users.FindStudentAsync(student.Id, default)).ShouldBeNull();
        using var _ = tenant.Change(center.Id);
        (await users.FindStudentAsync(student.Id, default))!.ShouldBe(
            new StudentProfile(student.Id, center.Id, student.Name, student.AdmissionTicketNumber, "W120102", "计算机应用", "13800000000"));
        (await users.HasIdNumberAsync(student.Id, student.IdNumber, default)).ShouldBe(true);
        (await users.HasIdNumberAsync(student.Id, People.FictitiousIdNumber(950_002), default)).ShouldBe(false);
        (await users.HasIdNumberAsync(Guid.NewGuid(), student.IdNumber, default)).ShouldBeNull();
        (await scope.ServiceProvider.GetRequiredService<ILearningCenterDirectory>().FindAsync(center.Id, default))!.ContactPhone.ShouldBe("0816-0000000");
        (await scope.ServiceProvider.GetRequiredService<ILearningCenterDirectory>().ListAsync(default)).ShouldContain(c => c.Id == center.Id);
    }

    private static object New(string ticket, string idNumber) => new { name = "x", admissionTicketNumber = ticket, idNumber, majorCode = "W120102", majorName = "x" };

    private static object Change(int version, string name, bool isActive = true) => new { version, name, phone = (string?)null, majorCode = "W120102", majorName = "x", idNumber = (string?)null, isActive };
}
