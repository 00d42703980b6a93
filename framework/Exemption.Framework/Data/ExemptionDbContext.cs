using System.Reflection;
using Exemption.Framework.Domain;
using Exemption.Framework.Events;
using Exemption.Framework.Modularity;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Sealing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Exemption.Framework.Data;

/// <summary>
/// One database, one unit of work. A module reaches only its own rows because its entity types are
/// internal to it: the compiler, not a convention, keeps the tables apart.
/// </summary>
public sealed class ExemptionDbContext(DbContextOptions<ExemptionDbContext> options, ModuleCatalog catalog, ICurrentTenant tenant, WriteQueue? writers = null)
    : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Subscribers to whom the save in progress leaves a message, to be woken when it is done.</summary>
    internal IReadOnlyCollection<string> Addressed { get; set; } = [];

    /// <summary>A parameter of every tenant-filtered query; see <see cref="TenantFilter"/>.</summary>
    internal Guid? CurrentTenantId => tenant.Id;

    /// <summary>Only ASP.NET's key store saves synchronously; everything else must pass the outbox writer.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => ChangeTracker.Entries().All(e => e.Entity is DataProtectionKey)
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new NotSupportedException("Save asynchronously; the outbox writer runs only there.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Guard();
        SealLater();
        using var turn = await EnterWriteAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Before a write that does not go through <see cref="SaveChangesAsync"/>, such as a transaction or a direct update: waits in the queue of the embedded database.</summary>
    public Task<WriteQueue.Turn> EnterWriteAsync(CancellationToken ct) => writers?.EnterAsync(this, ct) ?? Task.FromResult(default(WriteQueue.Turn));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.ProviderName?.EndsWith("MySql", StringComparison.Ordinal) == true)
        {
            // A bare server compares without case and may even store latin1; both databases must find the same rows.
            modelBuilder.UseCollation("utf8mb4_bin");
        }

        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ExemptionDbContext).Assembly);
        modelBuilder.Entity<DataProtectionKey>().ToTable("sys_DataProtectionKey");

        foreach (var module in catalog.Modules)
        {
            module.ConfigureModel(modelBuilder);
            modelBuilder.ApplyConfigurationsFromAssembly(module.Assembly);
            foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => e.ClrType.Assembly == module.Assembly && !e.IsOwned()))
            {
                entity.SetTableName(module.TablePrefix + entity.ClrType.Name);
            }
        }

        TenantFilter.Translate(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => !e.IsOwned()).ToList())
        {
            if (typeof(IMultiTenant).IsAssignableFrom(entity.ClrType))
            {
                Call(nameof(FilterMultiTenant), entity.ClrType, modelBuilder);
                entity.FindProperty(nameof(IMultiTenant.TenantId))!.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
            }
            else if (typeof(IMayHaveTenant).IsAssignableFrom(entity.ClrType))
            {
                Call(nameof(FilterMayHaveTenant), entity.ClrType, modelBuilder);
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ModelConventions.Add(configurationBuilder);

    private void Call(string method, Type entity, ModelBuilder modelBuilder) =>
        typeof(ExemptionDbContext).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(entity).Invoke(this, [modelBuilder]);

    // The context must appear as "this": only so does EF make its property a parameter of each execution.
    private void FilterMultiTenant<T>(ModelBuilder modelBuilder) where T : class, IMultiTenant =>
        modelBuilder.Entity<T>().HasQueryFilter(row => TenantFilter.Matches(row.TenantId, CurrentTenantId));

    private void FilterMayHaveTenant<T>(ModelBuilder modelBuilder) where T : class, IMayHaveTenant =>
        modelBuilder.Entity<T>().HasQueryFilter(row => TenantFilter.MayMatch(row.TenantId, CurrentTenantId));

    /// <summary>A new row of a sealed log comes with its ticket. A save that failed and is tried again finds its tickets already there.</summary>
    private void SealLater()
    {
        var fresh = ChangeTracker.Entries<ISealed>().Where(e => e.State == EntityState.Added).ToList();
        if (fresh.Count > 0)
        {
            var waiting = ChangeTracker.Entries<SealTicket>().Select(e => e.Entity.RowId).ToHashSet();
            AddRange(fresh.Where(e => !waiting.Contains(e.Entity.Id)).Select(e => new SealTicket { RowId = e.Entity.Id, TableName = e.Metadata.GetTableName()! }));
        }
    }

    /// <summary>Last line of defence: no row of another centre is ever written, and every change of a guarded row counts its version up.</summary>
    private void Guard()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            if (!tenant.SeesAll && entry.Entity is IMultiTenant row && row.TenantId != tenant.Id)
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another tenant may not be written here.");
            }

            if (entry is { State: EntityState.Modified or EntityState.Deleted, Entity: IAppendOnly })
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} is written once and for all.");
            }

            if (entry is { State: EntityState.Modified, Entity: IHasVersion })
            {
                var version = entry.Property(nameof(IHasVersion.Version));
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }
    }
}
