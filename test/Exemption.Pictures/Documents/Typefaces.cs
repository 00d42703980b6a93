using SkiaSharp;

namespace Exemption.Pictures.Documents;

/// <summary>The two faces that everything is printed in; the machine's own fonts are never relied on.</summary>
internal sealed class Typefaces
{
    private readonly SKTypeface regular = Load("NotoSansSC-Regular.ttf");
    private readonly SKTypeface bold = Load("NotoSansSC-Bold.ttf");

    public static Typefaces Noto { get; } = new();

    public SKFont Font(float size, bool isBold) => new(isBold ? bold : regular, size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true };

    private static SKTypeface Load(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "fonts", file);
        return SKTypeface.FromFile(path) ?? throw new FileNotFoundException("The font of the pictures is missing.", path);
    }
}
