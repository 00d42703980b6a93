using Exemption.Notification.Domain;
using Exemption.Notification.Sms;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Notification.Services;

/// <summary>The rejection's SMS against a provider that fails in every way a provider can. What the student may read about it is what counts.</summary>
public sealed class DeliveryTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private static int _phones = 10_000_000;

    [Fact]
    public async Task Failing_first_and_working_later_it_arrives_once()
    {
        var phone = NewPhone();
        host.Sms.Trouble = order => order.Phone == phone ? new HttpRequestException() : null;
        var (student, id) = await RejectedAsync(phone);

        await host.DrainOutboxAsync();
        host.Sms.CallsTo(phone).Count.ShouldBe(1);
        (await SmsRecordsAsync(student, id)).ShouldBe(["SmsQueued"]);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.DrainOutboxAsync();
        host.Sms.CallsTo(phone).Count.ShouldBe(1, "the next try is not due yet");

        host.Sms.Trouble = _ => null;
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.DrainOutboxAsync();
        host.Sms.CallsTo(phone).Select(c => c.OutId).Distinct().Count().ShouldBe(1);
        host.Sms.DeliveredTo(phone).Count.ShouldBe(1);
        (await SmsRecordsAsync(student, id)).ShouldBe(["SmsQueued", "SmsSent"]);
        var row = await RowAsync(id);
        (row.State, row.Attempts, row.ProviderId).ShouldBe((SmsState.Sent, 2, $"test-{row.Id:N}"));
    }

    [Fact]
    public async Task An_answer_lost_on_the_way_back_costs_no_second_message()
    {
        var phone = NewPhone();
        host.Sms.LosesAnswers = true;
        var (student, id) = await RejectedAsync(phone);
        await host.DrainOutboxAsync();
        host.Sms.LosesAnswers = false;
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.DrainOutboxAsync();

        host.Sms.CallsTo(phone).Count.ShouldBe(2);
        host.Sms.DeliveredTo(phone).Count.ShouldBe(1);
        (await SmsRecordsAsync(student, id)).ShouldBe(["SmsQueued", "SmsSent"]);
    }

    [Fact]
    public async Task Refused_for_good_it_is_recorded_as_failed_and_not_tried_again()
    {
        var phone = NewPhone();
        host.Sms.Trouble = order => order.Phone == phone ? new SmsRefusedException("UnknownNumber") : null;
        var (student, id) = await RejectedAsync(phone);
        await host.DrainOutboxAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.DrainOutboxAsync();
        host.Sms.Trouble = _ => null;

        host.Sms.CallsTo(phone).Count.ShouldBe(1);
        (await SmsRecordsAsync(student, id)).ShouldBe(["SmsQueued", "SmsFailed"]);
        (await RowAsync(id)).LastError.ShouldBe("UnknownNumber");
    }

    [Fact]
    public async Task Tried_too_often_it_is_recorded_as_failed()
    {
        var phone = NewPhone();
        host.Sms.Trouble = order => order.Phone == phone ? new HttpRequestException() : null;
        var (student, id) = await RejectedAsync(phone);
        for (var i = 0; i < SmsMessage.MostAttempts + 3; i++)
        {
            await host.DrainOutboxAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        host.Sms.Trouble = _ => null;
        host.Sms.CallsTo(phone).Count.ShouldBe(SmsMessage.MostAttempts);
        (await SmsRecordsAsync(student, id)).ShouldBe(["SmsQueued", "SmsFailed"]);
    }

    [Fact]
    public async Task A_dead_provider_keeps_no_decision_waiting_and_no_notice_back()
    {
        var phone = NewPhone();
        host.Sms.Trouble = order => order.Phone == phone ? new HttpRequestException() : null;
        var (student, _) = await RejectedAsync(phone);
        await host.DrainOutboxAsync();
        host.Sms.Trouble = _ => null;
        (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0].Text("title").ShouldBe("申请被助学点驳回");
    }

    [Fact]
    public async Task Without_a_provider_the_failure_shows() =>
        (await Should.ThrowAsync<SmsRefusedException>(() => new NullSmsSender().SendAsync(new SmsOrder(Guid.NewGuid(), "13800000000", "Rejected", new Dictionary<string, string>(), "x"), default)))
            .Code.ShouldBe(NullSmsSender.NotConfigured);

    private static string NewPhone() => $"139{Interlocked.Increment(ref _phones)}";

    private static async Task<string[]> SmsRecordsAsync(Student student, Guid id) =>
        [.. (await student.Client.GetJsonAsync($"/api/applications/mine/{id}")).GetProperty("records").EnumerateArray().Select(r => r.Text("action")).Where(a => a.StartsWith("Sms", StringComparison.Ordinal))];

    private Task<SmsMessage> RowAsync(Guid id) => host.InDbAsync(db => db.Set<SmsMessage>().SingleAsync(m => m.ApplicationId == id));

    private async Task<(Student Student, Guid Id)> RejectedAsync(string phone)
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var application = await host.SubmitNewAsync(student, phone: phone);
        host.Tick();
        await admin.RejectAsync("center", application.Id(), "Other", "这段文字不进短信");
        return (student, application.Id());
    }
}
