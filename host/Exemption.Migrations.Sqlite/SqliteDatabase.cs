using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Migrations.Sqlite;

/// <summary>The embedded database: one file, one process, nothing to install. The only place that names the provider.</summary>
public static class SqliteDatabase
{
    public static DbContextOptionsBuilder UseExemptionSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, o => o.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)).UseExemptionTenancy();
}
