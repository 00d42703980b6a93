using System.Diagnostics;
using System.Net.Http.Json;
using Exemption.SmsStub;

namespace Exemption.Tests.Notification.Sms;

/// <summary>The test's SMS gateway, running beside the tests as a provider's does: over there.</summary>
internal sealed class StubProcess : IAsyncDisposable
{
    public const string KeyId = "test-key";
    public const string Secret = "a secret of the tests";

    private readonly Process _process;
    private readonly HttpClient _admin;

    private StubProcess(Process process, Uri address) => (_process, _admin) = (process, new HttpClient { BaseAddress = address });

    public Uri Url => new(_admin.BaseAddress!, "sms");

    public static async Task<StubProcess> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Exemption.SmsStub.dll"), "--urls", "http://127.0.0.1:0", "--Secret", Secret])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        return new StubProcess(process, new Uri(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The stub ended while starting.")));
    }

    /// <summary>The settings of a host that sends through this gateway.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings(string section = "Sms") =>
        [new($"{section}:Url", Url.ToString()), new($"{section}:KeyId", KeyId), new($"{section}:Secret", Secret)];

    public async Task BecomeAsync(FaultKind kind, int delayMs = 0, int retryAfter = 1, Uri? target = null) =>
        (await _admin.PutAsJsonAsync("/admin/fault", new Fault(kind.ToString(), delayMs, retryAfter, target?.ToString()))).EnsureSuccessStatusCode();

    public Task ReleaseAsync() => _admin.PostAsync("/admin/release", null);

    public async Task<Counts> CountsAsync() => (await _admin.GetFromJsonAsync<Counts>("/admin/counts"))!;

    public async Task<HashSet<Guid>> OutIdsAsync() => [.. (await _admin.GetFromJsonAsync<Guid[]>("/admin/out-ids"))!];

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
