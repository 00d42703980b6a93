namespace Exemption.Identity.Services;

/// <summary>The switches of a learning centre. There is one, and it is enforced by the permission checker.</summary>
internal static class Features
{
    /// <summary>Whether the centre's people may work with applications; off, they keep their accounts and nothing else.</summary>
    public const string Enable = "Exemption.Enable";

    public const string AllCenters = "";

    public static bool IsOn(IReadOnlyDictionary<(string Key, string Name), string> values, string name, Guid center) =>
        Find(values, name, center.ToString()) is not { } value || value.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The centre's own value, or that of all centres, or null for the built-in default.</summary>
    public static string? Find(IReadOnlyDictionary<(string Key, string Name), string> values, string name, string center) =>
        values.TryGetValue((center, name), out var own) ? own : values.GetValueOrDefault((AllCenters, name));
}
