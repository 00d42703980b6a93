namespace Exemption.Tests.Testing;

/// <summary>Finds the project's own files from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Every C# file of the product, without tests and build output.</summary>
    public static IEnumerable<string> SourceFiles() => new[] { "framework", "modules", "host" }
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Exemption.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
