using SkiaSharp;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>The two faces that specimens are printed in; the machine's own fonts are never relied on.</summary>
internal sealed class SpecimenFonts(string folder) : IDisposable
{
    private readonly SKTypeface regular = Load(folder, "NotoSansSC-Regular.ttf");
    private readonly SKTypeface bold = Load(folder, "NotoSansSC-Bold.ttf");

    public SKFont Font(float size, bool isBold) => new(isBold ? bold : regular, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
    };

    public void Dispose()
    {
        regular.Dispose();
        bold.Dispose();
    }

    private static SKTypeface Load(string folder, string file) =>
        SKTypeface.FromFile(Path.Combine(folder, file)) ?? throw new FileNotFoundException("A font of the specimens is missing.", file);
}
