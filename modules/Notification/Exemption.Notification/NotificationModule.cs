using Exemption.Framework.Modularity;
using Exemption.Framework.Permissions;
using Exemption.Framework.Privacy;
using Exemption.Framework.Retention;
using Exemption.Framework.Security;
using Exemption.Notification.Domain;
using Exemption.Notification.Services;
using Exemption.Notification.Sms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Exemption.Notification;

/// <summary>Tells students what became of their applications: in the product always, by SMS when rejected.</summary>
public sealed class NotificationModule : AppModule
{
    public override string TablePrefix => "ntf_";

    public override IReadOnlyList<PermissionDefinition> Permissions { get; } =
        [new(NotificationPermissions.SmsOutbox, Side.Both, RoleNames.CenterAdmin, RoleNames.UniversityReviewer, RoleNames.HostAdmin)];

    /// <summary>A provider registered before this module wins; without one the demo has its own, and everything else fails in sight.</summary>
    public override IReadOnlyList<SensitiveColumn> SensitiveColumns =>
    [
        new(typeof(SmsMessage), nameof(SmsMessage.Phone), SmsMessage.PhoneColumn),
        new(typeof(DemoSms), nameof(DemoSms.Phone), DemoSms.PhoneColumn),
    ];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        var demo = configuration.GetValue("EXEMPTION_DEMO", configuration.GetValue("Demo", false));
        services.AddSingleton(new DemoMode(demo));
        services.AddSingleton<SmsTexts>();
        services.AddScoped<SmsQueue>();
        services.AddScoped<IPersonalDataSource, MessagesOfPerson>();
        services.AddScoped<IRetentionRule, PurgeSms>();
        services.AddScoped<IRetentionRule, PurgeNotices>();
        if (demo)
        {
            services.TryAddSingleton<ISmsSender, DemoSmsSender>();
        }
        else if (SmsGatewaySettings.From(configuration) is { Count: > 0 } gateways)
        {
            services.TryAddSingleton<ISmsSender>(p => new HttpSmsSender(gateways, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<HttpSmsSender>>()));
        }
        else
        {
            services.TryAddSingleton<ISmsSender, NullSmsSender>();
        }
    }
}
