using Exemption.Framework.Data;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
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
/// Counts guesses before they are made, not after they failed, so that a hundred parallel guesses are no more than five. A browser that the account
/// knows has a counter of its own; all others share one, so strangers lock out strangers and never the owner at the usual place.
/// Unknown names are counted alike, so that lock-out does not tell which accounts exist.
/// </summary>
internal sealed class SignInAttempts(ExemptionDbContext db, KnownDevices devices, UnknownNames unknown, IOptions<IdentityOptions> options, TimeProvider clock)
{
    /// <summary>From here on the wait does not grow: a day is long enough for who guesses, and short enough for who forgot.</summary>
    private static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);

    private int Max => options.Value.Lockout.MaxFailedAccessAttempts;

    private TimeSpan Lock => options.Value.Lockout.DefaultLockoutTimeSpan;

    /// <summary>Before a password, or what stands for one, is compared.</summary>
    public async Task<Attempt> ClaimAsync(User? user, string name, CancellationToken ct) =>
        user is null ? unknown.Claim(User.Normalise(name), Max, clock.GetUtcNow(), clock.GetUtcNow() + Lock)
        : await devices.FindAsync(user, ct) is { } device ? await CountAsync(Device(device), LockOfDevice, ct)
        : await ClaimSharedAsync(user, ct);

    /// <summary>
    /// Before a code is compared. Strangers share the account's counter of codes, which is locked for a day after ten: a code has only a million
    /// values, and who guesses here knows the password already.
    /// </summary>
    public async Task<Attempt> ClaimCodeAsync(User user, CancellationToken ct) =>
        await devices.FindAsync(user, ct) is { } device ? await CountAsync(Device(device), LockOfDevice, ct) : await CountAsync(Codes(user), LockOfCodes, ct);

    /// <summary>The password was right and a code is still to come: nothing was guessed wrong, and nothing before it is forgiven.</summary>
    public async Task GiveBackAsync(User user, CancellationToken ct)
    {
        if (await devices.FindAsync(user, ct) is { } device)
        {
            await Device(device).Where(g => g.Failures > 0).ExecuteUpdateAsync(
                u => u.SetProperty(g => g.LockedUntil, (DateTime?)null).SetProperty(g => g.Failures, g => g.Failures - 1), ct);
        }
        else
        {
            await db.Set<User>().Where(u => u.Id == user.Id && u.AccessFailedCount > 0).ExecuteUpdateAsync(
                u => u.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null).SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount - 1), ct);
        }
    }

    /// <summary>Everything asked was answered right: the counters of this browser begin anew, or those that strangers share.</summary>
    public async Task ForgiveAsync(User user, CancellationToken ct)
    {
        if (await devices.FindAsync(user, ct) is { } device)
        {
            await ResetAsync(Device(device), ct);
            return;
        }

        await db.Set<User>().Where(u => u.Id == user.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null).SetProperty(x => x.AccessFailedCount, 0), ct);
        if (user.TwoFactorEnabled)
        {
            await ResetAsync(Codes(user), ct);
        }
    }

    private IQueryable<KnownDevice> Device(Guid id) => db.Set<KnownDevice>().Where(d => d.Id == id);

    private IQueryable<Authenticator> Codes(User user) => db.Set<Authenticator>().Where(a => a.Id == user.Id);

    /// <summary>Ten minutes, twenty, forty …: people mistype at their own place.</summary>
    private TimeSpan LockOfDevice(int rounds) => TimeSpan.FromTicks(Math.Min(LongestLock.Ticks, Lock.Ticks << Math.Min(rounds, 10)));

    private TimeSpan LockOfCodes(int rounds) => rounds == 0 ? Lock : LongestLock;

    private async Task<Attempt> CountAsync<T>(IQueryable<T> counter, Func<int, TimeSpan> lockAfter, CancellationToken ct) where T : Guessable
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await counter.Where(g => g.LockedUntil <= now)
            .ExecuteUpdateAsync(u => u.SetProperty(g => g.LockedUntil, (DateTime?)null).SetProperty(g => g.Failures, 0), ct);

        // Counted on from what was read: the databases disagree on whether a value assigned in the same statement is seen, and EF on the order.
        while (await counter.AsNoTracking().Select(g => new { g.Failures, g.Rounds }).SingleOrDefaultAsync(ct) is { } before && before.Failures < Max)
        {
            var isLast = before.Failures + 1 >= Max;
            DateTime? until = isLast ? now + lockAfter(before.Rounds) : null;
            var (failures, rounds) = (before.Failures + 1, isLast ? before.Rounds + 1 : before.Rounds);
            if (await counter.Where(g => g.Failures == before.Failures).ExecuteUpdateAsync(
                u => u.SetProperty(g => g.LockedUntil, until).SetProperty(g => g.Rounds, rounds).SetProperty(g => g.Failures, failures), ct) == 1)
            {
                return isLast ? Attempt.Last : Attempt.Open;
            }
        }

        return Attempt.Refused;
    }

    private static Task<int> ResetAsync<T>(IQueryable<T> counter, CancellationToken ct) where T : Guessable => counter.ExecuteUpdateAsync(
        u => u.SetProperty(g => g.LockedUntil, (DateTime?)null).SetProperty(g => g.Rounds, 0).SetProperty(g => g.Failures, 0), ct);

    private async Task<Attempt> ClaimSharedAsync(User user, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (user.LockoutEnd > now)
        {
            return Attempt.Refused;
        }

        if (user.LockoutEnd is { } end)
        {
            await db.Set<User>().Where(u => u.Id == user.Id && u.LockoutEnd == end)
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null).SetProperty(x => x.AccessFailedCount, 0), ct);
        }

        // As above.
        var account = db.Set<User>().Where(u => u.Id == user.Id);
        while (await account.AsNoTracking().Select(u => (int?)u.AccessFailedCount).SingleOrDefaultAsync(ct) is { } before && before < Max)
        {
            var isLast = before + 1 >= Max;
            DateTimeOffset? until = isLast ? now + Lock : null;
            if (await account.Where(u => u.AccessFailedCount == before).ExecuteUpdateAsync(
                u => u.SetProperty(x => x.LockoutEnd, until).SetProperty(x => x.AccessFailedCount, before + 1), ct) == 1)
            {
                return isLast ? Attempt.Last : Attempt.Open;
            }
        }

        return Attempt.Refused;
    }
}
