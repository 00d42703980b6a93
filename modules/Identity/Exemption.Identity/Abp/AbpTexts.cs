using System.Globalization;
using System.Text.Json;
using Exemption.Framework.Localization;

namespace Exemption.Identity.Abp;

/// <summary>The words of ABP's own pages, by resource; written anew for this product in both languages.</summary>
internal sealed class AbpTexts(TextCatalog texts)
{
    private static readonly Dictionary<string, Dictionary<string, Dictionary<string, string>>> Own =
        TextCatalog.Cultures.ToDictionary(c => c, Read);

    /// <summary>The supported language that fits best; an odd name is Chinese.</summary>
    public static string Culture(string? name) => name?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : TextCatalog.DefaultCulture;

    public static string CurrentCulture => Culture(CultureInfo.CurrentUICulture.Name);

    public IReadOnlyDictionary<string, LocalizationResourceDto> All(string culture)
    {
        var resources = Own[culture].ToDictionary(r => r.Key, r => new LocalizationResourceDto(r.Value, []));
        resources["Exemption"] = new LocalizationResourceDto(texts.All(culture), []);
        return resources;
    }

    private static Dictionary<string, Dictionary<string, string>> Read(string culture)
    {
        using var stream = typeof(AbpTexts).Assembly.GetManifestResourceStream($"Exemption.Identity.Abp.Texts.{culture}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
    }
}
