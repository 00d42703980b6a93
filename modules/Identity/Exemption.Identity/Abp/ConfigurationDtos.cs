using System.Text.Json.Serialization;

namespace Exemption.Identity.Abp;

// ABP's shapes, field by field as its Angular core reads them.
internal sealed record ApplicationConfigurationDto(
    LocalizationDto Localization, AuthDto Auth, ValuesDto Setting, CurrentUserDto CurrentUser, ValuesDto Features, GlobalFeaturesDto GlobalFeatures,
    MultiTenancyDto MultiTenancy, CurrentTenantDto CurrentTenant, TimingDto Timing, ClockDto Clock, ObjectExtensionsDto ObjectExtensions, EmptyDto ExtraProperties);

internal sealed record LocalizationDto(
    EmptyDto Values, IReadOnlyDictionary<string, LocalizationResourceDto> Resources, IReadOnlyList<LanguageDto> Languages, CultureDto CurrentCulture,
    string DefaultResourceName, EmptyDto LanguagesMap, EmptyDto LanguageFilesMap, bool UseRouteBasedCulture);

internal sealed record LocalizationResourceDto(IReadOnlyDictionary<string, string> Texts, IReadOnlyList<string> BaseResources);

internal sealed record LanguageDto(
    string CultureName, string UiCultureName, string DisplayName, [property: JsonPropertyName("twoLetterISOLanguageName")] string TwoLetterIsoLanguageName, string? FlagIcon);

internal sealed record CultureDto(
    string CultureName, string Name, string DisplayName, string EnglishName, string TwoLetterIsoLanguageName, string ThreeLetterIsoLanguageName, string NativeName,
    bool IsRightToLeft, DateTimeFormatDto DateTimeFormat);

internal sealed record DateTimeFormatDto(
    string CalendarAlgorithmType, string ShortDatePattern, string ShortTimePattern, string LongTimePattern, string FullDateTimePattern, string DateSeparator, string DateTimeFormatLong);

internal sealed record AuthDto(IReadOnlyDictionary<string, bool> GrantedPolicies);

internal sealed record ValuesDto(IReadOnlyDictionary<string, string?> Values);

internal sealed record CurrentUserDto(
    bool IsAuthenticated, Guid? Id, Guid? TenantId, string? UserName, string? Name, string? SurName, string? Email, bool EmailVerified, string? PhoneNumber,
    bool PhoneNumberVerified, IReadOnlyList<string> Roles, Guid? ImpersonatorUserId, Guid? ImpersonatorTenantId, string? ImpersonatorUserName, string? ImpersonatorTenantName)
{
    public static readonly CurrentUserDto Nobody = new(false, null, null, null, null, null, null, false, null, false, [], null, null, null, null);
}

internal sealed record GlobalFeaturesDto(IReadOnlyList<string> EnabledFeatures);

internal sealed record MultiTenancyDto(bool IsEnabled);

internal sealed record CurrentTenantDto(Guid? Id, string? Name, bool IsAvailable);

internal sealed record TimingDto(TimeZoneDto TimeZone);

internal sealed record TimeZoneDto(IanaDto Iana, WindowsDto Windows);

internal sealed record IanaDto(string TimeZoneName);

internal sealed record WindowsDto(string TimeZoneId);

internal sealed record ClockDto(string Kind);

internal sealed record ObjectExtensionsDto(EmptyDto Modules, EmptyDto Enums);

internal sealed record EmptyDto;

internal sealed record ApplicationLocalizationDto(IReadOnlyDictionary<string, LocalizationResourceDto> Resources, CultureDto CurrentCulture);

internal sealed record FindTenantDto(bool Success, Guid? TenantId, string? Name, string? NormalizedName, bool IsActive)
{
    public static readonly FindTenantDto Nothing = new(false, null, null, null, false);
}
