using System.Collections.Concurrent;
using Exemption.Framework.Data;
using Exemption.Identity.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Exemption.Identity.SignIn;

/// <summary>Whether one more guess may be made.</summary>
internal enum Attempt
{
    /// <summary>Too many failures; not even the right password counts now.</summary>
    Refused,
    Open,

    /// <summary>Allowed, and if it fails the account is locked.</summary>
    Last,
}

/// <summary>
/// Counts guesses before they are made, not after they failed, so that a hundred parallel guesses are no more than five.
/// Unknown names are counted alike, so that lock-out does not tell which accounts exist.
/// </summary>
internal sealed class SignInAttempts(ExemptionDbContext db, UnknownNames unknown, IOptions<IdentityOptions> options, TimeProvider clock)
{
    public async Task<Attempt> ClaimAsync(User? user, string name, CancellationToken ct)
    {
        var (max, now) = (options.Value.Lockout.MaxFailedAccessAttempts, clock.GetUtcNow());
        var until = now + options.Value.Lockout.DefaultLockoutTimeSpan;
        if (user is null)
        {
            return unknown.Claim(User.Normalise(name), max, now, until);
        }

        if (user.LockoutEnd > now)
        {
            return Attempt.Refused;
        }

        if (user.LockoutEnd is { } end)
        {
            await db.Set<User>().Where(u => u.Id == user.Id && u.LockoutEnd == end)
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null).SetProperty(x => x.AccessFailedCount, 0), ct);
        }

        // MySQL assigns from left to right and would see the raised count if it came first.
        var claimed = await db.Set<User>().Where(u => u.Id == user.Id && u.AccessFailedCount < max).ExecuteUpdateAsync(
            u => u.SetProperty(x => x.LockoutEnd, x => x.AccessFailedCount + 1 >= max ? until : null)
                .SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1), ct);
        var before = user.LockoutEnd is null ? user.AccessFailedCount : 0;
        return claimed == 0 ? Attempt.Refused : before + 1 >= max ? Attempt.Last : Attempt.Open;
    }

    public Task ForgiveAsync(User user, CancellationToken ct) => db.Set<User>().Where(u => u.Id == user.Id)
        .ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null).SetProperty(x => x.AccessFailedCount, 0), ct);
}

/// <summary>Failures under names that no account has. In memory: losing them at a restart costs nothing.</summary>
internal sealed class UnknownNames
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset? LockedUntil)> _names = new();

    public Attempt Claim(string name, int max, DateTimeOffset now, DateTimeOffset until)
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
