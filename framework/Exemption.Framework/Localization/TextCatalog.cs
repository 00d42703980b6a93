using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Exemption.Framework.Localization;

/// <summary>All texts that the server says, by language and code; read from <c>Localization/*.json</c> of every module. Stands for ABP's localisation resources.</summary>
public sealed class TextCatalog
{
    public const string DefaultCulture = "zh-Hans";

    private readonly Dictionary<string, Dictionary<string, string>> _texts = [];

    public TextCatalog(IEnumerable<Assembly> assemblies)
    {
        foreach (var (assembly, name) in assemblies.SelectMany(a => a.GetManifestResourceNames().Where(n => n.Contains(".Localization.", StringComparison.Ordinal)).Select(n => (a, n))))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var file = JsonSerializer.Deserialize<TextFile>(stream, JsonSerializerOptions.Web)!;
            var texts = _texts.TryGetValue(file.Culture, out var known) ? known : _texts[file.Culture] = [];
            foreach (var (key, text) in file.Texts)
            {
                texts.Add(key, text);
            }
        }
    }

    public static IReadOnlyList<string> Cultures { get; } = [DefaultCulture, "en"];

    public IReadOnlyDictionary<string, string> All(string culture) => _texts[culture];

    /// <summary>The text of a code in the caller's language, or the code itself where nobody wrote one.</summary>
    public string this[string key] => Find(CultureInfo.CurrentUICulture.Name, key) ?? key;

    public string? Find(string culture, string key) => _texts.TryGetValue(culture, out var texts) && texts.TryGetValue(key, out var text) ? text : null;

    /// <summary>Fills <c>{name}</c> in the text from the values.</summary>
    public string Format(string key, IEnumerable<KeyValuePair<string, object?>> values) => Format(CultureInfo.CurrentUICulture.Name, key, values);

    public string Format(string culture, string key, IEnumerable<KeyValuePair<string, object?>> values) =>
        values.Aggregate(Find(culture, key) ?? key, (text, v) => text.Replace($"{{{v.Key}}}", Convert.ToString(v.Value, CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private sealed record TextFile(string Culture, Dictionary<string, string> Texts);
}
