namespace Exemption.Printing.Pdf;

/// <summary>The two cuts of the typeface that the form uses.</summary>
internal enum FontWeight
{
    Regular,
    Bold,
}

/// <summary>How a piece of text looks.</summary>
/// <param name="Ink">Colour as 0xAARRGGBB.</param>
internal readonly record struct TextStyle(FontWeight Weight, float Size, uint Ink = TextStyle.Black)
{
    public const uint Black = 0xFF000000;

    public float LineHeight => Size * 1.45f;

    /// <summary>Distance from the top of the line to the baseline; a CJK em box reaches from 0.88 above to 0.12 below it.</summary>
    public float Baseline => (LineHeight - Size) / 2 + Size * 0.88f;
}
