using System.Collections.Concurrent;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Framework.Events;

public sealed class OutboxDispatcherTests(OutboxDispatcherTests.ListeningHost host) : IClassFixture<OutboxDispatcherTests.ListeningHost>
{
    [StableName("test.said")]
    internal sealed record Said(Guid Subject, int Word) : IEvent;

    /// <summary>What was heard, and whether the listener is deaf at the moment to a subject.</summary>
    internal sealed class Ear
    {
        public ConcurrentDictionary<Guid, bool> DeafTo { get; } = new();
        public ConcurrentQueue<(string Listener, Guid Subject, int Word)> Heard { get; } = new();

        public int[] Words(string listener, Guid subject) => [.. Heard.Where(h => h.Listener == listener && h.Subject == subject).Select(h => h.Word)];
    }

    [StableName("test.listener")]
    internal sealed class Listener(Ear ear) : IEventHandler<Said>
    {
        public Task HandleAsync(Said e, CancellationToken ct)
        {
            if (ear.DeafTo.ContainsKey(e.Subject))
            {
                throw new InvalidOperationException("not now");
            }

            ear.Heard.Enqueue(("listener", e.Subject, e.Word));
            return Task.CompletedTask;
        }
    }

    [StableName("test.neighbour")]
    internal sealed class Neighbour(Ear ear) : IEventHandler<Said>
    {
        public Task HandleAsync(Said e, CancellationToken ct)
        {
            ear.Heard.Enqueue(("neighbour", e.Subject, e.Word));
            return Task.CompletedTask;
        }
    }

    public sealed class ListeningHost : ExemptionHost
    {
        internal Ear Ear { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services =>
            {
                services.AddSingleton(Ear);
                services.AddSingleton(new Subscription(typeof(Said), typeof(Listener)));
                services.AddSingleton(new Subscription(typeof(Said), typeof(Neighbour)));
                services.AddScoped<Listener>();
                services.AddScoped<Neighbour>();
            });
        }
    }

    [Fact]
    public async Task A_failing_subscriber_delays_only_itself_and_still_hears_in_order()
    {
        var subject = Guid.NewGuid();
        host.Ear.DeafTo[subject] = true;
        await SayAsync(subject, 1);
        await SayAsync(subject, 2);

        await host.DrainOutboxAsync();
        host.Ear.Words("neighbour", subject).ShouldBe([1, 2]);
        host.Ear.Words("listener", subject).ShouldBeEmpty();

        host.Ear.DeafTo.Clear();
        await host.DrainOutboxAsync();
        host.Ear.Words("listener", subject).ShouldBeEmpty("the first word is not due yet, and the second waits behind it");

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.DrainOutboxAsync();
        host.Ear.Words("listener", subject).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_went_wrong_is_kept_without_its_message()
    {
        var subject = Guid.NewGuid();
        host.Ear.DeafTo[subject] = true;
        await SayAsync(subject, 1);
        await host.DrainOutboxAsync();
        var waiting = await host.InDbAsync(db => db.Outbox.SingleAsync(m => m.SubjectId == subject && m.DoneAt == null));
        (waiting.Attempts, waiting.LastError).ShouldBe((1, nameof(InvalidOperationException)));
        host.Ear.DeafTo.Clear();
    }

    [Fact]
    public async Task Several_dispatchers_deliver_each_message_once()
    {
        var subjects = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var subject in subjects)
        {
            await SayAsync(subject, 1);
            await SayAsync(subject, 2);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(host.DrainOutboxAsync)));
        await host.DrainOutboxAsync();
        subjects.ShouldAllBe(s => host.Ear.Words("listener", s).SequenceEqual(new[] { 1, 2 }) && host.Ear.Words("neighbour", s).SequenceEqual(new[] { 1, 2 }));
    }

    [Fact]
    public async Task A_message_of_a_dead_worker_is_taken_over_when_its_lease_ends()
    {
        var subject = Guid.NewGuid();
        await SayAsync(subject, 1);
        var lease = host.Clock.GetUtcNow().UtcDateTime.AddMinutes(2);
        await host.InDbAsync(db => db.Outbox.Where(m => m.SubjectId == subject)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.LockedBy, "a dead worker").SetProperty(m => m.LockedUntil, lease)));

        await host.DrainOutboxAsync();
        host.Ear.Words("listener", subject).ShouldBeEmpty();

        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.DrainOutboxAsync();
        host.Ear.Words("listener", subject).ShouldBe([1]);
    }

    [Fact]
    public async Task A_cause_that_is_rolled_back_says_nothing()
    {
        var subject = Guid.NewGuid();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<IBackgroundJobManager>().Enqueue(new Said(subject, 1), subject);
        }

        await host.DrainOutboxAsync();
        host.Ear.Words("listener", subject).ShouldBeEmpty();
    }

    private async Task SayAsync(Guid subject, int word)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IBackgroundJobManager>().Enqueue(new Said(subject, word), subject);
        await scope.ServiceProvider.GetRequiredService<ExemptionDbContext>().SaveChangesAsync();
    }
}
