using System.Text;

namespace Exemption.Reading.Verifying;

/// <summary>What somebody typed, as it would be printed.</summary>
internal static class Typed
{
    public const int MostCharacters = 60;

    public static string Number(string? typed) => Plain(typed).ToUpperInvariant().Replace('—', '-').Replace('–', '-').Replace('_', '-');

    public static string Name(string? typed) => string.Concat(Plain(typed).Select(c => IsDot(c) ? '·' : c));

    /// <summary>The dot in a foreign name, of which every keyboard has another.</summary>
    public static bool IsDot(char c) => c is '·' or '•' or '‧' or '・' or '.' or '∙' or '．' or 'ㆍ';

    public static int FirstDifference(string typed, string read)
    {
        var at = 0;
        while (at < typed.Length && at < read.Length && char.ToUpperInvariant(typed[at]) == char.ToUpperInvariant(read[at]))
        {
            at++;
        }

        return at;
    }

    private static string Plain(string? typed)
    {
        if (typed is null)
        {
            return string.Empty;
        }

        string composed;
        try
        {
            composed = typed.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a character; what is left of it matches nothing.
            composed = typed;
        }

        return string.Concat(composed.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));
    }
}
