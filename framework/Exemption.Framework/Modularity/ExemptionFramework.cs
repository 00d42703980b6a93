using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Exemption.Framework.Auditing;
using Exemption.Framework.Blobs;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Retention;
using Exemption.Framework.Sealing;
using Exemption.Framework.Security;
using Exemption.Framework.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Exemption.Framework.Modularity;

/// <summary>Puts the framework and the host's modules together.</summary>
public static class ExemptionFramework
{
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Handed to every module.</param>
    /// <param name="database">Chooses the provider.</param>
    /// <param name="keys">The long-lived secrets.</param>
    /// <param name="blobs">Where files lie.</param>
    /// <param name="host">Has texts of its own.</param>
    /// <param name="modules">In the order of their arrows.</param>
    public static IServiceCollection AddModules(
        this IServiceCollection services, IConfiguration configuration, Action<DbContextOptionsBuilder> database, KeyRing keys, BlobFolder blobs, Assembly host, params AppModule[] modules)
    {
        services.AddSingleton(new ModuleCatalog(modules));
        services.AddSingleton(keys);
        services.AddSingleton(blobs);
        services.AddSingleton(new TextCatalog([typeof(ExemptionFramework).Assembly, .. modules.Select(m => m.Assembly), host]));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ICurrentTenant, CurrentTenant>();
        services.AddHttpContextAccessor();
        services.AddSingleton<ICurrentUser, CurrentUser>();
        services.AddSingleton<ISensitiveData, SensitiveData>();
        services.AddSingleton<IBlobContainer, FileBlobContainer>();
        services.AddScoped<IAccessLog, AccessLog>();
        services.AddScoped<AccessViews>();
        services.AddSingleton<RetentionSettings>();
        services.AddScoped<PurgeRuns>();
        services.AddSingleton<DailyPurge>();
        services.AddScoped<IRetentionRule, PurgeOutbox>();
        services.AddScoped<IRetentionRule, PurgeAudit>();
        services.AddScoped<IRetentionRule, PurgeAccessLog>();
        services.AddScoped<LogReader>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<RecentSignIn>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        AddOutbox(services, configuration, modules);
        AddSealing(services, configuration);
        AddDatabase(services, database);
        AddWeb(services, modules);
        foreach (var module in modules)
        {
            module.ConfigureServices(services, configuration);
        }

        return services;
    }

    private static void AddOutbox(IServiceCollection services, IConfiguration configuration, AppModule[] modules)
    {
        foreach (var subscription in modules.SelectMany(m => Subscription.In(m.Assembly)))
        {
            services.AddSingleton(subscription);
            services.TryAddScoped(subscription.Handler);
        }

        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(new OutboxSettings(Math.Clamp(configuration.GetValue("Outbox:Workers", 8), 1, 64)));
        services.AddScoped<Delivery>();
        services.AddSingleton<OutboxWriter>();
        services.AddScoped<IAnnouncements, Announcements>();
        services.AddScoped<IBackgroundJobManager, BackgroundJobManager>();
        services.AddSingleton(p => new OutboxDispatcher(
            p.GetRequiredService<IServiceScopeFactory>(), p.GetServices<Subscription>(), p.GetRequiredService<OutboxSignal>(),
            p.GetRequiredService<OutboxSettings>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<OutboxDispatcher>>()));
    }

    private static void AddSealing(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LogSigner>();
        services.AddSingleton(p => new CheckpointFile(configuration["AuditLog:CheckpointFolder"] is { Length: > 0 } folder ? new CheckpointFolder(folder) : p.GetRequiredService<CheckpointFolder>()));
        services.AddSingleton(p => new LogSealer(
            p.GetRequiredService<IServiceScopeFactory>(), p.GetRequiredService<LogSigner>(), p.GetRequiredService<CheckpointFile>(),
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<LogSealer>>()));
        services.AddScoped(p => new LogVerification(p.GetRequiredService<ExemptionDbContext>(), p.GetRequiredService<LogSigner>(), p.GetRequiredService<CheckpointFile>()));
        services.AddScoped<ISealedLog, SealedLog>();
        services.AddScoped(p => new KeyRotation(p.GetRequiredService<ExemptionDbContext>(), p.GetRequiredService<KeyRing>(), p.GetRequiredService<ModuleCatalog>()));
        services.AddScoped(p => new KeyNeeds(p.GetRequiredService<ExemptionDbContext>(), p.GetRequiredService<KeyRing>(), p.GetRequiredService<ModuleCatalog>()));
        services.AddSingleton(p => new KeyWatch(
            p.GetRequiredService<IServiceScopeFactory>(), p.GetRequiredService<KeyRing>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<KeyWatch>>()));
    }

