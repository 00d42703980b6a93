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

/// <summary>Asks for a write that changes nothing: a database that can only be read is not ready, and one that hangs must not make the question hang.</summary>
internal sealed class DatabaseHealth(ExemptionDbContext db) : IHealthCheck
{
    private const int Seconds = 3;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(Seconds));
        db.Database.SetCommandTimeout(Seconds);
        try
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE sys_Counter SET Name = Name WHERE 1 = 0", limit.Token);
            return HealthCheckResult.Healthy();
        }
        // However it fails, it is not ready; the caller learns no more than that.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy();
        }
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
