using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Exemption.Migrations.Sqlite;

/// <summary>Holds right what the provider's pool gets wrong.</summary>
/// <remarks>
/// A transaction that a failing disk has left open in a pooled connection is taken back: the provider gives up when its rollback fails, and whoever got that connection next could
/// not begin one until the host was started again.
/// <para>
/// Connections are opened one after another: between two lines of its opening (SqliteConnectionInternal.Activate) a connection looks to another thread's opening as if its owner had
/// forgotten it, and would be handed out twice; seen as "unable to delete/modify user-function due to active statements", and worse when one of the two had a transaction.
/// </para>
/// </remarks>
internal sealed class CleanConnections : DbConnectionInterceptor
{
    public static readonly CleanConnections Instance = new();

    private readonly Lock _opening = new();

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => Open(connection, result);

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Open(connection, result));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Clean((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Clean((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private InterceptionResult Open(DbConnection connection, InterceptionResult result)
    {
        if (result.IsSuppressed)
        {
            return result;
        }

        lock (_opening)
        {
            connection.Open();
        }

        return InterceptionResult.Suppress();
    }

    private static void Clean(SqliteConnection connection)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _ = SQLitePCL.raw.sqlite3_exec(connection.Handle, "ROLLBACK");
        }
    }
}
