using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Exemption.Framework.Seeding;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults.Kit;

/// <summary>The host as operators run it: a process of its own, that can be killed, starved and started again on the same data and the same port.</summary>
internal sealed partial class RealHost(string folder, string? mySql) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly int _port = FaultTests.FreePort();
    private readonly List<string> _log = [];
    private readonly HttpClient _probe = new() { Timeout = TimeSpan.FromSeconds(10) };
    private Process? _process;

    /// <summary>More settings, as environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>A program to run the host under, such as strace with its arguments.</summary>
    public string[] Under { get; init; } = [];

    /// <summary>The administrator that an earlier start on the same data has made.</summary>
    public DemoAccount? KnownAdministrator { get; init; }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public string Folder => folder;

    public string? MySql => mySql;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>From the start of the process to its first "ready", by the clock on the wall.</summary>
    public TimeSpan LastStart { get; private set; }

    /// <summary>Processor time of the same: what the start costs, however busy the machine is.</summary>
    public TimeSpan LastStartCpu { get; private set; }

    public int Pid => Under.Length == 0 ? _process!.Id : int.Parse(File.ReadAllText($"/proc/{_process!.Id}/task/{_process.Id}/children").Trim().Split(' ')[0], CultureInfo.InvariantCulture);

    public long MemoryKb => long.Parse(Status("VmRSS"), CultureInfo.InvariantCulture);

    /// <summary>The most it has ever had since <see cref="ForgetPeak"/>.</summary>
    public long PeakMemoryKb => long.Parse(Status("VmHWM"), CultureInfo.InvariantCulture);

    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log.TakeLast(60));
            }
        }
    }

    /// <summary>The account that the host made at its first start, from what it told the person at the console.</summary>
    public DemoAccount FirstAdministrator
    {
        get
        {
            if (KnownAdministrator is not null)
            {
                return KnownAdministrator;
            }

            lock (_log)
            {
                var line = _log.Select(l => AccountLine().Match(l)).First(m => m.Success);
                return new DemoAccount(line.Groups[1].Value, line.Groups[2].Value, string.Empty);
            }
        }
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{Pid}/clear_refs", "5");

    public async Task StartAsync()
    {
        var since = TimeProvider.System.GetTimestamp();
        _process = Launch();
        await FaultTests.UntilAsync(async () => !_process.HasExited ? await IsReadyAsync() : throw new InvalidOperationException($"The host ended while starting:\n{Log}"), Patience, "The host does not get ready.");
        LastStart = TimeProvider.System.GetElapsedTime(since);
        LastStartCpu = Under.Length == 0 ? _process.TotalProcessorTime : TimeSpan.Zero;
    }

    /// <summary>Starts what is not to come up, and returns its exit code.</summary>
    public async Task<int> StartInVainAsync()
    {
        _process = Launch();
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>As the kernel does it when memory is short: at once, wherever the process is.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>As an operator does it: the host may finish what it is doing.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", Pid.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await _process!.WaitForExitAsync();
    }

    public async Task<bool> IsReadyAsync() => await StatusAsync("/health/ready") == HttpStatusCode.OK;

    /// <summary>The status of an answer, or null where there was none.</summary>
    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        try
        {
            using var response = await _probe.GetAsync(new Uri(Address, path));
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    public Task WhenReadyAsync() => FaultTests.UntilAsync(IsReadyAsync, TimeSpan.FromMinutes(15), "The host does not come back.", everyMs: 100);

    public HttpClient CreateBrowser() => new(new BrowserHandler { InnerHandler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false } })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            if (Under.Length > 0)
            {
                await StopAsync();
            }
            else
            {
                Kill();
            }
        }

        _process?.Dispose();
        _probe.Dispose();
    }

    private Process Launch()
    {
        var process = Process.Start(StartInfo())!;
        process.OutputDataReceived += (_, e) => Note(e.Data);
        process.ErrorDataReceived += (_, e) => Note(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private ProcessStartInfo StartInfo()
    {
        string[] command = [.. Under, "dotnet", Path.Combine(AppContext.BaseDirectory, "Exemption.Host.dll")];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        Dictionary<string, string> settings = new()
        {
            ["urls"] = Address.ToString(),
            ["EXEMPTION_DATA"] = folder,
            ["EXEMPTION_WEB"] = Path.Combine(folder, "no-pages"),
            ["EXEMPTION_DEMO"] = "false",
            ["Decisions__TakeBackSeconds"] = "0",
            ["Photos__Reading"] = "false",
            ["ConnectionStrings__MySql"] = mySql ?? string.Empty,
            ["Logging__LogLevel__Exemption"] = "Warning",
            ["Seed__SampleCatalogue"] = "true",
            ["RateLimits__LoginPerMinute"] = "1000000",
            ["Identity__PasswordIterations"] = "1000",
            ["Account__ConfirmMinutes"] = "100000", // a long run is longer than anybody's patience with passwords
        };
        foreach (var (name, value) in settings.Concat(Settings))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.Add(line);
            }
        }
    }

    private string Status(string name) =>
        File.ReadLines($"/proc/{Pid}/status").First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(':')[1].Replace("kB", string.Empty, StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"^ {2}(admin) +(\S+) +\S")]
    private static partial Regex AccountLine();
}
