using System.Data.Common;

namespace Exemption.Framework.Data;

/// <summary>Why nothing can be stored or read just now, through no fault of the caller.</summary>
public enum StorageTrouble
{
    /// <summary>No space is left; reading still works.</summary>
    Full,

    /// <summary>Away, hanging, locked by somebody else, or its disk fails.</summary>
    Unavailable,
}

/// <summary>Tells a failing database from one that refuses; every provider has codes of its own.</summary>
public interface IStorageTroubles
{
    StorageTrouble? Of(DbException failure);
}

/// <summary>The disk under our files has failed; the cause is in the inner exception.</summary>
public sealed class StorageException(StorageTrouble trouble, Exception cause) : Exception("The storage failed.", cause)
{
    public StorageTrouble Trouble { get; } = trouble;
}

/// <summary>Recognises trouble with the storage however deep it is wrapped, so that it can be answered as such in one place.</summary>
internal sealed class StorageFailures(IEnumerable<IStorageTroubles> databases)
{
    public StorageTrouble? Of(Exception? failure) => failure switch
    {
        null => null,
        StorageException e => e.Trouble,
        DbException e when databases.Select(d => d.Of(e)).FirstOrDefault(t => t is not null) is { } trouble => trouble,
        _ => Of(failure.InnerException),
    };
}
