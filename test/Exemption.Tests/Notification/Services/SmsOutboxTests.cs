using System.Net;
using Exemption.Notification.Domain;
using Exemption.Notification.Sms;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Seeding;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Notification.Services;

/// <summary>The demo's page of SMS, with the demo's own people.</summary>
public sealed class SmsOutboxTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_demo_shows_what_a_student_would_get()
    {
        var admin = await SignInAsync("Demo:CenterAdmin");
        var waiting = await admin.PostJsonAsync("/api/review/center/applications/query", new { statuses = new[] { "Submitted" } });
        var row = waiting.GetProperty("items")[0];
        await admin.RejectAsync("center", row.Id(), "Other", "这段文字不进短信");
        await host.DrainOutboxAsync();

        // Those of the demo's own history go out at the same time, in any order.
        var sms = (await admin.GetJsonAsync("/api/notifications/demo-sms")).GetProperty("items").EnumerateArray().First(m => m.Text("text").Contains(row.Text("studentName"), StringComparison.Ordinal));
        sms.Text("text").ShouldNotContain("这段文字不进短信");
        (sms.Text("phone"), sms.Text("state")).ShouldBe((row.Text("phoneMasked"), "Sent"));

        (await Ids(await SignInAsync("Demo:UniversityReviewer"))).ShouldContain(sms.Id());
        (await Ids(await SignInAsync("Demo:OtherCenterAdmin"))).ShouldNotContain(sms.Id());
        await (await SignInAsync("Demo:Student")).GetAsync("/api/notifications/demo-sms").ShouldRefuseAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_demos_provider_takes_an_out_id_once()
    {
        var (order, tenant) = (new SmsOrder(Guid.NewGuid(), "13800000000", "Rejected", new Dictionary<string, string>(), "x"), Guid.NewGuid());
        using (host.Services.GetRequiredService<ICurrentTenant>().Change(tenant))
        {
            var sender = host.Services.GetRequiredService<ISmsSender>();
            (await sender.SendAsync(order, default)).ShouldBe(await sender.SendAsync(order, default));
        }

        (await host.InDbAsync(db => db.Set<DemoSms>().CountAsync(m => m.Id == order.OutId))).ShouldBe(1);
    }

    private static async Task<List<Guid>> Ids(HttpClient client) =>
        [.. (await client.GetJsonAsync("/api/notifications/demo-sms")).GetProperty("items").EnumerateArray().Select(i => i.Id())];

    private Task<HttpClient> SignInAsync(string label)
    {
        _ = host.Server;
        var account = host.Services.GetRequiredService<SeedReport>().DemoAccounts.First(a => a.Label == label);
        return new People(host).SignInAsync(account.UserName, account.Password);
    }
}
