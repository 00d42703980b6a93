namespace Exemption.SmsStub;

/// <param name="Posts">Messages offered, repetitions included.</param>
/// <param name="Asked">Questions after an out id.</param>
/// <param name="Taken">Different out ids taken: what would reach a phone.</param>
/// <param name="Duplicates">Offered again although taken already.</param>
/// <param name="Ambiguous">Taken, or answered with a fault after which the sender cannot know.</param>
/// <param name="Held">Calls that hang at the moment.</param>
/// <param name="Forged">Signature wrong.</param>
internal sealed record Counts(int Posts, int Asked, int Taken, int Duplicates, int Ambiguous, int Held, int Forged, int Refused);

/// <summary>What the gateway was sent: each out id once, as a gateway must, and how often it was offered.</summary>
internal sealed class Ledger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, string> _taken = [];
    private int _posts, _asked, _duplicates, _ambiguous, _held, _forged, _refused;

    public void Posted() => Interlocked.Increment(ref _posts);

    public void Asked() => Interlocked.Increment(ref _asked);

    public void Ambiguous() => Interlocked.Increment(ref _ambiguous);

    public void Forged() => Interlocked.Increment(ref _forged);

    public void Refused() => Interlocked.Increment(ref _refused);

    public void Held(int change) => Interlocked.Add(ref _held, change);

    /// <summary>The gateway's id of the message, the same for a repetition.</summary>
    public string Take(Guid outId)
    {
        lock (_lock)
        {
            if (_taken.TryGetValue(outId, out var known))
            {
                _duplicates++;
                return known;
            }

            return _taken[outId] = $"stub-{_taken.Count + 1}";
        }
    }

    public string? Find(Guid outId)
    {
        lock (_lock)
        {
            return _taken.GetValueOrDefault(outId);
        }
    }

    public Counts Counts()
    {
        lock (_lock)
        {
            return new Counts(_posts, _asked, _taken.Count, _duplicates, _ambiguous, _held, _forged, _refused);
        }
    }

    public Guid[] OutIds()
    {
        lock (_lock)
        {
            return [.. _taken.Keys];
        }
    }
}
