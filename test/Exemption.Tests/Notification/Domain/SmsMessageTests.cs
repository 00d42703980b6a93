using Exemption.Notification.Domain;

namespace Exemption.Tests.Notification.Domain;

public sealed class SmsMessageTests
{
    private static readonly DateTime Noon = new(2026, 11, 24, 4, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_pauses_grow_to_five_minutes_and_end_after_some_hours()
    {
        var sms = New();
        var pauses = new List<TimeSpan>();
        while (sms.Missed("TimeoutException") is { } pause)
        {
            pauses.Add(pause);
        }

        pauses[..3].ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)]);
        pauses[^1].ShouldBe(TimeSpan.FromMinutes(5));
        pauses.Count.ShouldBe(SmsMessage.MostAttempts - 1);
        pauses.Aggregate((a, b) => a + b).ShouldBeGreaterThan(TimeSpan.FromHours(3));
        sms.State.ShouldBe(SmsState.Queued);
    }

    [Fact]
    public void Sent_forgets_the_last_error_and_keeps_the_providers_id()
    {
        var sms = New();
        sms.Missed("TimeoutException");
        sms.Sent("p-1", Noon);
        (sms.State, sms.ProviderId, sms.LastError, sms.Attempts, sms.SentAt).ShouldBe((SmsState.Sent, "p-1", null, 2, Noon));
    }

    [Fact]
    public void Failed_says_when_and_why()
    {
        var sms = New();
        sms.Fail("NotConfigured", Noon);
        (sms.State, sms.LastError, sms.FailedAt, sms.Attempts).ShouldBe((SmsState.Failed, "NotConfigured", Noon, 1));
    }

    private static SmsMessage New() => SmsMessage.Queue(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), [1], "Rejected", new Dictionary<string, string>(), Noon);
}
