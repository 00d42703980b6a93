using Exemption.Applications;
using Exemption.Framework.Events;
using Exemption.Notification.Domain;
using Exemption.Notification.Sms;
using Exemption.SmsStub;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Exemption.Tests.Notification.Sms;

/// <summary>The protocol of docs/sms-gateway.md against a gateway in a process of its own.</summary>
public sealed class HttpSmsSenderTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task Refused_for_good_it_is_recorded_with_the_gateways_code()
    {
        await host.First.BecomeAsync(FaultKind.Refusing);
        var id = (await host.QueueAsync(1))[0];
        await host.DrainOutboxAsync();
        await host.First.BecomeAsync(FaultKind.None);
        var sms = await host.SmsAsync(id);
        (sms.State, sms.LastError).ShouldBe((SmsState.Failed, "UnknownNumber"));
    }

    [Fact]
    public async Task A_worker_that_died_after_sending_is_followed_by_a_question_and_not_by_a_second_SMS()
    {
        var id = (await host.QueueAsync(1))[0];
        await host.DrainOutboxAsync();
        var before = await host.First.CountsAsync();

        // As if the host had died between the gateway's answer and its own commit.
        await host.InDbAsync(db => db.Set<SmsMessage>().Where(m => m.Id == id).ExecuteUpdateAsync(u => u.SetProperty(m => m.State, SmsState.Queued)));
        await host.InDbAsync(db => db.Outbox.Where(m => m.SubjectId == id).ExecuteUpdateAsync(u => u.SetProperty(m => m.DoneAt, (DateTime?)null).SetProperty(m => m.LockedUntil, (DateTime?)null)));
        await host.DrainOutboxAsync();

        var after = await host.First.CountsAsync();
        (after.Posts - before.Posts, after.Asked - before.Asked).ShouldBe((0, 1));
        (await host.SmsAsync(id)).State.ShouldBe(SmsState.Sent);
    }

    [Fact]
    public async Task A_gateway_sends_nobody_elsewhere()
    {
        await using var other = await StubProcess.StartAsync();
        await host.First.BecomeAsync(FaultKind.Redirect, target: other.Url);
        var id = (await host.QueueAsync(1))[0];
        await host.DrainOutboxAsync();
        await host.First.BecomeAsync(FaultKind.None);
        (await other.CountsAsync()).Posts.ShouldBe(0);
        (await host.SmsAsync(id)).LastError.ShouldBe("Http307");
        await host.UntilSentAsync();
    }

    [Fact]
    public async Task With_a_wrong_secret_nothing_is_taken_and_nothing_is_given_up()
    {
        using var sender = Sender(host.First.Url, secret: "not the gateway's secret");
        var taken = (await host.First.CountsAsync()).Taken;
        (await Should.ThrowAsync<SmsNotTakenException>(() => sender.SendAsync(Order(), default))).Code.ShouldBe("Http401");
        (await host.First.CountsAsync()).Taken.ShouldBe(taken);
    }

    [Fact]
    public async Task Where_nobody_listens_the_message_has_certainly_not_gone_out_and_the_sixth_does_not_even_try()
    {
        using var sender = Sender(new Uri("http://127.0.0.1:1/sms"));
        for (var i = 0; i < 5; i++)
        {
            await Should.ThrowAsync<SmsNotTakenException>(() => sender.SendAsync(Order(), default));
        }

        (await Should.ThrowAsync<NotNowException>(() => sender.SendAsync(Order(), default))).For.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("http://gateway.example/sms")]
    [InlineData("https://user@gateway.example/sms")]
    [InlineData("https://gateway.example/sms?to=x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gateway.example")]
    public void An_address_that_could_leak_or_lead_astray_is_refused_at_start(string url) =>
        Should.Throw<InvalidOperationException>(() => SmsGatewaySettings.From(Configuration(url, "key", "a secret of the tests")));

    [Theory]
    [InlineData("", "a secret of the tests")]
    [InlineData("key", "short")]
    public void A_gateway_without_a_proper_secret_is_refused_at_start(string key, string secret) =>
        Should.Throw<InvalidOperationException>(() => SmsGatewaySettings.From(Configuration("https://gateway.example/sms", key, secret)));

    private static IConfiguration Configuration(string url, string key, string secret) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Sms:Url"] = url, ["Sms:KeyId"] = key, ["Sms:Secret"] = secret }).Build();

    private static HttpSmsSender Sender(Uri url, string secret = StubProcess.Secret) =>
        new(SmsGatewaySettings.From(Configuration(url.ToString(), StubProcess.KeyId, secret)), new FakeTimeProvider(), NullLogger<HttpSmsSender>.Instance);

    private static SmsOrder Order() => new(Guid.NewGuid(), SmsBacklog.Phone, SmsTexts.RejectedTemplate, new Dictionary<string, string>(), string.Empty);
}
