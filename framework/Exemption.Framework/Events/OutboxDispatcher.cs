using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exemption.Framework.Events;

/// <param name="Workers">Deliveries at once of a subscriber that waits for somebody outside (<c>Outbox:Workers</c>).</param>
internal sealed record OutboxSettings(int Workers = 8)
{
    /// <summary>The others work on our own database and processors, which people need too.</summary>
    public int WorkersOf(Subscription subscription) => subscription.WaitsForOthers ? Workers : subscription.IsOneAtATime ? 1 : Math.Min(2, Workers);
}

/// <summary>Delivers the outbox. Every subscriber has a lane of its own, so that one with a backlog of an hour keeps none of the others waiting.</summary>
public sealed class OutboxDispatcher : BackgroundService
{
    private readonly OutboxLane[] _lanes;

    internal OutboxDispatcher(
        IServiceScopeFactory scopes, IEnumerable<Subscription> subscriptions, OutboxSignal signal, OutboxSettings settings, TimeProvider clock, ILogger<OutboxDispatcher> log)
    {
        var claims = new OutboxClaims(scopes, clock);
        _lanes = [.. subscriptions.GroupBy(s => s.Name).Select(g => new OutboxLane([.. g], settings.WorkersOf(g.First()), claims, scopes, signal, clock, log))];
    }

    /// <summary>Delivers everything due now, including what the deliveries themselves enqueue.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        while ((await Task.WhenAll(_lanes.Select(lane => Task.Run(() => lane.DrainAsync(ct), ct)))).Sum() > 0)
        {
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_lanes.Select(lane => Task.Run(() => lane.RunAsync(stoppingToken), stoppingToken)));
}
