using System.Net;
using System.Net.Http.Json;
using Exemption.Printing.Domain;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace Exemption.Tests.Printing;

/// <summary>打印申请记录, from the university's button and from the student's and the centre's.</summary>
public sealed class PrintingEndpointTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private static readonly string Unofficial = SampleRecords.Texts["Unofficial"];

    [Fact]
    public async Task The_university_prints_the_official_record_with_everything_on_it()
    {
        var scene = await ApprovedAsync();

        using var pdf = await PdfAsync(await scene.Reviewer.GetAsync(At($"/api/printing/applications/{scene.Id}/record")));

        var text = Words(pdf);
        // The owner's page: the desk shows the certificate number masked.
        var application = await scene.Student.Client.GetJsonAsync($"/api/applications/mine/{scene.Id}");
        foreach (var word in new[]
        {
            application.Text("number"), application.Text("certificateNumber"), application.Text("certificateTypeName"), application.Text("issuer"), ReviewHost.CourseCode, "13800001234",
            scene.Student.Name, scene.Student.IdNumber, scene.Student.AdmissionTicketNumber, scene.Center.Name, "W120102", "2025年6月1日", "2028年6月1日", "中级",
            "通过初审。同意", "通过终审。同意", "身份证号码是否与填写信息一致", "身份证正面照片：照片不清晰",
        })
        {
            text.ShouldContain(word);
        }

        text.ShouldNotContain(Unofficial);
        pdf.GetPages().Sum(p => p.NumberOfImages).ShouldBe(3);
    }

    [Fact]
    public async Task Student_and_centre_see_the_record_as_not_official_and_are_not_counted()
    {
        var scene = await ApprovedAsync();

        foreach (var viewer in new[] { scene.Student.Client, scene.Admin })
        {
            using var pdf = await PdfAsync(await viewer.GetAsync(At($"/api/printing/applications/{scene.Id}/record")));
            pdf.GetPages().ShouldAllBe(p => p.Text.Contains(Unofficial));
        }

        (await RecordAsync(scene.Id)).PrintedCount.ShouldBe(0);
    }

    [Fact]
    public async Task Each_official_print_is_counted_and_told_in_the_handling_records()
    {
        var scene = await ApprovedAsync();
        var prepared = await RecordAsync(scene.Id);
        (prepared.PrintedCount, prepared.LastPrintedBy).ShouldBe((0, null));

        using (await PdfAsync(await scene.Reviewer.GetAsync(At($"/api/printing/applications/{scene.Id}/record"))))
        {
            host.Tick();
        }

        using var second = await PdfAsync(await scene.Reviewer.PostAsJsonAsync(At("/api/printing/records"), new { ids = new[] { scene.Id } }));

        var record = await RecordAsync(scene.Id);
        record.PrintedCount.ShouldBe(2);
        record.LastPrintedAt.ShouldBe(host.Clock.GetUtcNow().UtcDateTime);
        record.CheckCode.ShouldBe(prepared.CheckCode);
        Words(second).ShouldContain(record.CheckCode);
        var application = await scene.Student.Client.GetJsonAsync($"/api/applications/mine/{scene.Id}");
        application.GetProperty("records").EnumerateArray().Count(r => r.Text("action") == "RecordPrinted").ShouldBe(2);
    }

    [Fact]
    public async Task Several_records_come_in_one_file_in_the_order_asked_for()
    {
        var first = await ApprovedAsync();
        var second = await ApprovedAsync();

        using var pdf = await PdfAsync(await first.Reviewer.PostAsJsonAsync(At("/api/printing/records"), new { ids = new[] { second.Id, first.Id } }));

        var text = Words(pdf);
        text.IndexOf(second.Student.IdNumber, StringComparison.Ordinal).ShouldBeInRange(0, text.IndexOf(first.Student.IdNumber, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_approved_has_no_record_yet()
    {
        var center = await host.People.CenterAsync();
        var student = await host.People.StudentAsync(center);
        var reviewer = await host.People.ReviewerAsync();
        var id = (await host.SubmitNewAsync(student)).Id();

        await student.Client.GetAsync(At($"/api/printing/applications/{id}/record")).ShouldRefuseAsync(HttpStatusCode.Conflict, "Printing:NotApproved");
        await (await host.People.CenterAdminAsync(center)).ApproveAsync("center", id);
        await reviewer.GetAsync(At($"/api/printing/applications/{id}/record")).ShouldRefuseAsync(HttpStatusCode.Conflict, "Printing:NotApproved");
        var approved = await ApprovedAsync();
        await reviewer.PostAsJsonAsync(At("/api/printing/records"), new { ids = new[] { approved.Id, id } }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Printing:NotApproved");
        (await RecordAsync(approved.Id)).PrintedCount.ShouldBe(0, "one refusal stops the whole file");
    }

    [Fact]
    public async Task Another_student_and_another_centre_find_nothing()
    {
        var scene = await ApprovedAsync();
        var elsewhere = await host.People.CenterAsync();
        var stranger = await host.People.StudentAsync(elsewhere);
        var neighbour = await host.People.StudentAsync(scene.Center, scene.Admin);
        var otherAdmin = await host.People.CenterAdminAsync(elsewhere);

        foreach (var viewer in new[] { stranger.Client, neighbour.Client, otherAdmin })
        {
            await viewer.GetAsync(At($"/api/printing/applications/{scene.Id}/record")).ShouldRefuseAsync(HttpStatusCode.NotFound);
        }

        await scene.Reviewer.GetAsync(At($"/api/printing/applications/{Guid.NewGuid()}/record")).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_the_university_prints_many_and_only_a_sensible_number()
    {
        var scene = await ApprovedAsync();
        var input = new { ids = new[] { scene.Id } };

        await scene.Student.Client.PostAsJsonAsync(At("/api/printing/records"), input).ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await scene.Admin.PostAsJsonAsync(At("/api/printing/records"), input).ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await (await host.People.AnonymousAsync()).PostAsJsonAsync(At("/api/printing/records"), input).ShouldRefuseAsync(HttpStatusCode.Unauthorized);
        await (await host.People.AnonymousAsync()).GetAsync(At($"/api/printing/applications/{scene.Id}/record")).ShouldRefuseAsync(HttpStatusCode.Unauthorized);
        foreach (var ids in new[] { [], Enumerable.Range(0, 101).Select(_ => Guid.NewGuid()).ToArray() })
        {
            var error = await scene.Reviewer.PostAsJsonAsync(At("/api/printing/records"), new { ids }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
            error.GetProperty("validationErrors")[0].Strings("members").ShouldBe(["ids"]);
        }
    }

    /// <summary>An application that was rejected once, corrected, and approved at both desks.</summary>
    private async Task<Scene> ApprovedAsync()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var reviewer = await host.People.ReviewerAsync();
        var student = await host.People.StudentAsync(center, admin);
        var id = (await host.SubmitNewAsync(student)).Id();
        await AfterwardsAsync();
        await admin.RejectAsync("center", id);
        await AfterwardsAsync();
        await host.SubmitAsync(student, await student.Client.GetJsonAsync($"/api/applications/mine/{id}"));
        await AfterwardsAsync();
        await admin.ApproveAsync("center", id);
        await AfterwardsAsync();
        await reviewer.ApproveAsync("university", id);
        await AfterwardsAsync();
        return new Scene(id, center, admin, reviewer, student);
    }

    private async Task AfterwardsAsync()
    {
        await host.DrainOutboxAsync();
        host.Tick();
    }

    private Task<ApplicationRecord> RecordAsync(Guid applicationId) =>
        host.InDbAsync(db => db.Set<ApplicationRecord>().AsNoTracking().SingleAsync(r => r.ApplicationId == applicationId));

    private static Uri At(string path) => new(path, UriKind.Relative);

    private static async Task<PdfDocument> PdfAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, response.IsSuccessStatusCode ? null : System.Text.Encoding.UTF8.GetString(bytes));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return PdfDocument.Open(bytes);
    }

    private static string Words(PdfDocument pdf) => string.Concat(pdf.GetPages().Select(p => p.Text));

    private sealed record Scene(Guid Id, Center Center, HttpClient Admin, HttpClient Reviewer, Student Student);
}
