using System.Text.Json;
using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.Permissions;
using Exemption.Framework.Seeding;
using Exemption.Framework.Users;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Seeding;
using Exemption.Identity.Services;
using Exemption.Identity.SignIn;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Exemption.Identity.Abp;

/// <summary>What ABP's Angular core asks at every start: who am I, what may I, in which language.</summary>
[Route("api/abp"), AllowAnonymous]
internal sealed class StartAppService(
    ExemptionDbContext db, ICurrentUser me, IPermissionChecker permissions, GrantCache grants, PasswordRules rules, AbpTexts texts, AntiforgeryCookie antiforgery,
    IConfiguration configuration, SeedReport report, TextCatalog catalog, EnrolmentDuty duty) : AppService
{
    private static readonly EmptyDto Nothing = new();

    private static readonly TimingDto Shanghai = new(new TimeZoneDto(new IanaDto("Asia/Shanghai"), new WindowsDto("China Standard Time")));

    private static readonly IReadOnlyList<LanguageDto> Languages = [.. new[] { "zh-Hans", "en" }.Select(AbpTexts.CultureOf)
        .Select(c => new LanguageDto(c.CultureName, c.CultureName, c.DisplayName, c.TwoLetterIsoLanguageName, null))];

    /// <summary>User, granted policies, settings, language. Also sets cookie <c>XSRF-TOKEN</c>, whose value goes back as header <c>RequestVerificationToken</c>.</summary>
    [HttpGet("application-configuration")]
    public async Task<ApplicationConfigurationDto> GetConfigurationAsync(bool includeLocalizationResources, CancellationToken ct)
    {
        antiforgery.Refresh(HttpContext);
        var culture = AbpTexts.CurrentCulture;
        var granted = await permissions.GrantedAsync(ct);
        return new ApplicationConfigurationDto(
            new LocalizationDto(
                Nothing, includeLocalizationResources ? texts.All(culture) : new Dictionary<string, LocalizationResourceDto>(), Languages, AbpTexts.CultureOf(culture),
                "Exemption", Nothing, Nothing, false),
            new AuthDto(granted.ToDictionary(p => p, _ => true)),
            new ValuesDto(Settings()),
            await CurrentUserAsync(ct),
            new ValuesDto(await FeaturesAsync(ct)),
            new GlobalFeaturesDto([]),
            new MultiTenancyDto(true),
            await CurrentTenantAsync(ct),
            Shanghai, new ClockDto("Utc"), new ObjectExtensionsDto(Nothing, Nothing), Nothing);
    }

    /// <summary>All texts of one language; our own under resource <c>Exemption</c>. None of them is dynamic in ABP's sense, which means edited in the database.</summary>
    [HttpGet("application-localization")]
    public ApplicationLocalizationDto GetLocalization(string? cultureName, bool onlyDynamics)
    {
        var culture = AbpTexts.Culture(cultureName);
        return new ApplicationLocalizationDto(onlyDynamics ? new Dictionary<string, LocalizationResourceDto>() : texts.All(culture), AbpTexts.CultureOf(culture));
    }

    /// <summary>A learning centre by its name; names of centres are no secret.</summary>
    [HttpGet("multi-tenancy/tenants/by-name/{name}")]
    public async Task<FindTenantDto> FindByNameAsync(string name, CancellationToken ct) =>
        Found(await db.Set<LearningCenter>().AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, ct));

    /// <summary>A learning centre by its id.</summary>
    [HttpGet("multi-tenancy/tenants/by-id/{id:guid}")]
    public async Task<FindTenantDto> FindByIdAsync(Guid id, CancellationToken ct) =>
        Found(await db.Set<LearningCenter>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct));

    private static FindTenantDto Found(LearningCenter? c) =>
        c is null ? FindTenantDto.Nothing : new FindTenantDto(true, c.Id, c.Name, c.Name.ToUpperInvariant(), c.IsActive);

    private async Task<CurrentUserDto> CurrentUserAsync(CancellationToken ct)
    {
        if (!me.IsAuthenticated || await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == me.Id, ct) is not { } u)
        {
            return CurrentUserDto.Nobody;
        }

        return new CurrentUserDto(true, u.Id, u.TenantId, u.UserName, u.Name, u.Surname, u.Email, u.EmailConfirmed, u.PhoneNumber, u.PhoneNumberConfirmed, me.Roles, null, null, null, null);
    }

    private async Task<CurrentTenantDto> CurrentTenantAsync(CancellationToken ct) =>
        me.TenantId is { } id && await db.Set<LearningCenter>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } center
            ? new CurrentTenantDto(center.Id, center.Name, center.IsActive)
            : new CurrentTenantDto(null, null, false);

    private async Task<Dictionary<string, string?>> FeaturesAsync(CancellationToken ct)
    {
        var values = (await grants.ReadAsync(db, ct)).Features;
        var center = me.TenantId?.ToString() ?? Features.AllCenters;
        return new Dictionary<string, string?>
        {
            ["SettingManagement.Enable"] = "true",
            [Features.Enable] = Features.Find(values, Features.Enable, center) ?? "true",
        };
    }

    private Dictionary<string, string?> Settings()
    {
        static string Text(bool value) => value ? "True" : "False";
        var password = rules.Options;
        var demo = DemoPeople.Wanted(configuration);
        var values = new Dictionary<string, string?>
        {
            ["Abp.Localization.DefaultLanguage"] = TextCatalog.DefaultCulture,
            ["Abp.Timing.TimeZone"] = "Asia/Shanghai",
            ["Abp.Account.IsSelfRegistrationEnabled"] = "false",
            ["Abp.Account.EnableLocalLogin"] = "true",
            ["Abp.Identity.Password.RequiredLength"] = password.RequiredLength.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Abp.Identity.Password.RequireDigit"] = Text(password.RequireDigit),
            ["Abp.Identity.Password.RequireLowercase"] = Text(password.RequireLowercase),
            ["Abp.Identity.Password.RequireUppercase"] = Text(password.RequireUppercase),
            ["Abp.Identity.Password.RequireNonAlphanumeric"] = Text(password.RequireNonAlphanumeric),
            ["Exemption.TwoFactor.IsOn"] = duty.IsOn ? "true" : "false",
            ["Exemption.TwoFactor.SetupRequired"] = duty.IsOpen ? "true" : "false",
            ["Exemption.Demo"] = demo ? "true" : "false",
        };
        if (demo)
        {
            values["Exemption.DemoAccounts"] = JsonSerializer.Serialize(
                report.DemoAccounts.Select(a => a with { Label = catalog[a.Label] }), JsonSerializerOptions.Web);
        }

        return values;
    }
}
