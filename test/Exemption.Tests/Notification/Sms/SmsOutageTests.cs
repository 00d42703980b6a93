using Exemption.Applications;
using Exemption.Notification.Domain;
using Exemption.SmsStub;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Notification.Sms;

/// <summary>A12 by the host's own clock: whatever the gateway does, every message is delivered once, and 经办记录 tells it.</summary>
[Trait("Goal", "A12")]
public sealed class SmsOutageTests
{
    private static readonly int Many = LongRun.Of(100, 5000);
    private static readonly int Some = LongRun.Of(16, 500);

    [Fact]
    public async Task Through_every_fault_each_message_is_delivered_once_and_recorded_once()
    {
        await using var host = new GatewayHost();
        await host.InitializeAsync();
        var queued = new HashSet<Guid>();

        // An hour without a gateway: people work on, and nobody writes about it.
        await host.First.BecomeAsync(FaultKind.Down);
        queued.UnionWith(await host.QueueAsync(Many));
        await host.PassAsync(TimeSpan.FromHours(1));
        var tries = (await host.First.CountsAsync()).Posts;
        tries.ShouldBeInRange(10, 250, "single messages try, the others wait untouched");
        (await host.WaitingAsync()).ShouldBe(Many);
        await host.CenterAdmin.RejectAsync("center", host.Application);
        await host.PassAsync(TimeSpan.FromSeconds(1));
        (await host.Student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0].Text("title").ShouldBe("申请被助学点驳回");
        queued.UnionWith(await host.InDbAsync(db => db.Set<SmsMessage>().Select(m => m.Id).ToListAsync()));
        queued.Count.ShouldBe(Many + 1);

        await host.First.BecomeAsync(FaultKind.None);
        var recovery = await host.UntilSentAsync();
        recovery.ShouldBeLessThan(TimeSpan.FromMinutes(5));

        foreach (var fault in new[] { FaultKind.TooMany, FaultKind.ServerError, FaultKind.ServerErrorAfterAccept, FaultKind.SilentAfterAccept, FaultKind.WrongAnswer, FaultKind.Slow })
        {
            await host.First.BecomeAsync(fault, delayMs: 3_600_000, retryAfter: 20);
            queued.UnionWith(await host.QueueAsync(Some));
            await host.PassAsync(TimeSpan.FromMinutes(2));
            await host.First.BecomeAsync(FaultKind.None);
            await host.First.ReleaseAsync();
            (await host.UntilSentAsync()).ShouldBeLessThan(TimeSpan.FromMinutes(15), fault.ToString());
            // Only a gateway that takes a message after it has been asked can be sent it twice.
            (fault == FaultKind.Slow ? 0 : (await host.First.CountsAsync()).Duplicates).ShouldBe(0, fault.ToString());
        }

        var counts = await host.First.CountsAsync();
        (await host.First.OutIdsAsync()).SetEquals(queued).ShouldBeTrue("the gateway has them all, each once");
        counts.Duplicates.ShouldBeLessThanOrEqualTo(counts.Ambiguous);
        (counts.Ambiguous, counts.Forged).ShouldBe((Math.Max(1, counts.Ambiguous), 0));
        (await host.InDbAsync(SmsBacklog.StatesAsync)).ShouldBe(new() { [SmsState.Sent] = queued.Count });
        (await host.InDbAsync(SmsBacklog.RecordsAsync)).ShouldBe(
            new Dictionary<HandlingAction, int> { [HandlingAction.SmsQueued] = queued.Count, [HandlingAction.SmsSent] = queued.Count }, ignoreOrder: true);
        host.Log.ShouldContain("SMS gateway first fails");
        host.Log.ShouldNotContain(SmsBacklog.Phone);
        host.Log.ShouldNotContain(SmsBacklog.Name);
        LongRun.Report("A12", new { messages = queued.Count, lost = 0, counts.Posts, counts.Asked, counts.Duplicates, counts.Ambiguous, triesInOutage = tries, recoverySeconds = recovery.TotalSeconds });
    }

    [Fact]
    public async Task The_second_gateway_takes_over_in_two_minutes_and_hands_back()
    {
        await using var host = new GatewayHost { WithSecond = true };
        await host.InitializeAsync();
        await host.First.BecomeAsync(FaultKind.Down);
        var queued = new HashSet<Guid>(await host.QueueAsync(Some));
        var since = host.Clock.GetUtcNow();
        await host.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
        // The first ones may all have broken off on the way; these find the gateway known to be down and are in no doubt.
        queued.UnionWith(await host.QueueAsync(Some));
        while ((await host.Second!.CountsAsync()).Taken == 0)
        {
            await host.PassAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
            (host.Clock.GetUtcNow() - since).ShouldBeLessThan(TimeSpan.FromMinutes(3));
        }

        var takeOver = host.Clock.GetUtcNow() - since;
        takeOver.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(2));
        await host.PassAsync(TimeSpan.FromMinutes(2));
        // Those that broke off on the way stay with the first, which may have them.
        (await host.WaitingAsync()).ShouldBeInRange(1, (2 * Some) - 1);

        await host.First.BecomeAsync(FaultKind.None);
        await host.UntilSentAsync();
        queued.UnionWith(await host.QueueAsync(5));
        var before = (await host.Second.CountsAsync()).Posts;
        await host.UntilSentAsync();
        (await host.Second.CountsAsync()).Posts.ShouldBe(before, "the first is back");

        var (first, second) = (await host.First.OutIdsAsync(), await host.Second.OutIdsAsync());
        first.Overlaps(second).ShouldBeFalse();
        first.Union(second).ToHashSet().SetEquals(queued).ShouldBeTrue();
        LongRun.Report("A12", new { takeOverSeconds = takeOver.TotalSeconds, bySecond = second.Count, byFirst = first.Count });
    }
}
