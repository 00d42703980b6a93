using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Framework.Data;

public sealed class TenantFilterTests(ExemptionHost host) : IClassFixture<ExemptionHost>, IAsyncLifetime
{
    private readonly Guid _one = Guid.CreateVersion7();
    private readonly Guid _two = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        await WriteAsync(_one, 3);
        await WriteAsync(_two, 5);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Thousands_of_mixed_reads_at_once_never_meet()
    {
        var wrong = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 3000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var expected = (i % 4) switch { 0 => 3, 1 => 5, 2 => 8, _ => 0 };
            if (await CountAsync(i % 4) != expected)
            {
                Interlocked.Increment(ref wrong);
            }
        });
        wrong.ShouldBe(0);
    }

    [Fact]
    public async Task The_comparison_is_plain_so_that_an_index_serves_it()
    {
        var (inside, across, outside) = (await SqlAsync(0), await SqlAsync(2), await SqlAsync(3));
        inside.ShouldContain("TenantId");
        inside.ShouldNotContain(" OR ");
        across[across.IndexOf("WHERE", StringComparison.Ordinal)..].ShouldNotContain("TenantId");
        outside.ShouldNotContain(" OR ");
    }

    [Fact]
    public async Task A_row_of_another_tenant_is_not_written()
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().Change(_one);
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        db.Add(NewKey(_two));
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task The_scope_ends_where_it_was_opened()
    {
        var tenant = host.Services.GetRequiredService<ICurrentTenant>();
        using (tenant.Change(_one))
        {
            using (tenant.AcrossTenants())
            {
                tenant.SeesAll.ShouldBeTrue();
                await Task.Yield();
                using (tenant.Change(_two))
                {
                    tenant.SeesAll.ShouldBeFalse("choosing a tenant ends seeing all");
                }
            }

            (tenant.Id, tenant.SeesAll).ShouldBe((_one, false));
        }

        tenant.Id.ShouldBeNull();
    }

    private static IdempotencyKey NewKey(Guid tenant) => new() { TenantId = tenant, StudentId = Guid.NewGuid(), Key = Guid.NewGuid(), ApplicationId = Guid.NewGuid(), At = DateTime.UnixEpoch };

    private async Task WriteAsync(Guid tenant, int rows)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().Change(tenant);
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        db.AddRange(Enumerable.Range(0, rows).Select(_ => NewKey(tenant)));
        await db.SaveChangesAsync();
    }

    /// <summary>0: the first tenant, 1: the second, 2: across both, 3: no tenant.</summary>
    private async Task<int> CountAsync(int mode)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = Enter(scope, mode);
        var rows = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>().Set<IdempotencyKey>();
        return await rows.CountAsync(k => k.TenantId == _one || k.TenantId == _two);
    }

    private async Task<string> SqlAsync(int mode)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = Enter(scope, mode);
        return scope.ServiceProvider.GetRequiredService<ExemptionDbContext>().Set<IdempotencyKey>().Where(k => k.Key == Guid.Empty).ToQueryString();
    }

    private IDisposable Enter(AsyncServiceScope scope, int mode)
    {
        var tenant = scope.ServiceProvider.GetRequiredService<ICurrentTenant>();
        return mode switch { 0 => tenant.Change(_one), 1 => tenant.Change(_two), 2 => tenant.AcrossTenants(), _ => tenant.Change(null) };
    }
}
