using System.Net;
using System.Net.Http.Json;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Applications.Services;

/// <summary>Drafts are saved as they are typed, belong to one student, and are locked by the submission (S-31, S-35).</summary>
public sealed class DraftTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    private async Task<Student> StudentAsync() => await _people.StudentAsync(await _people.CenterAsync());

    [Fact]
    public async Task Wrong_and_incomplete_values_are_kept_and_told()
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        var saved = await student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}", new
        {
            version = draft.Version(), idNumber = "51999", phone = "123", certificateNumber = "AB", courseCodes = new[] { "99999" }, issuedOn = "2030-01-01", certificateTypeId = Guid.NewGuid(),
        });
        (saved.Text("idNumber"), saved.Text("phone"), saved.Text("certificateNumber")).ShouldBe(("51999", "123", "AB"));
        saved.GetProperty("courses")[0].Text("code").ShouldBe("99999");
        var problems = saved.Problems();
        (problems["idNumber"], problems["phone"], problems["certificateNumber"], problems["issuedOn"], problems["certificateTypeId"]).ShouldBe(
            ("IdNumber:Length", "Applications:PhoneInvalid", "Applications:CertificateNumberInvalid", "Applications:IssuedInFuture", "Applications:CertificateTypeNotOffered"));
        saved.GetProperty("problems").EnumerateArray().ShouldAllBe(p => !p.GetProperty("message").GetString()!.Contains(':'), "every problem has words");
    }

    [Fact]
    public async Task Full_width_typing_is_folded()
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        var saved = await student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}", new
        {
            version = draft.Version(),
            idNumber = string.Concat(student.IdNumber.ToLowerInvariant().Select(c => (char)(c + 0xFEE0))), phone = "+86 138-0000-0001", certificateNumber = " abcd-1234 ",
        });
        (saved.Text("idNumber"), saved.Text("phone"), saved.Text("certificateNumber")).ShouldBe((student.IdNumber, "13800000001", "ABCD-1234"));
    }

    [Fact]
    public async Task Another_persons_id_number_is_a_problem()
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        var input = await student.ValidInputAsync(draft);
        input["idNumber"] = People.FictitiousIdNumber(777_777);
        (await student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}", input)).Problems()["idNumber"].ShouldBe("Applications:IdNumberDiffersFromRegister");
    }

    [Fact]
    public async Task A_course_the_major_may_not_have_is_a_problem_and_is_not_offered()
    {
        var admin = await _people.AdminAsync();
        var code = $"Z{Random.Shared.Next(1_000_000)}";
        await admin.PostJsonAsync("/api/catalogue/certificate-types", new
        {
            code, name = code, issuer = "样例培训评价组织", levels = new[] { new { level = "Advanced", courses = new object[] { new { code = "90001", name = "甲", credits = 4.5 }, new { code = "90002", name = "乙", credits = 3, majorCodes = new[] { "NONE" } } } } },
        });
        var student = await StudentAsync();
        var offered = (await student.Client.GetJsonAsync("/api/applications/form-options")).GetProperty("certificateTypes").EnumerateArray().Single(t => t.Text("code") == code);
        offered.GetProperty("levels")[0].GetProperty("courses").EnumerateArray().Select(c => (c.Text("code"), c.GetProperty("credits").GetDecimal())).ShouldBe([("90001", 4.5m)]);
        (await student.FillAsync(await student.StartAsync(), null, code, "90002")).Problems()["courseCodes"].ShouldBe("Applications:CourseNotOffered");
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict_that_tells_the_present_one()
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        var saved = await student.FillAsync(draft);
        var error = await student.Client.PutAsJsonAsync($"/api/applications/mine/{draft.Id()}", new { version = draft.Version() }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Conflict");
        error.GetProperty("data").GetProperty("version").GetInt32().ShouldBe(saved.Version());
        error.GetProperty("data").Text("status").ShouldBe("Draft");
    }

    [Theory, InlineData("idNumber", 33), InlineData("phone", 33), InlineData("certificateNumber", 65), InlineData("remark", 501)]
    public async Task Over_long_values_are_refused(string field, int length)
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        var error = await student.Client.PutAsJsonAsync($"/api/applications/mine/{draft.Id()}", new Dictionary<string, object> { ["version"] = draft.Version(), [field] = new string('1', length) })
            .ShouldRefuseAsync(HttpStatusCode.BadRequest);
        error.GetProperty("validationErrors")[0].Strings("members").ShouldBe([field]);
    }

    [Fact]
    public async Task Too_many_courses_and_malformed_bodies_are_refused()
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        var address = $"/api/applications/mine/{draft.Id()}";
        await student.Client.PutAsJsonAsync(address, new { version = draft.Version(), courseCodes = Enumerable.Range(10000, 21).Select(i => $"{i}") }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await student.Client.PutAsJsonAsync(address, new { version = draft.Version(), certificateLevel = "Expert" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await student.Client.PutAsJsonAsync(address, new { idNumber = "1" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_submitted_can_no_longer_be_edited()
    {
        var student = await StudentAsync();
        var submitted = await student.SubmittedAsync();
        var error = await student.Client.PutAsJsonAsync($"/api/applications/mine/{submitted.Id()}", new { version = submitted.Version() }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        error.GetProperty("data").Text("status").ShouldBe("Submitted");
        await student.UploadAsync(submitted.Id(), "IdFront", Applicants.Picture).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
    }

    [Fact]
    public async Task Another_student_finds_nothing()
    {
        var center = await _people.CenterAsync();
        var (owner, other) = (await _people.StudentAsync(center), await _people.StudentAsync(center));
        var draft = await owner.ReadyAsync();
        var address = $"/api/applications/mine/{draft.Id()}";
        var missing = $"/api/applications/mine/{Guid.NewGuid()}";
        (await (await other.Client.GetAsync(address)).Content.ReadAsStringAsync()).ShouldBe(await (await other.Client.GetAsync(missing)).Content.ReadAsStringAsync());
        await other.Client.GetAsync(address).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await other.Client.PutAsJsonAsync(address, new { version = draft.Version() }).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await other.Client.PostAsJsonAsync($"{address}/recall", new { version = draft.Version() }).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await other.Client.PostAsJsonAsync($"{address}/withdraw", new { version = draft.Version(), reason = "x" }).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await other.TrySubmitAsync(draft).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await other.UploadAsync(draft.Id(), "IdFront", Applicants.Picture).ShouldRefuseAsync(HttpStatusCode.NotFound);
        (await other.Client.GetJsonAsync("/api/applications/mine")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Staff_and_strangers_have_no_business_here()
    {
        var center = await _people.CenterAsync();
        foreach (var client in new[] { await _people.CenterAdminAsync(center), await _people.ReviewerAsync(), await _people.AdminAsync() })
        {
            foreach (var address in new[] { "home", "form-options", "mine", $"mine/{Guid.NewGuid()}" })
            {
                await client.GetAsync($"/api/applications/{address}").ShouldRefuseAsync(HttpStatusCode.Forbidden);
            }

            await client.PostAsJsonAsync("/api/applications/mine", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
            (await client.GetJsonAsync("/api/applications/guide")).Text("markdown").ShouldStartWith("# ");
        }

        var stranger = await _people.AnonymousAsync();
        foreach (var address in new[] { "home", "guide", "form-options", "mine", $"{Guid.NewGuid()}/photos/{Guid.NewGuid()}/full" })
        {
            await stranger.GetAsync($"/api/applications/{address}").ShouldRefuseAsync(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task An_id_number_and_a_phone_lie_encrypted_in_the_database()
    {
        var student = await StudentAsync();
        var draft = await student.FillAsync(await student.StartAsync());
        var row = await host.InDbAsync(db => Task.FromResult(db.Set<Exemption.Applications.Domain.ExemptionApplication>().Single(a => a.Id == draft.Id())));
        System.Text.Encoding.UTF8.GetString(row.IdNumberCipher!).ShouldNotContain(student.IdNumber[..6]);
        System.Text.Encoding.UTF8.GetString(row.PhoneCipher!).ShouldNotContain("138");
        row.IdNumberIndex!.Length.ShouldBe(16);
    }

    [Fact]
    public async Task Nobody_fills_the_disk_with_drafts()
    {
        var student = await StudentAsync();
        for (var i = 0; i < 20; i++)
        {
            await student.StartAsync();
        }

        await student.Client.PostAsJsonAsync("/api/applications/mine", new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:TooMany");
    }

    [Fact]
    public async Task A_remark_reads_as_it_was_typed_without_control_characters_and_turned_writing()
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        var saved = await student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}", new { version = draft.Version(), remark = "a\u0000\u202Eb\u2066\n<i>c</i>\u0007" });
        saved.Text("remark").ShouldBe("ab\n<i>c</i>");
    }

    [Theory]
    [InlineData("""{ "version": 99, "version": 1 }""")]
    [InlineData("""{ "version": 99, "Version": 1 }""")]
    [InlineData("""{ "version": 1, "certificateLevel": 1 }""")]
    public async Task What_two_readers_could_read_differently_is_refused(string json)
    {
        var student = await StudentAsync();
        var draft = await student.StartAsync();
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        await student.Client.PutAsync(new Uri($"/api/applications/mine/{draft.Id()}", UriKind.Relative), body).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
    }
}
