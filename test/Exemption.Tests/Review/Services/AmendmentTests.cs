using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Review.Services;

/// <summary>更正数据 (F-61): staff correct what waits at their desk, and everybody whom it concerns sees it.</summary>
public sealed class AmendmentTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const string Reason = "证书照片上的号码与填写的不一致，已电话核实";

    [Fact]
    public async Task The_student_sees_old_new_and_why_and_is_told_without_an_SMS()
    {
        var (admin, student, application) = await SubmittedAsync();
        var (id, old, now) = (application.Id(), application.Text("certificateNumber"), Applicants.CertificateNumber());
        var before = await admin.OpenAsync("center", id);
        var after = await AmendAsync(admin, "center", id, new { fields = new[] { "certificateNumber" }, certificateNumber = now });
        after.Version().ShouldBe(before.Version() + 1);
        after.Text("status").ShouldBe("Submitted");
        await host.DrainOutboxAsync();

        var own = await student.ReadAsync(id);
        own.Text("certificateNumber").ShouldBe(now);
        var amendment = own.GetProperty("amendments").EnumerateArray().ShouldHaveSingleItem();
        (amendment.Text("field"), amendment.Text("old"), amendment.Text("new"), amendment.Text("reason"), amendment.Text("byRole")).ShouldBe(("certificateNumber", old, now, Reason, "CenterAdmin"));
        var record = own.GetProperty("records").EnumerateArray().Single(r => r.Text("action") == "Amend");
        (record.Text("note"), record.Strings("items").Single()).ShouldBe((Reason, "certificateNumber"));
        (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0].Text("title").ShouldBe("申请中的数据已由审核人更正");
        host.Sms.CallsTo("13800001234").ShouldAllBe(c => !c.ToString().Contains(now, StringComparison.Ordinal));

        // What the student sent stays as it was; the desks see numbers masked, here as everywhere.
        var submission = (await admin.GetJsonAsync($"/api/review/center/applications/{id}/submissions")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        Masks(submission.Text("certificateNumber"), old).ShouldBeTrue();
        after.GetProperty("amendments")[0].Text("new").ShouldContain("*");
    }

    [Fact]
    public async Task The_other_desk_sees_it_and_the_past_shows_the_case_as_whoever_decided_saw_it()
    {
        var (admin, _, application) = await SubmittedAsync();
        var id = application.Id();
        await AmendAsync(admin, "center", id, new { fields = new[] { "issuedOn" }, issuedOn = "2025-06-02" });
        host.Tick();
        await admin.ApproveAsync("center", id);
        host.Tick();
        var reviewer = await host.People.ReviewerAsync();
        (await reviewer.OpenAsync("university", id)).GetProperty("amendments")[0].Text("old").ShouldBe("2025-06-01");
        await AmendAsync(reviewer, "university", id, new { fields = new[] { "issuedOn" }, issuedOn = "2025-06-03" });

        var seen = await reviewer.OpenAsync("university", id);
        seen.Text("issuedOn").ShouldBe("2025-06-03");
        var decision = seen.GetProperty("records").EnumerateArray().Single(r => r.Text("action") == "CenterApprove").Id();
        var past = await reviewer.GetJsonAsync($"/api/review/university/applications/{id}/records/{decision}");
        past.GetProperty("submission").Text("issuedOn").ShouldBe("2025-06-02");
        past.GetProperty("amendments").EnumerateArray().ShouldHaveSingleItem().Text("new").ShouldBe("2025-06-02");
        (await reviewer.GetJsonAsync($"/api/review/university/applications/{id}/submissions")).GetProperty("items")[0].Text("issuedOn").ShouldBe("2025-06-01");
    }

    [Fact]
    public async Task The_rules_of_a_draft_hold_and_neither_photos_nor_the_ID_number_are_staffs_to_change()
    {
        var (admin, _, application) = await SubmittedAsync();
        var id = application.Id();
        await TryAsync(admin, "center", id, new { fields = new[] { "phone" }, phone = "123" }, HttpStatusCode.BadRequest, "phone");
        await TryAsync(admin, "center", id, new { fields = new[] { "validUntil" }, validUntil = "2020-01-01" }, HttpStatusCode.BadRequest, "validUntil");
        await TryAsync(admin, "center", id, new { fields = new[] { "courseCodes" }, courseCodes = new[] { "99999" } }, HttpStatusCode.BadRequest, "courseCodes");
        await TryAsync(admin, "center", id, new { fields = new[] { "idNumber" }, idNumber = "x" }, HttpStatusCode.BadRequest, "");
        await TryAsync(admin, "center", id, new { fields = new[] { "photos.IdFront" } }, HttpStatusCode.BadRequest, "fields");
        await TryAsync(admin, "center", id, new { fields = new[] { "phone" }, phone = "13800001234" }, HttpStatusCode.BadRequest, "fields");
        await admin.PostAsJsonAsync(Path("center", id), new { version = await admin.VersionAsync("center", id), fields = new[] { "phone" }, phone = "13800009999", reason = " " })
            .ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        (await admin.OpenAsync("center", id)).GetProperty("amendments").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_certificate_the_student_uses_already_is_refused()
    {
        var (admin, student, application) = await SubmittedAsync();
        var course = await OtherTypeAsync();
        var used = Applicants.CertificateNumber();
        var draft = await student.StartAsync();
        var withPhotos = await student.AddPhotosAsync(draft.Id());
        var filled = await student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}", new
        {
            version = withPhotos.Version(), idNumber = student.IdNumber, phone = "13800001234", certificateTypeId = course.TypeId, certificateLevel = "Elementary", certificateNumber = used,
            issuedOn = "2025-06-01", validUntil = (string?)null, courseCodes = new[] { course.Code }, remark = (string?)null,
        });
        await host.SubmitAsync(student, filled);
        await admin.PostAsJsonAsync(Path("center", application.Id()), new { version = await admin.VersionAsync("center", application.Id()), fields = new[] { "certificateNumber" }, certificateNumber = used, reason = Reason })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:DuplicateCertificate");
    }

    [Fact]
    public async Task Only_while_it_waits_at_the_own_desk_in_own_hands_and_as_it_was_seen()
    {
        var center = await host.People.CenterAsync();
        var (one, two) = (await host.People.CenterAdminAsync(center), await host.People.CenterAdminAsync(center));
        var student = await host.People.StudentAsync(center, one);
        var id = (await host.SubmitNewAsync(student)).Id();
        var reviewer = await host.People.ReviewerAsync();
        var version = await one.VersionAsync("center", id);
        var input = new { version, fields = new[] { "phone" }, phone = "13800005555", reason = Reason };
        (await one.OpenAsync("center", id)).Strings("allowedActions").ShouldContain("Amend");
        (await reviewer.OpenAsync("university", id)).Strings("allowedActions").ShouldNotContain("Amend");
        await reviewer.PostAsJsonAsync(Path("university", id), input).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        await one.PostAsJsonAsync(Path("center", id), input with { version = version + 1 }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Conflict");
        await one.PostJsonAsync($"/api/review/center/applications/{id}/claim", new { });
        await two.PostAsJsonAsync(Path("center", id), input).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HeldByOther");
        (await AmendAsync(one, "center", id, new { fields = new[] { "phone" }, phone = "13800005555" })).Text("phone").ShouldBe("138****5555");
    }

    [Fact]
    public async Task Evidence_and_duplicates_are_found_anew()
    {
        var (admin, _, application) = await SubmittedAsync();
        var (_, _, other) = await SubmittedAsync();
        var id = application.Id();
        Point(await admin.OpenAsync("center", id), "PhoneIsOwn").GetProperty("checked").GetBoolean().ShouldBeFalse();
        await AmendAsync(admin, "center", id, new { fields = new[] { "phone" }, phone = "13800000000" });
        Point(await admin.OpenAsync("center", id), "PhoneIsOwn").GetProperty("checkedBy").GetProperty("system").GetBoolean().ShouldBeTrue("the register holds this number");

        await AmendAsync(admin, "center", id, new { fields = new[] { "certificateNumber" }, certificateNumber = other.Text("certificateNumber") });
        await host.DrainOutboxAsync();
        (await admin.OpenAsync("center", id)).GetProperty("duplicates")[0].Text("verdict").ShouldBe("Open");
        (await admin.PostJsonAsync("/api/review/center/applications/query", new { suspected = true })).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task After_a_rejection_what_staff_amended_does_not_count_as_the_students_correction()
    {
        var (admin, student, application) = await SubmittedAsync();
        var id = application.Id();
        await AmendAsync(admin, "center", id, new { fields = new[] { "certificateNumber" }, certificateNumber = Applicants.CertificateNumber() });
        host.Tick();
        await (await admin.TryRejectAsync("center", id, await admin.VersionAsync("center", id), [new("certificateNumber", "CertificateNumberMismatch", null)])).ReadJsonAsync("reject");
        (await student.ReadAsync(id)).OwedItems().ShouldBe(["certificateNumber"]);
    }

    [Fact]
    public async Task The_choices_are_the_catalogues_for_the_students_major()
    {
        var (admin, _, application) = await SubmittedAsync();
        var types = (await admin.GetJsonAsync($"/api/review/center/applications/{application.Id()}/amendable")).GetProperty("types").EnumerateArray().ToList();
        types.Single(t => t.Id() == host.CertificateTypeId).GetProperty("levels")[0].GetProperty("courses")[0].Text("code").ShouldBe(ReviewHost.CourseCode);
    }

    [Fact]
    public async Task It_is_in_the_students_own_copy()
    {
        var (admin, student, application) = await SubmittedAsync();
        await AmendAsync(admin, "center", application.Id(), new { fields = new[] { "phone" }, phone = "13800007777" });
        var copy = await student.Client.GetAsync("/api/my-data");
        copy.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new System.IO.Compression.ZipArchive(await copy.Content.ReadAsStreamAsync());
        var text = string.Concat(zip.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
        text.ShouldContain("13800007777");
        text.ShouldContain("amendments");
    }

    private static JsonElement Point(JsonElement seen, string code) => seen.GetProperty("checklist").EnumerateArray().Single(c => c.Text("code") == code);

    private static bool Masks(string masked, string whole) => masked.Length == whole.Length && masked.Zip(whole).All(p => p.First == '*' || p.First == p.Second);

    private static string Path(string side, Guid id) => $"/api/review/{side}/applications/{id}/amend";

    private async Task<JsonElement> AmendAsync(HttpClient reviewer, string side, Guid id, object change)
    {
        host.Tick();
        return await reviewer.PostJsonAsync(Path(side, id), await InputAsync(reviewer, side, id, change));
    }

    private static async Task TryAsync(HttpClient reviewer, string side, Guid id, object change, HttpStatusCode status, string field)
    {
        var answer = await reviewer.PostAsJsonAsync(Path(side, id), await InputAsync(reviewer, side, id, change));
        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(field);
    }

    private static async Task<Dictionary<string, object?>> InputAsync(HttpClient reviewer, string side, Guid id, object change)
    {
        var input = change.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(change));
        input["version"] = await reviewer.VersionAsync(side, id);
        input["reason"] = Reason;
        return input;
    }

    private async Task<(Guid TypeId, string Code)> OtherTypeAsync()
    {
        var admin = await host.People.AdminAsync();
        var code = $"X-{Guid.NewGuid():N}"[..12].ToUpperInvariant();
        var type = await admin.PostJsonAsync("/api/catalogue/certificate-types", new
        {
            code, name = "数据应用开发", issuer = "样例评价组织", hasExpiry = false, numberPattern = (string?)null, isActive = true,
            levels = new[] { new { level = "Elementary", courses = new[] { new { code = "02141", name = "计算机网络技术", credits = 4, majorCodes = Array.Empty<string>() } } } },
        });
        return (type.Id(), "02141");
    }

    private async Task<(HttpClient Admin, Student Student, JsonElement Application)> SubmittedAsync()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        return (admin, student, await host.SubmitNewAsync(student));
    }
}
