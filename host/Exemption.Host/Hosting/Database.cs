using Exemption.Framework.Data;
using Exemption.Framework.Security;
using Exemption.Migrations.MySql;
using Exemption.Migrations.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Host.Hosting;

/// <summary>Chooses the database and keeps a second process off the embedded one.</summary>
internal static class Database
{
    public static void Use(DbContextOptionsBuilder options, HostSettings settings)
    {
        if (settings.MySql is { Length: > 0 } mySql)
        {
            options.UseExemptionMySql(mySql);
        }
        else
        {
            options.UseExemptionSqlite(SqliteConnectionOf(settings.SqliteFile));
        }
    }

    /// <summary>Waits longer for the file than any queue of our own writers; whoever waits so long is told to come back.</summary>
    internal static string SqliteConnectionOf(string file) => $"Data Source={file};Default Timeout=10";

    public static IStorageTroubles Troubles(HostSettings settings) => settings.MySql is null ? new SqliteTroubles() : new MySqlTroubles();

    /// <summary>One process per data folder: two writers on one SQLite file and one blob folder would each think they were alone.</summary>
    public static FileStream? TryLock(HostSettings settings)
    {
        PrivateFolder.Create(settings.DataFolder);
        try
        {
            return new FileStream(Path.Combine(settings.DataFolder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
