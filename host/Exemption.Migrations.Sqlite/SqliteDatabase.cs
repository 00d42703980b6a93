using Exemption.Framework.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Migrations.Sqlite;

/// <summary>The embedded database: one file, one process, nothing to install. The only place that names the provider.</summary>
public static class SqliteDatabase
{
    public static DbContextOptionsBuilder UseExemptionSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, o => o.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)).UseExemptionTenancy().AddInterceptors(CleanConnections.Instance);

    /// <summary>Copies the database as it is at this moment, while others write into it, and returns the rows of each table in the copy.</summary>
    public static IReadOnlyDictionary<string, long> Backup(string file, string copy)
    {
        using (var source = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False;Default Timeout=60"))
        using (var target = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            source.Open();
            target.Open();
            source.BackupDatabase(target);
            // One file, without a log beside it.
            Execute(target, "PRAGMA journal_mode = DELETE");
            if ((string?)Execute(target, "PRAGMA integrity_check") != "ok")
            {
                throw new InvalidDataException("The copy of the database is damaged.");
            }
        }

        return CountRows(copy);
    }

    /// <summary>Rows of each table.</summary>
    public static IReadOnlyDictionary<string, long> CountRows(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False");
        connection.Open();
        var tables = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                tables.Add(reader.GetString(0));
            }
        }

        return tables.ToDictionary(t => t, t => (long)Execute(connection, $"SELECT COUNT(*) FROM \"{t}\"")!);
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
