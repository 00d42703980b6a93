using Exemption.Framework.Modularity;
using Exemption.Framework.Permissions;
using Exemption.Oversight.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Oversight;

/// <summary>For those who answer for the others: who saw what, and who did what. It has no tables; the logs are the framework's.</summary>
public sealed class OversightModule : AppModule
{
    public override string TablePrefix => "ovs_";

    public override IReadOnlyList<PermissionDefinition> Permissions { get; } =
        [new(OversightPermissions.Logs, Side.Host, RoleNames.Auditor, RoleNames.HostAdmin)];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<LogNames>();
}
