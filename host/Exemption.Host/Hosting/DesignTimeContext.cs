using Exemption.Framework.Data;
using Exemption.Framework.Modularity;
using Exemption.Framework.MultiTenancy;
using Exemption.Migrations.MySql;
using Exemption.Migrations.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Exemption.Host.Hosting;

/// <summary>The context that <c>dotnet ef</c> works on: <c>-- mysql</c> after the command for the production database, the embedded one otherwise. It never connects.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<ExemptionDbContext>
{
    public ExemptionDbContext CreateDbContext(string[] args) => Create(mySql: args.Contains("mysql", StringComparer.OrdinalIgnoreCase));

    public static ExemptionDbContext Create(bool mySql)
    {
        var options = new DbContextOptionsBuilder<ExemptionDbContext>();
        _ = mySql ? options.UseExemptionMySql("Server=design.invalid;Database=exemption") : options.UseExemptionSqlite("Data Source=design.db");
        return new ExemptionDbContext(options.Options, new ModuleCatalog(ModuleList.All), new NoTenant());
    }

    private sealed class NoTenant : ICurrentTenant
    {
        public Guid? Id => null;

        public bool SeesAll => false;

        public IDisposable Change(Guid? tenantId) => throw new NotSupportedException();

        public IDisposable AcrossTenants() => throw new NotSupportedException();
    }
}
