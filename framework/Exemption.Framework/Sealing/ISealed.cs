namespace Exemption.Framework.Sealing;

/// <summary>
/// A row of a log that must not be changed unnoticed: written once, and sealed into the chain of <c>sys_LogSeal</c> after its commit. Whoever carries it keeps its
/// columns' names, and adds new ones as nullable: both are part of what is hashed.
/// </summary>
public interface ISealed
{
    Guid Id { get; }

    /// <summary>When it happened; retention goes by it.</summary>
    DateTime At { get; }
}

/// <summary>Removes rows of sealed logs honestly: verification later sees that they were purged by the house, why, and how many, and not that somebody took them.</summary>
public interface ISealedLog
{
    /// <summary>Deletes these rows and signs for it, in the caller's transaction where there is one. Commits at once; returns how many there were.</summary>
    /// <param name="ids">Of rows of <typeparamref name="T"/>; those of other tables, and unknown ones, are left alone.</param>
    /// <param name="reason">A constant such as <c>retention</c>; never personal data.</param>
    /// <param name="ct">Stops between two batches.</param>
    Task<int> PurgeAsync<T>(IReadOnlyCollection<Guid> ids, string reason, CancellationToken ct) where T : class, ISealed;
}
