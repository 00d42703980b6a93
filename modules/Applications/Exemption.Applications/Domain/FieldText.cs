using Exemption.Framework.Domain;

namespace Exemption.Applications.Domain;

/// <summary>Makes what phones and input methods type comparable: full-width characters become half-width, blanks go.</summary>
internal static class FieldText
{
    /// <summary>A code such as a certificate number: folded, without blanks, upper case; null when nothing is left.</summary>
    public static string? Code(string? text) => NullIfEmpty(new([.. Folded(text).Where(c => !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant)]));

    /// <summary>A mobile number: folded, without blanks, hyphens and the country code.</summary>
    public static string? Phone(string? text)
    {
        var digits = new string([.. Folded(text).Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        return NullIfEmpty(digits.StartsWith("+86", StringComparison.Ordinal) ? digits[3..] : digits);
    }

    /// <summary>
    /// Free text: trimmed, and without what no keyboard types: control characters but for line breaks and tabs, and the marks that turn the direction
    /// of writing and can make a reviewer read another text than was sent.
    /// </summary>
    public static string? Free(string? text) =>
        NullIfEmpty(new string([.. (text ?? string.Empty).Where(c => !(char.IsControl(c) && c is not ('\n' or '\r' or '\t')) && !TurnsDirection(c))]).Trim());

    private static bool TurnsDirection(char c) => c is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static IEnumerable<char> Folded(string? text) => (text ?? string.Empty).Select(FullWidth.Fold);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
