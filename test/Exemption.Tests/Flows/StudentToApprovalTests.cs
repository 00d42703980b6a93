using Exemption.Tests.Testing;

namespace Exemption.Tests.Flows;

/// <summary>The whole life of an application as the guide tells it, through the pages of all three parties.</summary>
public sealed class StudentToApprovalTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const string Phone = "13800009876";

    [Fact]
    public async Task Rejected_at_both_levels_corrected_twice_and_approved_in_the_end()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var reviewer = await host.People.ReviewerAsync();
        var student = await host.People.StudentAsync(center, admin);

        var application = await host.SubmitNewAsync(student, phone: Phone);
        var id = application.Id();
        application.Text("status").ShouldBe("Submitted");
        await AfterwardsAsync();

        (await admin.RejectAsync("center", id, "PhotoUnclear")).Text("status").ShouldBe("Rejected");
        await AfterwardsAsync();
        var rejected = await student.Client.GetJsonAsync($"/api/applications/mine/{id}");
        rejected.GetProperty("rejection").GetProperty("reasons")[0].Text("code").ShouldBe("PhotoUnclear");
        rejected.GetProperty("rejection").GetProperty("reasons")[0].Text("text").ShouldBe("照片不清晰");

        (await host.SubmitAsync(student, rejected)).Text("status").ShouldBe("Submitted");
        await AfterwardsAsync();
        (await admin.ApproveAsync("center", id)).Text("status").ShouldBe("CenterApproved");
        await AfterwardsAsync();
        (await reviewer.RejectAsync("university", id, "Other", "请补充证书背面")).Text("status").ShouldBe("Rejected");
        await AfterwardsAsync();

        // After a rejection by the university too, the centre sees the correction first.
        (await host.SubmitAsync(student, await student.Client.GetJsonAsync($"/api/applications/mine/{id}"))).Text("status").ShouldBe("Submitted");
        await AfterwardsAsync();
        (await WaitingAsync(reviewer, "university")).ShouldNotContain(id);
        (await WaitingAsync(admin, "center")).ShouldContain(id);

        await admin.ApproveAsync("center", id);
        await AfterwardsAsync();
        (await WaitingAsync(reviewer, "university")).ShouldContain(id);
        (await reviewer.ApproveAsync("university", id)).Text("status").ShouldBe("Approved");
        await AfterwardsAsync();

        await TheRecordsTellItAllAsync(student, id);
        await TheInboxTellsItAllAsync(student);
        ThePhoneRangTwice(student);
    }

    [Fact]
    public async Task A_recalled_application_leaves_the_desk()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var application = await host.SubmitNewAsync(student);
        await AfterwardsAsync();
        (await WaitingAsync(admin, "center")).ShouldContain(application.Id());

        host.Tick();
        await student.Client.PostJsonAsync($"/api/applications/mine/{application.Id()}/recall", new { version = application.GetProperty("version").GetInt32() });
        await AfterwardsAsync();

        (await WaitingAsync(admin, "center")).ShouldNotContain(application.Id());
        (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0].Text("title").ShouldBe("申请已撤回");
    }

    private async Task AfterwardsAsync()
    {
        await host.DrainOutboxAsync();
        host.Tick();
    }

    private static async Task<List<Guid>> WaitingAsync(HttpClient reviewer, string side)
    {
        var list = await reviewer.PostJsonAsync($"/api/review/{side}/applications/query", new { statuses = new[] { side == "center" ? "Submitted" : "CenterApproved" }, limit = 100 });
        return [.. list.GetProperty("items").EnumerateArray().Select(i => i.Id())];
    }

    private static async Task TheRecordsTellItAllAsync(Student student, Guid id)
    {
        var records = (await student.Client.GetJsonAsync($"/api/applications/mine/{id}")).GetProperty("records").EnumerateArray().ToList();
        records.Select(r => r.Text("action")).ShouldBe(
        [
            "Created", "Submit", "Reject", "SmsQueued", "SmsSent", "Submit", "CenterApprove", "Reject", "SmsQueued", "SmsSent", "Submit", "CenterApprove", "UniversityApprove",
        ]);
        records.Where(r => r.Text("action").StartsWith("Sms", StringComparison.Ordinal)).Select(r => r.Text("note")).Distinct().ShouldBe(["138****9876"]);
        records.Where(r => r.Text("action") == "Reject").Select(r => r.Text("actorRole")).ShouldBe(["CenterAdmin", "University"]);
        // The reason of the first rejection stays readable after everything that followed.
        records[2].GetProperty("reasons")[0].Text("code").ShouldBe("PhotoUnclear");
    }

    private static async Task TheInboxTellsItAllAsync(Student student)
    {
        var inbox = await student.Client.GetJsonAsync("/api/notifications/mine?limit=50");
        inbox.GetProperty("items").EnumerateArray().Select(n => n.Text("title")).Reverse().ShouldBe(
        [
            "申请已提交", "申请被助学点驳回", "申请已重新提交", "助学点审核通过", "申请被高校驳回", "申请已重新提交", "助学点审核通过", "高校复核通过",
        ]);
        inbox.GetProperty("unread").GetInt32().ShouldBe(8);
    }

    private void ThePhoneRangTwice(Student student)
    {
        var sms = host.Sms.DeliveredTo(Phone);
        sms.Count.ShouldBe(2);
        sms.Select(s => s.OutId).Distinct().Count().ShouldBe(2);
        foreach (var text in sms.Select(s => s.Text))
        {
            text.ShouldContain(student.Name);
            text.ShouldContain("请登录查看");
            text.ShouldNotContain("补充证书背面");
            text.ShouldNotContain(student.IdNumber);
        }
    }
}
