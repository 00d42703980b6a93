namespace Exemption.Identity.SignIn;

/// <summary>Failures under names that no account has. In memory: losing them at a restart costs nothing.</summary>
internal sealed class UnknownNames
{
    private const int Most = 50_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset? LockedUntil)> _names = [];

    public Attempt Claim(string name, int max, DateTimeOffset now, DateTimeOffset until)
    {
        // One at a time, or parallel guesses would count less here than for an account that exists.
        lock (_lock)
        {
            if (_names.Count > Most)
            {
                _names.Clear();
            }

            var before = _names.GetValueOrDefault(name);
            if (before.LockedUntil > now)
            {
                return Attempt.Refused;
            }

            var failures = before.LockedUntil is null ? before.Failures + 1 : 1;
            _names[name] = (failures, failures >= max ? until : null);
            return failures >= max ? Attempt.Last : Attempt.Open;
        }
    }
}
