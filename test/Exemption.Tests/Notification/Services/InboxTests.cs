using System.Net;
using System.Net.Http.Json;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Notification.Services;

/// <summary>站内通知, through the student's page.</summary>
public sealed class InboxTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task Notices_are_paged_counted_and_read()
    {
        var student = await WithThreeNoticesAsync();

        var first = await student.Client.GetJsonAsync("/api/notifications/mine?limit=2");
        var second = await student.Client.GetJsonAsync($"/api/notifications/mine?limit=2&after={first.Text("next")}");
        first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(n => n.Text("title"))
            .ShouldBe(["申请已重新提交", "申请被助学点驳回", "申请已提交"]);
        second.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        first.GetProperty("unread").GetInt32().ShouldBe(3);

        var one = first.GetProperty("items")[0].Id();
        (await student.Client.PostAsJsonAsync($"/api/notifications/mine/{one}/read", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await student.Client.GetJsonAsync("/api/notifications/mine/unread")).GetProperty("count").GetInt32().ShouldBe(2);
        (await student.Client.PostAsJsonAsync("/api/notifications/mine/read-all", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await student.Client.GetJsonAsync("/api/notifications/mine/unread")).GetProperty("count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_reader_chooses_the_language()
    {
        var student = await WithThreeNoticesAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/notifications/mine");
        request.Headers.Add("Accept-Language", "en");
        var rejected = (await (await student.Client.SendAsync(request)).ReadJsonAsync("inbox")).GetProperty("items")[1];
        rejected.Text("title").ShouldBe("Rejected by the learning centre");
        rejected.Text("body").ShouldContain("Photo not clear");
    }

    [Fact]
    public async Task Nobody_reads_anothers_notices()
    {
        var student = await WithThreeNoticesAsync();
        var notice = (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0].Id();
        var center = await host.People.CenterAsync();
        var other = await host.People.StudentAsync(center);

        (await other.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await other.Client.PostAsJsonAsync($"/api/notifications/mine/{notice}/read", new { }).ShouldRefuseAsync(HttpStatusCode.NotFound);
        (await other.Client.PostAsJsonAsync("/api/notifications/mine/read-all", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await student.Client.GetJsonAsync("/api/notifications/mine/unread")).GetProperty("count").GetInt32().ShouldBe(3);
        await (await host.People.AnonymousAsync()).GetAsync("/api/notifications/mine").ShouldRefuseAsync(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?after=nonsense")]
    public async Task A_page_that_cannot_be_is_a_400(string query)
    {
        var student = await host.People.StudentAsync(await host.People.CenterAsync());
        await student.Client.GetAsync($"/api/notifications/mine{query}").ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Outside_the_demo_there_is_no_page_of_SMS()
    {
        var admin = await host.People.CenterAdminAsync(await host.People.CenterAsync());
        await admin.GetAsync("/api/notifications/demo-sms").ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    private async Task<Student> WithThreeNoticesAsync()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var application = await host.SubmitNewAsync(student);
        await host.DrainOutboxAsync();
        host.Tick();
        await admin.RejectAsync("center", application.Id());
        await host.DrainOutboxAsync();
        await host.SubmitAsync(student, await student.Client.GetJsonAsync($"/api/applications/mine/{application.Id()}"));
        await host.DrainOutboxAsync();
        return student;
    }
}
