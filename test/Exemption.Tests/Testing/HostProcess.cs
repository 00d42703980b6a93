using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Exemption.Tests.Testing;

/// <summary>The host as it runs on a server: a process of its own, over a database that a test has filled.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<HostProcess> StartAsync(TestDatabase database, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Exemption.Host.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        KeyValuePair<string, string>[] all =
        [
            new("urls", "http://127.0.0.1:0"), new("EXEMPTION_DATA", database.Folder), new("EXEMPTION_WEB", Path.Combine(database.Folder, "no-pages")), new("EXEMPTION_DEMO", "false"),
            new("ConnectionStrings:MySql", database.MySql ?? string.Empty), new("Seed:SampleCatalogue", "true"), new("RateLimits:LoginPerMinute", "1000000"), new("Identity:PasswordIterations", "1000"),
            .. settings,
        ];
        foreach (var (name, value) in all)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new HostProcess(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("The host ended while starting.");
    }

    /// <summary>Signs in over the wire, as a browser does.</summary>
    public async Task<HttpClient> SignInAsync(string userName, string password)
    {
        var client = new HttpClient(new BrowserHandler { InnerHandler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false } }) { BaseAddress = Address };
        const string Session = "/api/abp/application-configuration?includeLocalizationResources=false";
        await client.GetJsonAsync(Session);
        (await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = userName, password, rememberMe = false })).GetProperty("result").GetInt32().ShouldBe(1);
        await client.GetJsonAsync(Session);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
