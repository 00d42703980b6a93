using System.Threading.Channels;
using Exemption.Review.Domain;
using Microsoft.Extensions.Configuration;

namespace Exemption.Review.Services;

/// <summary>What happened to a case at a desk; the page fetches what it may see of it.</summary>
internal enum DeskEventKind
{
    /// <summary>Nothing yet: the line stands.</summary>
    Listening,
    Came,
    Left,
    Claimed,
    Released,
    TakenOver,

    /// <summary>Put off.</summary>
    Paused,
    Resumed,
    Tagged,

    /// <summary>Something was noted to it, or struck out.</summary>
    Noted,

    /// <summary>To one person: a note calls them, or no longer does.</summary>
    Mentioned,

    /// <summary>More happened than could be told one by one; fetch everything.</summary>
    Missed,
}

/// <summary>An id and a kind, and nothing about anybody: an open line is no place for personal data.</summary>
/// <param name="By">The account that did it, so that a page knows its own doing.</param>
internal sealed record DeskEvent(DeskEventKind Kind, Guid? Id = null, Guid? By = null);

/// <summary>
/// Tells the open pages of a desk what happens there, while it happens, to those of this host. Nothing is kept: who was not listening fetches, as a page does anyway when it
/// opens, and at intervals when it has no line.
/// </summary>
internal sealed class DeskNews(IConfiguration configuration)
{
    private const int MostUntold = 100;

    private readonly int _most = configuration.GetValue("Review:Events:MaxConnections", 500);
    private readonly int _mostOfOne = configuration.GetValue("Review:Events:MaxOfOnePerson", 8);
    private readonly Lock _lock = new();
    private readonly List<Listener> _listeners = [];

    /// <summary>Null where too many listen already.</summary>
    /// <param name="tenantId">The centre whose desk it is; null at the university's, which hears of all.</param>
    public Listener? Listen(ReviewStage stage, Guid? tenantId, Guid person)
    {
        lock (_lock)
        {
            if (_listeners.Count >= _most || _listeners.Count(l => l.Person == person) >= _mostOfOne)
            {
                return null;
            }

            var listener = new Listener(this, stage, tenantId, person);
            _listeners.Add(listener);
            return listener;
        }
    }

    public void Tell(ReviewStage stage, Guid tenantId, DeskEvent news)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners.Where(l => l.Stage == stage && (stage == ReviewStage.University || l.TenantId == tenantId)))
            {
                listener.Hear(news);
            }
        }
    }

    /// <summary>To one person's own pages.</summary>
    public void Tell(Guid person, DeskEvent news)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners.Where(l => l.Person == person))
            {
                listener.Hear(news);
            }
        }
    }

    private void Forget(Listener listener)
    {
        lock (_lock)
        {
            _listeners.Remove(listener);
        }
    }

    /// <summary>One open page. Who reads too slowly is told that something was missed, and costs no more memory than that.</summary>
    internal sealed class Listener(DeskNews news, ReviewStage stage, Guid? tenantId, Guid person) : IDisposable
    {
        private readonly Channel<DeskEvent> _untold = Channel.CreateBounded<DeskEvent>(new BoundedChannelOptions(MostUntold) { FullMode = BoundedChannelFullMode.DropWrite });
        private int _missed;

        public ReviewStage Stage => stage;
        public Guid? TenantId => tenantId;
        public Guid Person => person;

        public void Hear(DeskEvent e)
        {
            if (_untold.Reader.Count >= MostUntold - 1)
            {
                Interlocked.Exchange(ref _missed, 1);
            }
            else
            {
                _untold.Writer.TryWrite(e);
            }
        }

        /// <summary>The next, or null when nothing happened for so long.</summary>
        public async Task<DeskEvent?> NextAsync(TimeSpan atMost, TimeProvider clock, CancellationToken ct)
        {
            if (_untold.Reader.TryRead(out var next))
            {
                return next;
            }

            if (Interlocked.Exchange(ref _missed, 0) == 1)
            {
                return new DeskEvent(DeskEventKind.Missed);
            }

            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var (some, quiet) = (_untold.Reader.WaitToReadAsync(enough.Token).AsTask(), Task.Delay(atMost, clock, enough.Token));
            var first = await Task.WhenAny(some, quiet);
            await enough.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return first == some && _untold.Reader.TryRead(out next) ? next : null;
        }

        public void Dispose() => news.Forget(this);
    }
}
