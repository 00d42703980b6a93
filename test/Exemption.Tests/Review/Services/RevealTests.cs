using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Framework.Auditing;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>Staff get numbers masked, and whole ones only for a reason that stands in the access log before the number is on its way.</summary>
public sealed class RevealTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const string Phone = "19912345678";
    private static readonly string[] AllFields = ["idNumber", "phone", "certificateNumber"];

    [Theory, InlineData("center"), InlineData("university")]
    public async Task Nothing_a_desk_shows_holds_a_whole_number(string side)
    {
        var (id, student, number, desk) = await AtDeskAsync(side);
        await desk.PostJsonAsync($"/api/review/{side}/applications/{id}/claim");
        foreach (var answer in new[]
        {
            await desk.OpenAsync(side, id),
            await desk.PostJsonAsync($"/api/review/{side}/applications/query", new { limit = 100 }),
            await desk.ApproveAsync(side, id),
        })
        {
            var text = answer.GetRawText();
            text.ShouldContain(student.Name);
            text.ShouldNotContain(student.IdNumber);
            text.ShouldNotContain(Phone);
            text.ShouldNotContain(number);
        }

        var detail = await desk.OpenAsync(side, id);
        (detail.Text("idNumber"), detail.Text("phone"), detail.Text("certificateNumber"))
            .ShouldBe(($"{student.IdNumber[..6]}********{student.IdNumber[^4..]}", "199****5678", $"{number[..3]}*********{number[^3..]}"));
        detail.Strings("maskedFields").ShouldBe(AllFields);
        (await RowsAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_students_own_page_shows_everything()
    {
        var (id, student, number, _) = await AtDeskAsync("center");
        var own = await student.Client.GetJsonAsync($"/api/applications/mine/{id}");
        (own.Text("idNumber"), own.Text("phone"), own.Text("certificateNumber")).ShouldBe((student.IdNumber, Phone, number));
    }

    [Theory, InlineData("center"), InlineData("university")]
    public async Task Each_field_shown_is_one_row_with_its_reason(string side)
    {
        var (id, student, number, desk) = await AtDeskAsync(side);
        var all = await RevealAsync(desk, side, id, AllFields, "CompareDocument");
        (all.Text("idNumber"), all.Text("phone"), all.Text("certificateNumber")).ShouldBe((student.IdNumber, Phone, number));
        (await RowsAsync(id)).Select(r => (r.What, r.Kind, r.Reason, r.Purpose)).Order()
            .ShouldBe([.. AllFields.Order(StringComparer.Ordinal).Select(f => ($"field.{f}", "field", (string?)"CompareDocument", (string?)null))]);

        var one = await RevealAsync(desk, side, id, ["phone"], "Other", "  回拨核实  ");
        one.Text("phone").ShouldBe(Phone);
        one.GetProperty("idNumber").ValueKind.ShouldBe(JsonValueKind.Null);
        (await RowsAsync(id)).Where(r => r.Reason == "Other").Select(r => (r.What, r.Purpose)).ShouldBe([("field.phone", "回拨核实")]);
    }

    [Theory]
    [InlineData(new string[0], "CompareDocument", null, "fields")]
    [InlineData(new[] { "remark" }, "CompareDocument", null, "fields")]
    [InlineData(new[] { "phone" }, null, null, "reason")]
    [InlineData(new[] { "phone" }, "BecauseIWant", null, "reason")]
    [InlineData(new[] { "phone" }, "Other", "  ", "note")]
    public async Task Without_a_reason_nothing_is_shown_and_nothing_logged(string[] fields, string? reason, string? note, string wrong)
    {
        var (id, _, _, desk) = await AtDeskAsync("center");
        var error = await desk.PostAsJsonAsync($"/api/review/center/applications/{id}/reveal", new { fields, reason, note }).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        error.GetProperty("validationErrors").EnumerateArray().SelectMany(e => e.Strings("members")).ShouldBe([wrong]);
        await desk.PostAsJsonAsync($"/api/review/center/applications/{id}/reveal", new { fields = new[] { "phone" }, reason = "Other", note = new string('长', 201) }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await RowsAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_desk_may_not_open_it_cannot_reveal_either()
    {
        var (id, student, _, _) = await AtDeskAsync("center");
        var draft = (await student.StartAsync()).Id();
        var foreign = await host.People.CenterAdminAsync(await host.People.CenterAsync());
        var reviewer = await host.People.ReviewerAsync();
        await foreign.PostAsJsonAsync($"/api/review/center/applications/{id}/reveal", new { fields = AllFields, reason = "CompareDocument" }).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await reviewer.PostAsJsonAsync($"/api/review/university/applications/{draft}/reveal", new { fields = AllFields, reason = "CompareDocument" }).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await reviewer.PostAsJsonAsync($"/api/review/center/applications/{id}/reveal", new { fields = AllFields, reason = "CompareDocument" }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
        (await RowsAsync(id)).Concat(await RowsAsync(draft)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_register_shows_whole_numbers_for_a_reason_too()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        (await admin.PostJsonAsync("/api/identity/students/query", new { filter = student.AdmissionTicketNumber })).GetRawText().ShouldNotContain(student.IdNumber);
        await admin.PostAsJsonAsync($"/api/identity/students/{student.Id}/reveal", new { fields = new[] { "idNumber" } }).ShouldRefuseAsync(HttpStatusCode.BadRequest);

        var numbers = await admin.PostJsonAsync($"/api/identity/students/{student.Id}/reveal", new { fields = new[] { "idNumber", "phone" }, reason = "ContactPerson" });
        (numbers.Text("idNumber"), numbers.Text("phone")).ShouldBe((student.IdNumber, "13800000000"));
        (await RowsAsync(student.Id)).Select(r => (r.What, r.Reason)).Order().ShouldBe([("register.idNumber", "ContactPerson"), ("register.phone", "ContactPerson")]);
    }

    private async Task<(Guid Id, Student Student, string CertificateNumber, HttpClient Desk)> AtDeskAsync(string side)
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var number = Applicants.CertificateNumber();
        var id = (await host.SubmitNewAsync(student, number, Phone)).Id();
        if (side == "center")
        {
            return (id, student, number, admin);
        }

        await admin.ApproveAsync("center", id);
        return (id, student, number, await host.People.ReviewerAsync());
    }

    private static Task<JsonElement> RevealAsync(HttpClient desk, string side, Guid id, string[] fields, string reason, string? note = null) =>
        desk.PostJsonAsync($"/api/review/{side}/applications/{id}/reveal", new { fields, reason, note });

    private Task<List<AccessLogEntry>> RowsAsync(Guid subject) => host.InDbAsync(db => db.Set<AccessLogEntry>().AsNoTracking().Where(e => e.SubjectId == subject).ToListAsync());
}
