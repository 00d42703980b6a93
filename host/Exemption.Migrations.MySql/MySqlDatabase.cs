using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;

namespace Exemption.Migrations.MySql;

/// <summary>The production database, MySQL or MariaDB. The only place that names the provider; see docs/decisions/0002 for the way out of it.</summary>
public static class MySqlDatabase
{
    /// <summary>Fixed, because detecting it would open a connection at start and at design time. SQL of MySQL 8.0 that MariaDB 10.6 and later also speak.</summary>
    private static readonly ServerVersion Version = new MariaDbServerVersion(new Version(10, 6));

    public static DbContextOptionsBuilder UseExemptionMySql(this DbContextOptionsBuilder options, string connectionString)
    {
        // Ids as 16 big-endian bytes: half the size of text, and time-ordered as version 7 makes them.
        var connection = new MySqlConnectionStringBuilder(connectionString) { GuidFormat = MySqlGuidFormat.Binary16 };
        // Nobody waits a quarter of a minute for an answer, and readiness must turn red within five seconds even where it has to connect anew first; who
        // sets other limits keeps them.
        connection.ConnectionTimeout = connection.ContainsKey("Connection Timeout") ? connection.ConnectionTimeout : 4;
        connection.DefaultCommandTimeout = connection.ContainsKey("Default Command Timeout") ? connection.DefaultCommandTimeout : 15;
        return options.UseMySql(connection.ConnectionString, Version, o => o.MigrationsAssembly(typeof(MySqlDatabase).Assembly.GetName().Name)).UseExemptionTenancy();
    }
}
