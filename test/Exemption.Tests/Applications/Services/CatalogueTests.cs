using System.Net;
using System.Net.Http.Json;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Applications.Services;

/// <summary>What the university maintains (U-18, U-19, U-21, U-22), and that nobody else does.</summary>
public sealed class CatalogueTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    private static object Type(string code, int? version = null, string? pattern = null, object[]? courses = null) => new
    {
        version, code, name = "样例证书", issuer = "样例培训评价组织", hasExpiry = true, numberPattern = pattern, isActive = true,
        levels = new[] { new { level = "Elementary", courses = courses ?? [new { code = "80001", name = "样例课程", credits = 4, majorCodes = new[] { "w120102" } }] } },
    };

    private static string Code() => $"T{Random.Shared.Next(100_000_000)}";

    [Fact]
    public async Task The_seeded_catalogue_has_twelve_certificates_and_the_guide_its_four_steps()
    {
        var admin = await _people.AdminAsync();
        (await admin.GetJsonAsync("/api/catalogue/certificate-types")).GetProperty("items").EnumerateArray().Count(t => t.Text("code").StartsWith('X')).ShouldBe(12);
        var guide = (await admin.GetJsonAsync("/api/applications/guide")).Text("markdown");
        foreach (var part in new[] { "第一步", "第二步", "第三步", "第四步", "待提交", "已提交", "已驳回", "已初审", "已复核", "0816-6089268", "0816-6089256", "最终解释权" })
        {
            guide.ShouldContain(part);
        }
    }

    [Fact]
    public async Task A_certificate_type_is_made_and_changed()
    {
        var admin = await _people.AdminAsync();
        var code = Code();
        var made = await admin.PostJsonAsync("/api/catalogue/certificate-types", Type(code));
        made.GetProperty("levels")[0].GetProperty("courses")[0].Strings("majorCodes").ShouldBe(["W120102"]);
        var address = $"/api/catalogue/certificate-types/{made.Id()}";
        var changed = await admin.PutJsonAsync(address, Type(code, made.Version(), "[A-Z]+[0-9]{8}", [new { code = "80002", name = "乙", credits = 2.5 }]));
        (changed.Version(), changed.Text("numberPattern")).ShouldBe((made.Version() + 1, "[A-Z]+[0-9]{8}"));
        changed.GetProperty("levels")[0].GetProperty("courses")[0].Text("code").ShouldBe("80002");

        await admin.PutAsJsonAsync(address, Type(code, made.Version())).ShouldRefuseAsync(HttpStatusCode.Conflict, "Exemption:Conflict");
        await admin.PostAsJsonAsync("/api/catalogue/certificate-types", Type(code)).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:CodeTaken");
        await admin.PostAsJsonAsync("/api/catalogue/certificate-types", Type(Code(), null, "(")).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await admin.PostAsJsonAsync("/api/catalogue/certificate-types", Type(Code(), null, null, [])).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await admin.PutAsJsonAsync($"/api/catalogue/certificate-types/{Guid.NewGuid()}", Type(Code(), 1)).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_window_is_made_and_changed()
    {
        var admin = await _people.AdminAsync();
        var made = await admin.PostJsonAsync("/api/catalogue/windows", new { name = "样例批次", opensAt = "2027-03-01T00:00:00+08:00", closesAt = "2027-03-05T00:00:00+08:00", correctionGraceDays = 3 });
        (made.Text("opensAt"), made.GetProperty("isOpen").GetBoolean()).ShouldBe(("2027-02-28T16:00:00Z", false));
        var changed = await admin.PutJsonAsync($"/api/catalogue/windows/{made.Id()}", new { version = made.Version(), name = "样例批次二", opensAt = "2027-03-01T00:00:00Z", closesAt = "2027-03-09T00:00:00Z", correctionGraceDays = 5 });
        changed.GetProperty("correctionGraceDays").GetInt32().ShouldBe(5);
        await admin.PostAsJsonAsync("/api/catalogue/windows", new { name = "x", opensAt = "2027-03-01T00:00:00Z", closesAt = "2027-03-01T00:00:00Z" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await admin.PutAsJsonAsync($"/api/catalogue/windows/{made.Id()}", new { version = made.Version(), name = "x", opensAt = "2027-03-01T00:00:00Z", closesAt = "2027-03-09T00:00:00Z" })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Exemption:Conflict");
    }

    [Fact]
    public async Task An_announcement_appears_changes_and_goes()
    {
        var admin = await _people.AdminAsync();
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var made = await admin.PostJsonAsync("/api/catalogue/announcements", new { title = "样例公告", body = "内容" });
        (await TitlesAsync(student)).ShouldContain("样例公告");
        await admin.PutJsonAsync($"/api/catalogue/announcements/{made.Id()}", new { version = made.Version(), title = "样例公告二", body = "内容", publishedAt = "2099-01-01T00:00:00Z" });
        (await TitlesAsync(student)).ShouldNotContain("样例公告二", "it is published later");
        (await admin.DeleteAsync($"/api/catalogue/announcements/{made.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await admin.DeleteAsync($"/api/catalogue/announcements/{made.Id()}").ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_reworded_declaration_needs_a_new_version_and_must_be_accepted_anew()
    {
        await using var own = new ExemptionHost();
        var people = new People(own);
        var (admin, student) = (await people.AdminAsync(), await people.StudentAsync(await people.CenterAsync()));
        var ready = await student.ReadyAsync();
        var texts = await admin.GetJsonAsync("/api/catalogue/texts");
        var input = texts.EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
        input["declarationText"] = "新的声明";
        await admin.PutAsJsonAsync("/api/catalogue/texts", input).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        input["declarationVersion"] = "2031-1";
        await admin.PutJsonAsync("/api/catalogue/texts", input);
        await student.TrySubmitAsync(ready, declarationVersion: texts.Text("declarationVersion")).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await student.SubmitAsync(ready)).GetProperty("declaration").Text("version").ShouldBe("2031-1");
    }

    [Fact]
    public async Task Students_and_centres_maintain_nothing()
    {
        var center = await _people.CenterAsync();
        foreach (var client in new[] { (await _people.StudentAsync(center)).Client, await _people.CenterAdminAsync(center) })
        {
            foreach (var address in new[] { "certificate-types", "windows", "announcements", "texts" })
            {
                await client.GetAsync($"/api/catalogue/{address}").ShouldRefuseAsync(HttpStatusCode.Forbidden);
            }

            await client.PostAsJsonAsync("/api/catalogue/certificate-types", Type(Code())).ShouldRefuseAsync(HttpStatusCode.Forbidden);
            await client.PostAsJsonAsync("/api/catalogue/windows", new { name = "x", opensAt = "2027-03-01T00:00:00Z", closesAt = "2027-03-02T00:00:00Z" }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
        }
    }

    private static async Task<string[]> TitlesAsync(Student student) =>
        [.. (await student.Client.GetJsonAsync("/api/applications/home")).GetProperty("announcements").EnumerateArray().Select(a => a.Text("title"))];
}
