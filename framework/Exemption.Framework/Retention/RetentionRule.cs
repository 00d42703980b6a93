namespace Exemption.Framework.Retention;

/// <summary>How long one kind of data is kept.</summary>
/// <param name="Amount">Days or years.</param>
/// <param name="InYears">Whether the amount counts years.</param>
/// <param name="LeastDays">What law demands at least; 0 where it demands nothing.</param>
public sealed record RetentionPeriod(int Amount, bool InYears = false, int LeastDays = 0)
{
    /// <summary>What began before this moment has been kept long enough.</summary>
    public DateTime CutAt(DateTime now) => InYears ? now.AddYears(-Amount) : now.AddDays(-Amount);
}

/// <summary>Deletes one kind of data when its time has passed (PIPL 47). Modules contribute theirs; the purge runs them all, each day, on one host at a time.</summary>
public interface IRetentionRule
{
    /// <summary>Stable name, such as <c>applications.abandoned</c>; its text is <c>Retention:{Kind}</c>.</summary>
    string Kind { get; }

    RetentionPeriod Period { get; }

    /// <summary>
    /// Deletes at most <paramref name="most"/> things that are due and not held, and says how many. Commits by itself; doing it twice, or on two hosts at
    /// once, does no harm. Runs across all tenants.
    /// </summary>
    Task<int> PurgeAsync(DateTime now, int most, CancellationToken ct);
}

/// <summary>What may not be deleted for the time being; the module that keeps the holds answers.</summary>
public interface ILegalHolds
{
    /// <summary>Ids of applications and persons under hold now, a held person's applications among them. They are few.</summary>
    Task<IReadOnlyCollection<Guid>> HeldAsync(CancellationToken ct);
}
