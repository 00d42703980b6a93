using System.Threading.RateLimiting;
using Exemption.Framework.Modularity;
using Exemption.Framework.Permissions;
using Exemption.Printing.Services;
using Exemption.Printing.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Printing;

/// <summary>Makes the 申请记录表: the paper that the archive and the exam authority get.</summary>
public sealed class PrintingModule : AppModule
{
    public override string TablePrefix => "prt_";

    public override IReadOnlyList<PermissionDefinition> Permissions { get; } =
        [new(PrintingPermissions.Records, Side.Host, RoleNames.UniversityReviewer)];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new IssuingUniversity(configuration["University:Name"]));
        services.AddSingleton<RecordTexts>();
        services.AddSingleton<RecordPress>();
        services.AddSingleton<CheckCodes>();
        services.AddScoped<RecordSheets>();
        services.AddSingleton(RecordCheckAddress.Read(configuration["Site:Address"]));
        // Per address and minute: 40 bits are not guessed at this pace, and a counter where papers are checked is not held up.
        services.AddRateLimiter(o => o.AddPolicy(RecordCheckAppService.RateLimit, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = configuration.GetValue("RateLimits:RecordChecksPerMinute", 30), Window = TimeSpan.FromMinutes(1) })));
    }
}
