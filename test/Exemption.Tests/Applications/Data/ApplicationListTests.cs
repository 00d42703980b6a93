using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Applications.Data;

/// <summary>The lists of both desks: what each side may see, filters, both sorts, and pages that miss and repeat nothing (C-03, C-04, U-01).</summary>
public sealed class ApplicationListTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    private static Task<JsonElement> QueryAsync(HttpClient client, string side, object filter) => client.PostJsonAsync($"/api/review/{side}/applications/query", filter);

    private static Guid[] Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.Id())];

    [Theory, InlineData("-submittedAt"), InlineData("submittedAt"), InlineData("-statusChangedAt"), InlineData("statusChangedAt")]
    public async Task Pages_show_every_row_once_and_in_order(string sort)
    {
        var center = await _people.CenterAsync();
        var admin = await _people.CenterAdminAsync(center);
        var expected = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            // Two of them in the same instant: then the id decides.
            host.Clock.Advance(TimeSpan.FromSeconds(i == 2 ? 0 : 1));
            var submitted = await (await _people.StudentAsync(center, admin)).SubmittedAsync();
            expected.Add(submitted.Id());
            if (i % 2 == 1)
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                await admin.PostJsonAsync($"/api/review/center/applications/{submitted.Id()}/reject", new { version = submitted.Version(), points = new[] { new { item = "photos.IdFront", reason = "PhotoUnclear" } } });
            }
        }

        var seen = new List<JsonElement>();
        string? after = null;
        do
        {
            var page = await QueryAsync(admin, "center", new { sort, after, limit = 2 });
            page.GetProperty("total").GetInt32().ShouldBe(5);
            page.GetProperty("totalIsCapped").GetBoolean().ShouldBeFalse();
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.Select(s => s.Id()).ShouldBe(expected, ignoreOrder: true);
        var field = sort.TrimStart('-');
        var times = seen.Select(s => s.GetProperty(field).GetDateTime()).ToList();
        times.ShouldBe(sort[0] == '-' ? times.OrderDescending() : times.Order());
    }

    [Fact]
    public async Task A_centre_sees_its_own_and_never_a_draft()
    {
        var (center, other) = (await _people.CenterAsync(), await _people.CenterAsync());
        var (mine, theirs) = (await _people.StudentAsync(center), await _people.StudentAsync(other));
        var (submitted, foreign) = (await mine.SubmittedAsync(), await theirs.SubmittedAsync());
        var recalled = await (await _people.StudentAsync(center)).SubmittedAsync();
        await mine.StartAsync();
        var admin = await _people.CenterAdminAsync(center);
        Ids(await QueryAsync(admin, "center", new { })).ShouldBe([recalled.Id(), submitted.Id()], ignoreOrder: true);
        Ids(await QueryAsync(admin, "center", new { statuses = new[] { "Draft" } })).ShouldBeEmpty();
        Ids(await QueryAsync(admin, "center", new { centerId = other.Id, number = foreign.Text("number") })).ShouldBeEmpty();
        await admin.GetAsync($"/api/review/center/applications/{foreign.Id()}").ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_recalled_one_disappears_from_the_desk()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var submitted = await student.SubmittedAsync();
        await student.Client.PostJsonAsync($"/api/applications/mine/{submitted.Id()}/recall", new { version = submitted.Version() });
        var admin = await _people.CenterAdminAsync(center);
        Ids(await QueryAsync(admin, "center", new { })).ShouldBeEmpty();
        await admin.GetAsync($"/api/review/center/applications/{submitted.Id()}").ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_withdrawn_before_any_submission_concerns_nobody()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var draft = await student.StartAsync();
        await student.Client.PostJsonAsync($"/api/applications/mine/{draft.Id()}/withdraw", new { version = draft.Version(), reason = "样例原因" });
        Ids(await QueryAsync(await _people.CenterAdminAsync(center), "center", new { })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_narrow_and_rows_are_masked()
    {
        var center = await _people.CenterAsync();
        var admin = await _people.CenterAdminAsync(center);
        var student = await _people.StudentAsync(center, admin);
        var submitted = await student.SubmittedAsync();
        var other = await (await _people.StudentAsync(center, admin)).SubmittedAsync();
        var type = submitted.GetProperty("certificateTypeId").GetGuid();
        var window = submitted.GetProperty("window").Id();

        foreach (var filter in new object[]
                 {
                     new { idNumber = student.IdNumber.ToLowerInvariant() }, new { number = submitted.Text("number") }, new { name = student.Name },
                     new { name = student.Name, certificateTypeId = type, windowId = window, submittedFrom = "2026-11-24", statuses = new[] { "Submitted" } },
                 })
        {
            Ids(await QueryAsync(admin, "center", filter)).ShouldBe([submitted.Id()]);
        }

        foreach (var filter in new object[]
                 {
                     new { idNumber = People.FictitiousIdNumber(888_888) }, new { name = "100%_" }, new { certificateTypeId = Guid.NewGuid() }, new { windowId = Guid.NewGuid() },
                     new { submittedTo = "2026-11-23" }, new { submittedFrom = "2026-12-31" }, new { statuses = new[] { "Approved" } },
                 })
        {
            Ids(await QueryAsync(admin, "center", filter)).ShouldBeEmpty();
        }

        var row = (await QueryAsync(admin, "center", new { number = submitted.Text("number") })).GetProperty("items")[0];
        row.Text("idNumberMasked").ShouldBe($"{student.IdNumber[..6]}********{student.IdNumber[^4..]}");
        row.Text("phoneMasked").ShouldBe("138****0001");
        row.GetRawText().ShouldNotContain(student.IdNumber);
        Ids(await QueryAsync(admin, "center", new { })).ShouldBe([submitted.Id(), other.Id()], ignoreOrder: true);
        await admin.PostAsJsonAsync("/api/review/center/applications/query", new { sort = "name" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await admin.PostAsJsonAsync("/api/review/center/applications/query", new { after = "nonsense" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await admin.PostAsJsonAsync("/api/review/center/applications/query", new { limit = 101 }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_university_sees_all_centres()
    {
        var (one, two) = (await (await _people.StudentAsync(await _people.CenterAsync())).SubmittedAsync(), await (await _people.StudentAsync(await _people.CenterAsync())).SubmittedAsync());
        var reviewer = await _people.ReviewerAsync();
        foreach (var application in new[] { one, two })
        {
            Ids(await QueryAsync(reviewer, "university", new { number = application.Text("number") })).ShouldBe([application.Id()]);
            Ids(await QueryAsync(reviewer, "university", new { centerId = application.GetProperty("center").Id() })).ShouldBe([application.Id()]);
        }
    }

    [Fact]
    public async Task Who_else_uses_a_certificate_the_university_sees_and_another_centre_does_not()
    {
        var (center, other) = (await _people.CenterAsync(), await _people.CenterAsync());
        var (mine, theirs) = (await _people.StudentAsync(center), await _people.StudentAsync(other));
        var number = Applicants.CertificateNumber();
        var (submitted, foreign) = (await mine.SubmittedAsync(number), await theirs.SubmittedAsync(number));
        var told = await (await _people.CenterAdminAsync(center)).GetJsonAsync($"/api/review/center/applications/{submitted.Id()}");
        told.GetProperty("others").GetArrayLength().ShouldBe(0, "what a centre is told stands in DuplicateTests");

        var seen = (await (await _people.ReviewerAsync()).GetJsonAsync($"/api/review/university/applications/{submitted.Id()}")).GetProperty("others").EnumerateArray().Single();
        (seen.Id(), seen.GetProperty("canOpen").GetBoolean(), seen.Text("studentName")).ShouldBe((foreign.Id(), true, theirs.Name));
    }
}
