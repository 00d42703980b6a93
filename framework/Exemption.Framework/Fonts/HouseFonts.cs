namespace Exemption.Framework.Fonts;

/// <summary>Where the typeface of everything drawn on the server lies: beside the program, brought by Fonts.targets. The machine's own fonts are never relied on.</summary>
public static class HouseFonts
{
    public static string Regular { get; } = Path.Combine(AppContext.BaseDirectory, "fonts", "NotoSansSC-Regular.ttf");

    public static string Bold { get; } = Path.Combine(AppContext.BaseDirectory, "fonts", "NotoSansSC-Bold.ttf");
}
