namespace Exemption.Reading.Models;

/// <summary>
/// What the recogniser can answer at a step: nothing (class 0), one of the characters of its list, or a space. The list lies inside the assembly: whether a name can be read
/// at all must be known also where the nets are missing and only stored readings are left.
/// </summary>
internal static class CharacterSet
{
    public const int Nothing = 0;

    private static readonly char[] Characters = ['\0', .. Load(), ' '];
    private static readonly Dictionary<char, int> Classes = Characters.Skip(1).Select((c, at) => (c, at + 1)).ToDictionary();

    public static int Count => Characters.Length;

    public static char At(int at) => Characters[at];

    public static int? Find(char character) => Classes.TryGetValue(character, out var at) ? at : null;

    private static IEnumerable<char> Load()
    {
        using var stream = typeof(CharacterSet).Assembly.GetManifestResourceStream("Exemption.Reading.characters.txt")!;
        using var reader = new StreamReader(stream);

        // One rare character of the list needs two chars; it is in no name that could be typed otherwise, so it stays a mark that matches nothing.
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Length == 1 ? line[0] : '\uFFFD')];
    }
}
