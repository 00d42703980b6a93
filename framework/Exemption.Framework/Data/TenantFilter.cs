using System.Linq.Expressions;
using Exemption.Framework.MultiTenancy;
using Microsoft.EntityFrameworkCore;
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

    public static void Translate(ModelBuilder modelBuilder)
    {
        foreach (var name in new[] { nameof(Matches), nameof(MayMatch) })
        {
            modelBuilder.HasDbFunction(typeof(TenantFilter).GetMethod(name)!).HasTranslation(args => CurrentTenant.SeesAllNow
                ? new SqlConstantExpression(true, Bool)
                : new SqlBinaryExpression(ExpressionType.Equal, args[0], args[1], typeof(bool), Bool));
        }
    }
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
