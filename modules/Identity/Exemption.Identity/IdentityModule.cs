using System.Globalization;
using System.Threading.RateLimiting;
using Exemption.Framework.Http;
using Exemption.Framework.Modularity;
using Exemption.Framework.Permissions;
using Exemption.Framework.Privacy;
using Exemption.Framework.Retention;
using Exemption.Framework.Security;
using Exemption.Framework.Seeding;
using Exemption.Identity.Abp;
using Exemption.Identity.Accounts;
using Exemption.Identity.Data;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Registers;
using Exemption.Identity.Seeding;
using Exemption.Identity.Services;
using Exemption.Identity.SignIn;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Exemption.Identity;

/// <summary>Who people are, what they may do, and which learning centre they belong to; also speaks ABP's start, identity, tenant and settings contract.</summary>
public sealed class IdentityModule : AppModule
{
    public override string TablePrefix => "idn_";

    public override IReadOnlyList<PermissionDefinition> Permissions => IdentityPermissions.All;

    public override IReadOnlyList<SensitiveColumn> SensitiveColumns =>
    [
        new(typeof(Student), nameof(Student.IdNumberCipher), StudentSecrets.IdNumberColumn) { IndexProperty = nameof(Student.IdNumberIndex) },
        new(typeof(Student), nameof(Student.PhoneCipher), StudentSecrets.PhoneColumn),
        new(typeof(Setting), nameof(Setting.Cipher), MailSettings.PasswordColumn),
        new(typeof(CorrectionRequest), nameof(CorrectionRequest.NewValueCipher), CorrectionSecrets.Column),
        new(typeof(Authenticator), nameof(Authenticator.SecretCipher), SecondFactor.SecretColumn),
    ];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentityCore<User>(o =>
            {
                o.Password.RequiredLength = 8;
                o.Password.RequireDigit = true;
                o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                configuration.GetSection("Account").Bind(o);   // Account:Password:RequiredLength, Account:Lockout:…
            })
            .AddRoles<Role>().AddUserStore<UserStore>().AddRoleStore<RoleStore>();
        services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<User>, PasswordHasher<User>>());
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = configuration.GetValue("Identity:PasswordIterations", o.IterationCount));
        AccountCookie.Add(services, configuration);
        AddSignIn(services);
        AddLoginLimit(services, configuration);
        services.AddSingleton<GrantCache>();
        services.AddScoped<IPermissionChecker, PermissionChecker>();
        services.AddScoped<Registrar>();
        services.AddScoped<MailSettings>();
        services.AddSingleton<StudentSecrets>();
        services.AddSingleton<CorrectionSecrets>();
        services.AddScoped<IRetentionRule, PurgeSessions>();
        services.AddScoped<IRetentionRule, PurgeCorrections>();
        services.AddScoped<IPersonalDataSource, RegisterOfPerson>();
        services.AddSingleton<AbpTexts>();
        services.AddScoped<IUserDirectory, UserDirectory>();
        services.AddScoped<ILearningCenterDirectory, LearningCenterDirectory>();
        services.AddScoped<IAccountDirectory, AccountDirectory>();
        services.AddScoped<IStaffDirectory, StaffDirectory>();
        services.AddScoped<IDataSeedContributor, IdentitySeed>();
        services.AddScoped<DemoPeople>();
        if (DemoPeople.Wanted(configuration))
        {
            services.AddScoped<IDemoRegister>(p => p.GetRequiredService<DemoPeople>());
        }

        services.TryAddSingleton<SeedReport>();
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<UnknownNames>();
        services.AddSingleton<AntiforgeryCookie>();
        services.AddScoped<SignInAttempts>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<IdentityProof>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<SecondFactor>();
        services.AddSingleton<HalfWayIn>();
        services.AddSingleton<EnrolmentDuty>();
        services.Configure<MvcOptions>(o => o.Filters.Add<EnrolmentFilter>());
        services.AddScoped<Sessions>();
        services.AddScoped<SessionCheck>();
    }

    /// <summary>Per address and minute; generous, because a whole classroom may share one. Needs <c>UseRateLimiter</c> in the host.</summary>
    private static void AddLoginLimit(IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("RateLimits:LoginPerMinute", 60);
        services.AddRateLimiter(o =>
        {
            o.AddPolicy(AccountAppService.RateLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
            o.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await ErrorResult.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests);
            };
        });
    }
}
