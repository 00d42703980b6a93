using System.Data.Common;
using Exemption.Framework.Data;
using Microsoft.Data.Sqlite;

namespace Exemption.Migrations.Sqlite;

/// <summary>SQLite's result codes for a full or failing disk and for a file that somebody else holds (https://sqlite.org/rescode.html).</summary>
public sealed class SqliteTroubles : IStorageTroubles
{
    private const int Error = 1, Busy = 5, Locked = 6, OutOfMemory = 7, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Protocol = 15, NotADatabase = 26;

    /// <summary>The shared-memory file cannot grow; on a full disk that is the first thing to fail.</summary>
    private const int SharedMemoryCannotGrow = 4874;

    public StorageTrouble? Of(DbException failure) => failure is not SqliteException e ? null : e.SqliteErrorCode switch
    {
        Full => StorageTrouble.Full,
        Io when e.SqliteExtendedErrorCode == SharedMemoryCannotGrow => StorageTrouble.Full,
        Busy or Locked or OutOfMemory or ReadOnly or Io or Corrupt or CannotOpen or Protocol or NotADatabase => StorageTrouble.Unavailable,
        Error when IsAftermath(e) => StorageTrouble.Unavailable,
        _ => null,
    };

    /// <summary>Where SQLite has rolled back by itself, the provider's own rollback fails and hides the cause; so does a connection left inside a transaction.</summary>
    private static bool IsAftermath(SqliteException e) =>
        e.Message.Contains("no transaction is active", StringComparison.Ordinal) || e.Message.Contains("within a transaction", StringComparison.Ordinal);
}
