using System.Text;

namespace Exemption.Printing.Pdf;

/// <summary>Breaks text into lines by Chinese rules: anywhere between characters, never inside a number or Latin word, no stop at a line's beginning.</summary>
internal static class LineBreaker
{
    // Punctuation, not words: these belong to the rule itself and are the same in every language of the screens.
    private const string NeverFirst = "\u00B7\u3001\u3002\uFF0C\uFF0E\uFF1A\uFF1B\uFF01\uFF1F\uFF09\u300B\u300D\u300F\u3011\u3009\u201D\u2019\u2026\u2014%,.:;!?)]}";
    private const string NeverLast = "\uFF08\u300A\u300C\u300E\u3010\u3008\u201C\u2018([{";

    public static IReadOnlyList<string> Break(string text, TextStyle style, float width, FormFonts fonts)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            BreakParagraph(paragraph, style, width, fonts, lines);
        }

        return lines;
    }

    private static void BreakParagraph(string paragraph, TextStyle style, float width, FormFonts fonts, List<string> lines)
    {
        var line = new StringBuilder();
        var used = 0f;
        foreach (var piece in Pieces(paragraph))
        {
            var advance = fonts.Width(piece, style);
            if (used > 0 && used + fonts.Width(piece.TrimEnd(), style) > width)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }

            if (used == 0 && advance > width)
            {
                (advance, var rest) = Chop(piece, style, width, fonts, lines);
                line.Append(rest);
            }
            else
            {
                line.Append(piece);
            }

            used += advance;
        }

        lines.Add(line.ToString().TrimEnd());
    }

    /// <summary>A word wider than the cell is cut where it must be; the last part stays open for what follows.</summary>
    private static (float Advance, string Left) Chop(string piece, TextStyle style, float width, FormFonts fonts, List<string> lines)
    {
        var part = new StringBuilder();
        var used = 0f;
        foreach (var rune in piece.EnumerateRunes())
        {
            var advance = fonts.Width(rune.ToString(), style);
            if (used > 0 && used + advance > width)
            {
                lines.Add(part.ToString());
                part.Clear();
                used = 0;
            }

            part.Append(rune.ToString());
            used += advance;
        }

        return (used, part.ToString());
    }

    /// <summary>What may not be divided: a word with the marks that cling to it.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (before is { } last && MayBreak(last, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune.ToString());
            before = rune;
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    private static bool MayBreak(Rune before, Rune after)
    {
        if (Rune.IsWhiteSpace(after) || Has(NeverFirst, after) || Has(NeverLast, before))
        {
            return false;
        }

        return Rune.IsWhiteSpace(before) || IsWide(before) || IsWide(after);
    }

    private static bool Has(string marks, Rune rune) => rune.IsBmp && marks.Contains((char)rune.Value, StringComparison.Ordinal);

    private static bool IsWide(Rune rune) => rune.Value >= 0x2E80;
}
