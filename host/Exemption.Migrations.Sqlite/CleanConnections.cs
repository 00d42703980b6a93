using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Exemption.Migrations.Sqlite;

/// <summary>
/// Takes back a transaction that a failing disk has left open in a pooled connection: the provider gives up when its rollback fails, and whoever got that connection next could
/// not begin one until the host was started again.
/// </summary>
internal sealed class CleanConnections : DbConnectionInterceptor
{
    public static readonly CleanConnections Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Clean((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Clean((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Clean(SqliteConnection connection)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _ = SQLitePCL.raw.sqlite3_exec(connection.Handle, "ROLLBACK");
        }
    }
}
