using System.Collections.Concurrent;
using Exemption.Framework.Data;
using Exemption.Notification.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exemption.Tests.Notification.Sms;

/// <summary>A host that sends through real gateways next door, on a clock that the test moves.</summary>
public sealed class GatewayHost : ExemptionHost, IAsyncLifetime
{
    /// <summary>More than a call may take.</summary>
    private static readonly TimeSpan PastTimeOut = TimeSpan.FromSeconds(9);

    private readonly Eavesdropper _log = new();
    private Center _center = null!;

    internal People People { get; private set; } = null!;

    internal StubProcess First { get; private set; } = null!;

    internal StubProcess? Second { get; private set; }

    internal bool WithSecond { get; init; }

    internal HttpClient CenterAdmin { get; private set; } = null!;

    internal Student Student { get; private set; } = null!;

    /// <summary>The application that all queued messages are about.</summary>
    internal Guid Application { get; private set; }

    internal string Log => string.Join('\n', _log.Lines);

    public async ValueTask InitializeAsync()
    {
        First = await StubProcess.StartAsync();
        Second = WithSecond ? await StubProcess.StartAsync() : null;
        People = new People(this);
        _center = await People.CenterAsync();
        CenterAdmin = await People.CenterAdminAsync(_center);
        Student = await People.StudentAsync(_center, CenterAdmin);
        Application = (await Student.SubmittedAsync()).Id();
        await DrainOutboxAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await First.DisposeAsync();
        await (Second?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    internal Task<IReadOnlyList<Guid>> QueueAsync(int count) => SmsBacklog.QueueAsync(Services, _center.Id, [Application], count);

    internal Task<int> WaitingAsync() => InDbAsync(db => db.Set<SmsMessage>().CountAsync(m => m.State == SmsState.Queued));

    internal Task<SmsMessage> SmsAsync(Guid id) => InDbAsync(db => db.Set<SmsMessage>().AsNoTracking().SingleAsync(m => m.Id == id));

    /// <summary>Lets time pass, with everything that falls due delivered on the way.</summary>
    internal async Task PassAsync(TimeSpan time, TimeSpan? step = null)
    {
        var end = Clock.GetUtcNow() + time;
        while (Clock.GetUtcNow() < end)
        {
            await DeliverAsync();
            Clock.Advance(step ?? TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>How long it takes until nothing waits any more.</summary>
    internal async Task<TimeSpan> UntilSentAsync(int stillWaiting = 0)
    {
        var since = Clock.GetUtcNow();
        while (true)
        {
            await DeliverAsync();
            if (await WaitingAsync() <= stillWaiting)
            {
                return Clock.GetUtcNow() - since;
            }

            (Clock.GetUtcNow() - since).ShouldBeLessThan(TimeSpan.FromHours(2), "messages are stuck");
            Clock.Advance(TimeSpan.FromSeconds(5));
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (name, value) in First.Settings().Concat(Second?.Settings("Sms:Second") ?? []))
        {
            builder.UseSetting(name, value);
        }

        builder.UseSetting("Logging:LogLevel:Default", "Information");
        builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(_log));
    }

    /// <summary>Delivers what is due. Where the gateway keeps callers waiting, their patience ends by the host's clock, not by ours.</summary>
    private async Task DeliverAsync()
    {
        var delivery = Task.Run(DrainOutboxAsync);
        while (await Task.WhenAny(delivery, Task.Delay(100)) != delivery)
        {
            if ((await First.CountsAsync()).Held > 0)
            {
                Clock.Advance(PastTimeOut);
            }
        }

        await delivery;
    }

    /// <summary>Keeps every line that is logged.</summary>
    private sealed class Eavesdropper : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
