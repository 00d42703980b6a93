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

    /// <summary>Whoever waits for somebody outside: notes who is inside at the same time, and refuses all while the line is cut.</summary>
    internal sealed class Outside
    {
        private readonly Lock _lock = new();
        private readonly HashSet<Guid> _inside = [];

        /// <summary>How many deliveries must have come before any goes on; proves that they run side by side.</summary>
        public int Meeting { get; set; } = 1;
        public TaskCompletionSource Met { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public bool IsCut { get; set; }
        public int Calls { get; private set; }
        public int Overlaps { get; private set; }
        public int MostInside { get; set; }

        public void Enter(Guid subject)
        {
            lock (_lock)
            {
                Calls++;
                Overlaps += _inside.Add(subject) ? 0 : 1;
                MostInside = Math.Max(MostInside, _inside.Count);
                if (_inside.Count >= Meeting)
                {
                    Met.TrySetResult();
                }
            }
        }

        public void Leave(Guid subject)
        {
            lock (_lock)
            {
                _inside.Remove(subject);
            }
        }
    }

    [StableName("test.caller"), WaitsForOthers]
    internal sealed class Caller(Ear ear, Outside outside) : IEventHandler<Said>
    {
        public async Task HandleAsync(Said e, CancellationToken ct)
        {
            if (outside.IsCut)
            {
                outside.Enter(e.Subject);
                outside.Leave(e.Subject);
                throw new NotNowException(TimeSpan.FromSeconds(30));
            }

            outside.Enter(e.Subject);
            await outside.Met.Task.WaitAsync(TimeSpan.FromSeconds(30), ct);
            ear.Heard.Enqueue(("caller", e.Subject, e.Word));
            outside.Leave(e.Subject);
        }
    }

    public sealed class ListeningHost : ExemptionHost
    {
        internal Ear Ear { get; } = new();

        internal Outside Outside { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services =>
            {
                services.AddSingleton(Ear);
                services.AddSingleton(new Subscription(typeof(Said), typeof(Listener)));
                services.AddSingleton(new Subscription(typeof(Said), typeof(Neighbour)));
                services.AddSingleton(Outside);
                services.AddSingleton(new Subscription(typeof(Said), typeof(Caller)));
                services.AddScoped<Caller>();
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
    public async Task Side_by_side_are_only_different_subjects_and_each_hears_in_order()
    {
        var subjects = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var subject in subjects)
        {
            for (var word = 1; word <= 5; word++)
            {
                await SayAsync(subject, word);
            }
        }

        // Nobody goes on before eight have come: one after another they would wait for ever.
        (host.Outside.Meeting, host.Outside.MostInside, host.Outside.Met) = (8, 0, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await host.DrainOutboxAsync();
        host.Outside.Meeting = 1;

        (host.Outside.Overlaps, host.Outside.MostInside).ShouldBe((0, 8), "two words to one subject at once");
        foreach (var subject in subjects)
        {
            host.Ear.Words("caller", subject).ShouldBe([1, 2, 3, 4, 5]);
        }
    }

    [Fact]
    public async Task Who_can_do_nothing_at_all_is_left_alone_and_then_tried_with_one_message()
    {
        await host.DrainOutboxAsync();
        var subjects = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var subject in subjects)
        {
            await SayAsync(subject, 1);
        }

        host.Outside.IsCut = true;
        var before = host.Outside.Calls;
        await host.DrainOutboxAsync();
        (host.Outside.Calls - before).ShouldBeInRange(1, 8);
        await host.DrainOutboxAsync();
        before = host.Outside.Calls;
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        await host.DrainOutboxAsync();
        (host.Outside.Calls - before).ShouldBe(1);
        host.Ear.Words("neighbour", subjects[0]).ShouldBe([1], "the others go on meanwhile");
        (await host.InDbAsync(db => db.Outbox.Where(m => m.Subscriber == "test.caller" && m.DoneAt == null).Select(m => m.Attempts).ToListAsync())).ShouldAllBe(attempts => attempts == 0);

        host.Outside.IsCut = false;
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        await host.DrainOutboxAsync();
        subjects.ShouldAllBe(s => host.Ear.Words("caller", s).SequenceEqual(new[] { 1 }));
    }

    [Fact]
    public async Task A_subscriber_that_is_behind_keeps_the_others_waiting_for_nothing()
    {
        var (deaf, other) = (Guid.NewGuid(), Guid.NewGuid());
        host.Ear.DeafTo[deaf] = true;
        for (var word = 1; word <= 100; word++)
        {
            await SayAsync(deaf, word);
        }

        await SayAsync(other, 1);
        await host.DrainOutboxAsync();
        host.Ear.Words("listener", other).ShouldBe([1], "a hundred that wait behind a failed one do not stand in its way");
        host.Ear.DeafTo.Clear();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.DrainOutboxAsync();
        host.Ear.Words("listener", deaf).ShouldBe(Enumerable.Range(1, 100));
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
