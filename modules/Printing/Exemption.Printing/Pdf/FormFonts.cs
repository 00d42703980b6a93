using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Exemption.Framework.Fonts;
using SkiaSharp;

namespace Exemption.Printing.Pdf;

/// <summary>The whole typeface in both weights: it measures text and says which characters it can show.</summary>
/// <remarks>Loaded once for the process; 21 MB are not read again for each print.</remarks>
internal sealed class FormFonts
{
    /// <summary>What stands for a character the typeface lacks: the printer's geta mark, 〓.</summary>
    public const int Lacking = 0x3013;

    private static readonly Lazy<FormFonts> Loaded = new(() => new FormFonts());
    private readonly Cut[] _cuts;

    private FormFonts() => _cuts = [new Cut(HouseFonts.Regular), new Cut(HouseFonts.Bold)];

    public static FormFonts Instance => Loaded.Value;

    public float Width(string text, TextStyle style)
    {
        var cut = _cuts[(int)style.Weight];
        var sum = 0f;
        foreach (var rune in text.EnumerateRunes())
        {
            sum += cut.Advance(rune.Value);
        }

        return sum * style.Size / Cut.Em;
    }

    /// <summary>Text as it can be set: control characters gone, characters the typeface lacks replaced and told to <paramref name="lacking"/>.</summary>
    public string Settable(string text, ISet<int> lacking)
    {
        if (text.EnumerateRunes().All(r => r.Value == '\n' || Shows(r.Value)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || Shows(rune.Value))
            {
                clean.Append(rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
            {
                lacking.Add(rune.Value);
                clean.Append(char.ConvertFromUtf32(Lacking));
            }
        }

        return clean.ToString();
    }

    /// <summary>The faces of one document, cut down to what it uses.</summary>
    public SKTypeface Subset(FontWeight weight, IEnumerable<int> codePoints)
    {
        using var data = SKData.CreateCopy(FontSubset.Cut(_cuts[(int)weight].Bytes, codePoints));
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException("The cut font cannot be read.");
    }

    private bool Shows(int codePoint) => _cuts[0].Shows(codePoint) && _cuts[1].Shows(codePoint);

    [SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process.")]
    private sealed class Cut
    {
        public const float Em = 1000;
        private readonly ConcurrentDictionary<int, float> _advances = new();
        private readonly SKData _file; // mapped, not copied
        private readonly SKFont _font;

        public Cut(string path)
        {
            _file = SKData.Create(path) ?? throw new FileNotFoundException("A font of the printed record is missing.", path);
            _font = new SKFont(SKTypeface.FromData(_file), Em) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        }

        public ReadOnlySpan<byte> Bytes => _file.AsSpan();

        public bool Shows(int codePoint) => _font.ContainsGlyph(codePoint);

        public float Advance(int codePoint) => _advances.GetOrAdd(codePoint, static (c, f) => f.GetGlyphWidths(char.ConvertFromUtf32(c), null)[0], _font);
    }
}
