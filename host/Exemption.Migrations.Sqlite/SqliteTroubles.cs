using System.Data.Common;
using Exemption.Framework.Data;
using Microsoft.Data.Sqlite;

namespace Exemption.Migrations.Sqlite;

/// <summary>SQLite's result codes for a full or failing disk and for a file that somebody else holds (https://sqlite.org/rescode.html).</summary>
public sealed class SqliteTroubles : IStorageTroubles
{
    private const int Busy = 5, Locked = 6, OutOfMemory = 7, ReadOnly = 8, Io = 10, Full = 13, CannotOpen = 14;

    /// <summary>The shared-memory file cannot grow; on a full disk that is the first thing to fail.</summary>
    private const int SharedMemoryCannotGrow = 4874;

    public StorageTrouble? Of(DbException failure) => failure is not SqliteException e ? null : e.SqliteErrorCode switch
    {
        Full => StorageTrouble.Full,
        Io when e.SqliteExtendedErrorCode == SharedMemoryCannotGrow => StorageTrouble.Full,
        Busy or Locked or OutOfMemory or ReadOnly or Io or CannotOpen => StorageTrouble.Unavailable,
        _ => null,
    };
}
