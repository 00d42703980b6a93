using System.Linq.Expressions;
using System.Reflection;
using Exemption.Framework.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Exemption.Framework.Data;

/// <summary>
/// The filter that is always on. Its SQL is the plain comparison <c>TenantId = @t</c>, or nothing at all across tenants: never a flag in an OR,
/// which SQLite answers by scanning. So the comparison is a translated function, and the scope is part of the compiled-query cache key.
/// </summary>
internal static class TenantFilter
{
    private static readonly BoolTypeMapping Bool = new("bool", System.Data.DbType.Boolean);

    public static bool Matches(Guid rowTenant, Guid? current) => throw new NotSupportedException("Only in queries.");

    public static bool MayMatch(Guid? rowTenant, Guid? current) => throw new NotSupportedException("Only in queries.");

    public static void Apply(ExemptionDbContext context, ModelBuilder modelBuilder)
    {
        foreach (var name in new[] { nameof(Matches), nameof(MayMatch) })
        {
            modelBuilder.HasDbFunction(typeof(TenantFilter).GetMethod(name)!).HasTranslation(args => CurrentTenant.SeesAllNow
                ? new SqlConstantExpression(true, Bool)
                : new SqlBinaryExpression(ExpressionType.Equal, args[0], args[1], typeof(bool), Bool));
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => !e.IsOwned()).ToList())
        {
            if (typeof(IMultiTenant).IsAssignableFrom(entity.ClrType))
            {
                Call(nameof(FilterMultiTenant), entity.ClrType, context, modelBuilder);
                entity.FindProperty(nameof(IMultiTenant.TenantId))!.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
            }
            else if (typeof(IMayHaveTenant).IsAssignableFrom(entity.ClrType))
            {
                Call(nameof(FilterMayHaveTenant), entity.ClrType, context, modelBuilder);
            }
        }
    }

    private static void Call(string method, Type entity, ExemptionDbContext context, ModelBuilder modelBuilder) =>
        typeof(TenantFilter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity).Invoke(null, [context, modelBuilder]);

    private static void FilterMultiTenant<T>(ExemptionDbContext context, ModelBuilder modelBuilder) where T : class, IMultiTenant =>
        modelBuilder.Entity<T>().HasQueryFilter(row => Matches(row.TenantId, context.CurrentTenantId));

    private static void FilterMayHaveTenant<T>(ExemptionDbContext context, ModelBuilder modelBuilder) where T : class, IMayHaveTenant =>
        modelBuilder.Entity<T>().HasQueryFilter(row => MayMatch(row.TenantId, context.CurrentTenantId));
}

/// <summary>Keeps a query compiled across tenants from being served inside one, and the reverse.</summary>
internal sealed class TenantAwareCacheKeyGenerator(CompiledQueryCacheKeyGeneratorDependencies core, RelationalCompiledQueryCacheKeyGeneratorDependencies relational)
    : RelationalCompiledQueryCacheKeyGenerator(core, relational)
{
    public override object GenerateCacheKey(Expression query, bool async) => (GenerateCacheKeyCore(query, async), CurrentTenant.SeesAllNow);
}

/// <summary>What every database provider must be given.</summary>
public static class ExemptionDbContextOptions
{
    public static DbContextOptionsBuilder UseExemptionTenancy(this DbContextOptionsBuilder options) =>
        options.ReplaceService<ICompiledQueryCacheKeyGenerator, TenantAwareCacheKeyGenerator>();
}
