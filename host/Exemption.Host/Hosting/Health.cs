using Exemption.Framework.Data;
using Exemption.Framework.Blobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exemption.Host.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also reach its database and its blob folder.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks("/health/ready").AllowAnonymous().DisableHttpMetrics();
    }
}

internal sealed class DatabaseHealth(ExemptionDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(3));
        return await db.Database.CanConnectAsync(limit.Token) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}

internal sealed class BlobHealth(BlobFolder folder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folder.Path);
        return Task.FromResult(HealthCheckResult.Healthy());
    }
}
