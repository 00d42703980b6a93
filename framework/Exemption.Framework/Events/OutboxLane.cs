using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exemption.Framework.Events;

/// <summary>
/// Delivers to one subscriber: a few messages at once, those about one subject one after another. While the subscriber can do nothing at all, it leaves them alone.
/// </summary>
internal sealed class OutboxLane(
    Subscription[] subscriptions, int workers, OutboxClaims claims, IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock, ILogger log)
{
    private const int MostLostRaces = 3;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    private readonly string _subscriber = subscriptions[0].Name;
    private readonly OutboxDelivery _delivery = new(subscriptions, scopes, clock);
    private readonly OutboxClaims _claims = claims;
    private readonly int _workers = workers;
    private readonly ILogger _log = log;
    private readonly Pause _pause = new(clock);

    /// <summary>Delivers what is due now; how many messages that were.</summary>
    public async Task<int> DrainAsync(CancellationToken ct)
    {
        var round = new Round(this, ct);
        try
        {
            while (await round.TopUpAsync())
            {
                await round.NextDoneAsync();
            }

            return round.Delivered;
        }
        finally
        {
            await round.EndAsync();
        }
    }

    /// <summary>Delivers until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var round = new Round(this, stop);
            try
            {
                await WorkAsync(round, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            // The database may be away for a while; the lane must outlive that.
            catch (Exception ex)
            {
                _log.LogError("Outbox of {Subscriber}: {Error}; next look in 5 s", _subscriber, ex.GetType().Name);
                await Task.Delay(AfterTrouble, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            finally
            {
                await round.EndAsync();
            }
        }
    }

    private async Task WorkAsync(Round round, CancellationToken stop)
    {
        Task? call = null;
        while (true)
        {
            await round.TopUpAsync();
            call ??= signal.WaitAsync(_subscriber, Look, clock, stop);
            // A slow delivery must not keep the idle workers from what comes meanwhile.
            if (await round.NextDoneAsync(call) == call)
            {
                await call;
                call = null;
            }
        }
    }

    private async Task<bool> DeliverAsync(OutboxMessage message, CancellationToken ct)
    {
        for (var lost = 0; ; lost++)
        {
            try
            {
                await _delivery.HandleAsync(message, message.Attempts + lost, ct);
                _pause.Over();
                return true;
            }
            catch (NotNowException ex)
            {
                _pause.Begin(ex.For);
                await _claims.ReleaseAsync([message]);
                return false;
            }
            catch (Exception ex) when ((LostRace.Is(ex) || ex is DbUpdateConcurrencyException) && lost < MostLostRaces)
            {
                // Another writer went first; nothing is wrong with the message.
            }
            // A handler may fail in any way; every one of them means "try again later".
            catch (Exception ex) when (ex is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                _log.LogWarning("{Subscriber} failed on {Event} {Id} (attempt {Attempt}): {Error}", message.Subscriber, message.EventName, message.Id, message.Attempts, ex.GetType().Name);
                _pause.Over();
                await _claims.PostponeAsync(message, ex);
                return true;
            }
        }
    }

    /// <summary>What one caller has claimed and is delivering.</summary>
    private sealed class Round(OutboxLane lane, CancellationToken ct)
    {
        private readonly Queue<OutboxMessage> _claimed = new();
        private readonly List<Task<bool>> _running = [];

        public int Delivered { get; private set; }

        /// <summary>Claims and starts as much as there is room for; false when nothing is going on.</summary>
        public async Task<bool> TopUpAsync()
        {
            if (_claimed.Count == 0 && _running.Count < lane._workers && lane._pause.Room(2 * lane._workers, _running.Count) is > 0 and var room)
            {
                (await lane._claims.TakeAsync(lane._subscriber, room, ct)).ForEach(_claimed.Enqueue);
            }

            while (_claimed.Count > 0 && _running.Count < lane._workers && !lane._pause.IsOn)
            {
                var message = _claimed.Dequeue();
                // Whoever has waited here too long may be claimed by another host while its handler still runs.
                if (lane._claims.IsFresh(message))
                {
                    _running.Add(Task.Run(() => lane.DeliverAsync(message, ct), CancellationToken.None));
                }
            }

            if (lane._pause.IsOn && _claimed.Count > 0)
            {
                await ReleaseAsync();
            }

            return _running.Count > 0;
        }

        /// <summary>Waits until a delivery ends, or somebody calls.</summary>
        public async Task<Task> NextDoneAsync(Task? call = null)
        {
            var first = await Task.WhenAny(call is null ? _running : [.. _running, call]);
            if (first is Task<bool> delivery && _running.Remove(delivery) && await delivery)
            {
                Delivered++;
            }

            return first;
        }

        /// <summary>Leaves nothing behind: what runs is waited for, what has not begun is given back.</summary>
        public async Task EndAsync()
        {
            foreach (var delivery in _running)
            {
                await ((Task)delivery).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await ReleaseAsync();
        }

        private async Task ReleaseAsync()
        {
            if (_claimed.Count == 0)
            {
                return;
            }

            try
            {
                await lane._claims.ReleaseAsync([.. _claimed]);
            }
            // Their lease ends by itself.
            catch (Exception ex)
            {
                lane._log.LogWarning("Outbox of {Subscriber}: messages keep their lease ({Error})", lane._subscriber, ex.GetType().Name);
            }

            _claimed.Clear();
        }
    }

    /// <summary>While the subscriber can do nothing at all, nothing is claimed; afterwards one message tries before the others follow.</summary>
    private sealed class Pause(TimeProvider clock)
    {
        private long _until;
        private volatile bool _tryOne;

        public bool IsOn => Interlocked.Read(ref _until) > clock.GetUtcNow().UtcTicks;

        public void Begin(TimeSpan pause)
        {
            Interlocked.Exchange(ref _until, (clock.GetUtcNow() + pause).UtcTicks);
            _tryOne = true;
        }

        public void Over() => _tryOne = false;

        public int Room(int usual, int running) => IsOn ? 0 : !_tryOne ? usual : running == 0 ? 1 : 0;
    }
}