    private static void AddDatabase(IServiceCollection services, Action<DbContextOptionsBuilder> database)
    {
        services.AddSingleton<WriteQueue>();
        services.AddDbContextPool<ExemptionDbContext>((provider, options) =>
        {
            database(options);
            options.UseExemptionTenancy().AddInterceptors(provider.GetRequiredService<OutboxWriter>());
        });
        services.AddDataProtection().SetApplicationName("Exemption").PersistKeysToDbContext<ExemptionDbContext>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlEncryptor = new KeyRingXmlEncryptor(p.GetRequiredService<KeyRing>())));
    }

    private static void AddWeb(IServiceCollection services, AppModule[] modules)
    {
        services.AddSingleton<StorageFailures>();
        services.AddSingleton<ErrorAnswers>();
        services.AddSingleton<IRefusalTexts>(s => s.GetRequiredService<ErrorAnswers>());
        services.AddExceptionHandler<ErrorHandler>();
        // The token comes as a header only: looking for it in a form would put the form's pictures on the disk before anybody was asked who sends them.
        services.AddAntiforgery(o => (o.HeaderName, o.Cookie.SecurePolicy, o.SuppressReadingTokenFromFormBody) = ("RequestVerificationToken", CookieSecurePolicy.SameAsRequest, true));
        var mvc = services.AddControllers(o =>
            {
                o.Filters.Add<AntiforgeryFilter>();
                o.Filters.Add<QueryCheck>();
                o.Filters.Add<BodyLimit>();
                o.Filters.Add<JsonBody>();
                o.Filters.Add<ErrorFilter>();
                o.Filters.Add<AuditFilter>();
                o.Conventions.Add(new DocumentedAnswers());
                o.SuppressAsyncSuffixInActionNames = true;
                OnlyJson(o);
            })
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new AppServiceDiscovery()))
            .AddJsonOptions(o => ConfigureJson(o.JsonSerializerOptions));
        services.ConfigureHttpJsonOptions(o => ConfigureJson(o.SerializerOptions));
        services.Configure<ApiBehaviorOptions>(o =>
        {
            // A bare status gets our envelope later; ASP.NET would put its own around it.
            o.SuppressMapClientErrors = true;
            o.InvalidModelStateResponseFactory = context => ErrorResult.Of(
                context.HttpContext, StatusCodes.Status400BadRequest, context.HttpContext.RequestServices.GetRequiredService<ErrorAnswers>().Invalid(context.ModelState));
        });
        foreach (var module in modules)
        {
            mvc.AddApplicationPart(module.Assembly);
        }

        mvc.AddApplicationPart(typeof(ExemptionFramework).Assembly);
    }

    /// <summary>One media type each way, as the description says.</summary>
    private static void OnlyJson(MvcOptions options)
    {
        foreach (var types in options.InputFormatters.OfType<SystemTextJsonInputFormatter>().Select(f => f.SupportedMediaTypes)
            .Concat(options.OutputFormatters.OfType<SystemTextJsonOutputFormatter>().Select(f => f.SupportedMediaTypes)))
        {
            types.Clear();
            types.Add(MediaTypeNames.Application.Json);
        }

        options.OutputFormatters.RemoveType<StringOutputFormatter>();
    }

    /// <summary>
    /// Numbers are numbers, enums are words that a reader knows, and nothing is said twice: two readers might take different ones for valid. A member that
    /// nobody reads is refused, because whoever sent it believed that it does something; ABP's own shapes are excepted, one by one, at their types.
    /// </summary>
    private static void ConfigureJson(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }
}
