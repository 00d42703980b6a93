namespace Exemption.Framework.Domain;

/// <summary>Full-width characters, as Chinese input methods type them, made the ordinary ones that they mean.</summary>
public static class FullWidth
{
    public static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        _ => c,
    };
}
