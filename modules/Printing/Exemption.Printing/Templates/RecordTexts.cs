using System.Globalization;
using Exemption.Framework.Localization;
using Exemption.Framework.Timing;

namespace Exemption.Printing.Templates;

/// <summary>The words of the form. The record is a Chinese document whoever prints it, so the language is not the caller's.</summary>
internal sealed class RecordTexts(TextCatalog texts)
{
    public string this[string key] => texts.Find(TextCatalog.DefaultCulture, "Printing:" + key)
        ?? throw new KeyNotFoundException($"The form has no text for Printing:{key}.");

    /// <summary>The word of a code, or the code itself where a newer one has no word yet: a print must not fail for that.</summary>
    public string Word(string kind, string code) => texts.Find(TextCatalog.DefaultCulture, $"Printing:{kind}.{code}") ?? code;

    public string Format(string key, params IReadOnlyList<(string Name, string? Value)> values) =>
        values.Aggregate(this[key], (text, v) => text.Replace($"{{{v.Name}}}", v.Value, StringComparison.Ordinal));

    public string Day(DateOnly day) => day.ToString(this["DayFormat"], CultureInfo.InvariantCulture);

    public string Time(DateTime utc) => Shanghai.WallOf(utc).ToString(this["TimeFormat"], CultureInfo.InvariantCulture);
}
