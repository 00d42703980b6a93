namespace Exemption.Host.Hosting;

/// <summary>What the person who starts the host decides, by environment variable or configuration.</summary>
/// <param name="DataFolder">Database file, blobs and keys (<c>EXEMPTION_DATA</c>).</param>
/// <param name="WebFolder">The built pages (<c>EXEMPTION_WEB</c>).</param>
/// <param name="Demo">Demo data and demo-only pages (<c>EXEMPTION_DEMO</c>).</param>
/// <param name="MySql">Connection string of the production database; without it the embedded one is used (<c>ConnectionStrings:MySql</c>).</param>
internal sealed record HostSettings(string DataFolder, string WebFolder, bool Demo, string? MySql)
{
    public string KeyFolder => Path.Combine(DataFolder, "keys");

    public string BlobFolder => Path.Combine(DataFolder, "blobs");

    public string SqliteFile => Path.Combine(DataFolder, "exemption.db");

    public static HostSettings From(IConfiguration configuration) => new(
        Path.GetFullPath(configuration["EXEMPTION_DATA"] ?? configuration["DataFolder"] ?? "data"),
        Path.GetFullPath(configuration["EXEMPTION_WEB"] ?? configuration["WebFolder"] ?? "wwwroot"),
        configuration.GetValue("EXEMPTION_DEMO", configuration.GetValue("Demo", false)),
        configuration.GetConnectionString("MySql") is { Length: > 0 } mySql ? mySql : null);
}
