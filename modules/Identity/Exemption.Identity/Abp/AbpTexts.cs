using System.Globalization;
using System.Text.Json;
using Exemption.Framework.Localization;

namespace Exemption.Identity.Abp;

/// <summary>The words of ABP's own pages, by resource; written anew for this product in both languages.</summary>
internal sealed class AbpTexts(TextCatalog texts)
{
    private static readonly Dictionary<string, Dictionary<string, Dictionary<string, string>>> Own =
        TextCatalog.Cultures.ToDictionary(c => c, c => Read<Dictionary<string, Dictionary<string, string>>>(c));

    private static readonly List<CultureDto> KnownCultures = Read<List<CultureDto>>("cultures");

    /// <summary>The supported language that fits best; an odd name is Chinese.</summary>
    public static string Culture(string? name) => name?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : TextCatalog.DefaultCulture;

    public static string CurrentCulture => Culture(CultureInfo.CurrentUICulture.Name);

    public IReadOnlyDictionary<string, LocalizationResourceDto> All(string culture)
    {
        var resources = Own[culture].ToDictionary(r => r.Key, r => new LocalizationResourceDto(r.Value, []));
        resources["Exemption"] = new LocalizationResourceDto(texts.All(culture), []);
        return resources;
    }

    public static CultureDto CultureOf(string culture) => KnownCultures.Single(c => c.Name == culture);

    private static T Read<T>(string name)
    {
        using var stream = typeof(AbpTexts).Assembly.GetManifestResourceStream($"Exemption.Identity.Abp.Texts.{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}
