using Microsoft.Extensions.Logging;

namespace Exemption.Notification.Sms;

/// <summary>Whether a gateway may be called: after some failures in a row it is left alone, and then tried with one message at a time until it answers again.</summary>
internal sealed class SmsCircuit(string name, TimeProvider clock, ILogger log)
{
    private const int Tolerated = 5;
    private static readonly TimeSpan ToleratedFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>After this a trial counts as lost, so that a dead caller does not close the gateway for good.</summary>
    private static readonly TimeSpan LongestTrial = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilTrialEnds = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private int _failures;
    private bool _open;
    private TimeSpan _pause = FirstPause;
    private DateTimeOffset _until;
    private DateTimeOffset _trialUntil;
    private DateTimeOffset? _failingSince;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Since the first failure after the last answer.</summary>
    public TimeSpan FailingFor
    {
        get
        {
            lock (_lock)
            {
                return _failingSince is { } since ? Now - since : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Null when the caller may call now and then says how it went; else how long to wait.</summary>
    public TimeSpan? Enter()
    {
        lock (_lock)
        {
            var now = Now;
            if (_until > now)
            {
                return _until - now;
            }

            if (_open && _trialUntil > now)
            {
                return UntilTrialEnds;
            }

            _trialUntil = _open ? now + LongestTrial : default;
            return null;
        }
    }

    /// <summary>It has answered, whatever it said.</summary>
    public void Works()
    {
        lock (_lock)
        {
            if (_open)
            {
                log.LogWarning("SMS gateway {Gateway} answers again after {Seconds} s", name, (int)(Now - _failingSince.GetValueOrDefault(Now)).TotalSeconds);
                _until = default;
            }

            (_failures, _open, _pause, _trialUntil, _failingSince) = (0, false, FirstPause, default, null);
        }
    }

    /// <param name="code">What went wrong, without personal data.</param>
    public void Fails(string code)
    {
        lock (_lock)
        {
            var now = Now;
            (_failures, _trialUntil, _failingSince) = (_failures + 1, default, _failingSince ?? now);
            // Those that were under way when it was closed come in late and add nothing.
            if (_until > now || (!_open && _failures < Tolerated && now - _failingSince < ToleratedFor))
            {
                return;
            }

            if (!_open)
            {
                log.LogWarning("SMS gateway {Gateway} fails ({Code}); it is tried again with single messages", name, code);
            }

            (_open, _until) = (true, now + _pause);
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        }
    }

    /// <summary>It wants to be left alone for a while, which is no failure.</summary>
    public void Rest(TimeSpan pause)
    {
        lock (_lock)
        {
            var until = Now + pause;
            (_trialUntil, _until) = (default, until > _until ? until : _until);
        }
    }

    /// <summary>The caller was called off before there was an answer.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _trialUntil = default;
        }
    }
}
