using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications.Deadlines;
using Exemption.Framework.Timing;
using Exemption.Tests.Applications;
using Exemption.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Flows;

/// <summary>Deadlines that work (F-35, F-36, 5-18): reminded of before, closed by itself after, and then the centre may be asked. Each test has a host of its own, for time passes.</summary>
public sealed class CorrectionDeadlineTests : IAsyncLifetime
{
    private readonly ReviewHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Each_reminder_goes_out_once_and_by_day()
    {
        const string Phone = "13822220001";
        var (student, _, id) = await RejectedAsync(Phone);
        var last = Shanghai.DayOf((await student.ReadAsync(id)).GetProperty("resubmitBy").GetDateTime().ToUniversalTime().AddTicks(-1));
        At(last.AddDays(-8), hour: 10);
        (await RemindAsync()).ShouldBe(0, "eight days are left");
        At(last.AddDays(-7), hour: 8);
        (await RemindAsync()).ShouldBe(0, "it is too early in the morning");
        At(last.AddDays(-7), hour: 10);
        (await RemindAsync()).ShouldBe(1);
        (await RemindAsync()).ShouldBe(0, "once each");
        At(last.AddDays(-5), hour: 10);
        (await RemindAsync()).ShouldBe(0);
        At(last.AddDays(-1), hour: 10);
        (await RemindAsync()).ShouldBe(1, "the host was away when two days were left, and makes up for it");
        At(last.AddDays(1), hour: 10);
        (await RemindAsync()).ShouldBe(0, "it is over");
        await _host.DrainOutboxAsync();
        var sms = _host.Sms.DeliveredTo(Phone);
        sms.Select(s => s.TemplateCode).ShouldBe(["Rejected", "CorrectionDue", "CorrectionDue"]);
        sms[^1].Text.ShouldContain(last.ToString("M'月'd'日'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Whoever_has_submitted_again_is_not_reminded()
    {
        const string Phone = "13822220002";
        var (student, _, id) = await RejectedAsync(Phone);
        await _host.SubmitAsync(student, await student.ReadAsync(id));
        At(Later(20), hour: 10);
        (await RemindAsync()).ShouldBe(0);
        await _host.DrainOutboxAsync();
        _host.Sms.DeliveredTo(Phone).ShouldHaveSingleItem().TemplateCode.ShouldBe("Rejected");
    }

    [Fact]
    public async Task After_the_last_day_it_is_closed_and_the_student_may_ask_the_centre_once()
    {
        var (student, admin, id) = await RejectedAsync("13822220003");
        (await student.ReadAsync(id)).Actions().ShouldBe(["Edit", "Submit", "Withdraw"]);
        await student.Client.PostAsJsonAsync($"/api/applications/mine/{id}/appeal", new { version = (await student.ReadAsync(id)).Version(), text = "x" })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        (await SummaryAsync(student, id)).GetProperty("resubmitBy").GetDateTime().ShouldBeGreaterThan(_host.Clock.GetUtcNow().UtcDateTime);

        At(Later(31), hour: 10);
        student = student with { Client = await _host.People.SignInAsync(student.AdmissionTicketNumber, People.Password) };
        var mine = await student.ReadAsync(id);
        (mine.Text("status"), string.Join(',', mine.Actions())).ShouldBe(("Rejected", "Edit,Withdraw,Appeal"));
        (await SummaryAsync(student, id)).GetProperty("resubmitBy").GetDateTime().ShouldBeLessThan(_host.Clock.GetUtcNow().UtcDateTime);
        await student.TrySubmitAsync(await student.AnswerAllAsync(mine)).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:WindowClosed");

        mine = await student.ReadAsync(id);
        await student.Client.PostAsJsonAsync($"/api/applications/mine/{id}/appeal", new { version = mine.Version(), text = "   " }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        var asked = await student.Client.PostJsonAsync($"/api/applications/mine/{id}/appeal", new { version = mine.Version(), text = "住院期间无法修改,附有证明" });
        asked.Actions().ShouldBe(["Edit", "Withdraw"]);
        asked.GetProperty("records").EnumerateArray().Last().Text("action").ShouldBe("Appeal");
        await student.Client.PostAsJsonAsync($"/api/applications/mine/{id}/appeal", new { version = asked.Version(), text = "x" }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");

        var desk = await _host.People.CenterAdminAsync(admin);
        var appeal = (await desk.GetJsonAsync("/api/review/center/appeals")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (appeal.Id(), appeal.Text("text")).ShouldBe((id, "住院期间无法修改,附有证明"));
        var others = await _host.People.CenterAdminAsync(await _host.People.CenterAsync());
        (await others.GetJsonAsync("/api/review/center/appeals")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private async Task<(Student Student, Center Center, Guid Id)> RejectedAsync(string phone)
    {
        var center = await _host.People.CenterAsync();
        var admin = await _host.People.CenterAdminAsync(center);
        var student = await _host.People.StudentAsync(center, admin);
        var id = (await _host.SubmitNewAsync(student, phone: phone)).Id();
        _host.Tick();
        await admin.RejectAsync("center", id);
        await _host.DrainOutboxAsync();
        return (student, center, id);
    }

    private static async Task<JsonElement> SummaryAsync(Student student, Guid id) =>
        (await student.Client.GetJsonAsync("/api/applications/mine")).GetProperty("items").EnumerateArray().Single(i => i.Id() == id);

    private Task<int> RemindAsync() => _host.Services.GetRequiredService<DailyReminder>().RunIfDueAsync(CancellationToken.None);

    private DateOnly Later(int days) => Shanghai.DayOf(_host.Clock.GetUtcNow().UtcDateTime).AddDays(days);

    /// <summary>Lets the time pass until then, by the clock of Shanghai.</summary>
    private void At(DateOnly day, int hour) => _host.Clock.Advance(Shanghai.StartOf(day).AddHours(hour) - _host.Clock.GetUtcNow().UtcDateTime);
}
