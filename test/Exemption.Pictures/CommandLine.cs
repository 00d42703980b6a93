using System.Globalization;

namespace Exemption.Pictures;

/// <summary>Words of the form --name value, and --name alone for yes.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public CommandLine(ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var name = words[i].StartsWith("--", StringComparison.Ordinal) ? words[i][2..] : throw new ArgumentException($"Not an option: {words[i]}");
            var hasValue = i + 1 < words.Length && !words[i + 1].StartsWith("--", StringComparison.Ordinal);
            values[name] = hasValue ? words[++i] : "true";
        }
    }

    public bool Has(string name) => values.ContainsKey(name);

    public string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) => values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public float? Real(string name) => values.TryGetValue(name, out var text) ? float.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>One or several of an enumeration, divided by commas; absent or "all" means all.</summary>
    public T[] Of<T>(string name, params T[] otherwise) where T : struct, Enum
    {
        var text = Text(name, "all");
        return text != "all" ? [.. text.Split(',').Select(t => Enum.Parse<T>(t, true))] : otherwise.Length > 0 ? otherwise : Enum.GetValues<T>();
    }
}
