using Exemption.Framework.Modularity;
using Exemption.Framework.Permissions;
using Exemption.Printing.Services;
using Exemption.Printing.Templates;
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
    }
}
