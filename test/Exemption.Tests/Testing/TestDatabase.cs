using Microsoft.Data.Sqlite;
using MySqlConnector;

namespace Exemption.Tests.Testing;

/// <summary>A data folder, and on MariaDB a database, that live as long as one host.</summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly string? ServerConnection = Environment.GetEnvironmentVariable("EXEMPTION_TEST_MYSQL") is { Length: > 0 } s ? s : null;

    private readonly string _name = $"exemption_{Guid.NewGuid():N}";

    private TestDatabase() => Folder = Directory.CreateTempSubdirectory("exemption-test-").FullName;

    public static bool OnMySql => ServerConnection is not null;

    public string Folder { get; }

    /// <summary>Idle connections are soon given back: a hundred hosts that have done their work would else hold all the server has.</summary>
    public string? MySql => ServerConnection is null ? null : new MySqlConnectionStringBuilder(ServerConnection) { Database = _name, ConnectionIdleTimeout = 5 }.ConnectionString;

    public static TestDatabase Create()
    {
        var database = new TestDatabase();
        database.Execute($"CREATE DATABASE `{database._name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        return database;
    }

    public void Dispose()
    {
        Execute($"DROP DATABASE IF EXISTS `{_name}`");
        ClearPool();
        if (Directory.Exists(Folder))
        {
            // A host is disposed twice when it is disposed synchronously.
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Of this database alone: clearing all pools would close what the other tests' hosts are about to use.</summary>
    private void ClearPool()
    {
        foreach (var file in Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.db") : [])
        {
            using var connection = new SqliteConnection(Exemption.Host.Hosting.Database.SqliteConnectionOf(file));
            SqliteConnection.ClearPool(connection);
        }
    }

    private void Execute(string sql)
    {
        if (ServerConnection is null)
        {
            return;
        }

        using var connection = new MySqlConnection(ServerConnection);
        connection.Open();
        using var command = new MySqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
