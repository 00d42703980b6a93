using System.Diagnostics;
using System.Globalization;

namespace Exemption.Tests.Faults.Kit;

/// <summary>Makes system calls of a running host fail, by libfiu, which stands between it and the C library.</summary>
internal sealed class FailingCalls(RealHost host)
{
    private const int EIo = 5;

    private static readonly string? Libraries = new[] { "/usr/lib/x86_64-linux-gnu/fiu", "/usr/lib/aarch64-linux-gnu/fiu", "/usr/lib/fiu" }.FirstOrDefault(f => File.Exists(Path.Combine(f, "fiu_posix_preload.so")));

    public static string? WhyNot => Libraries is null || !File.Exists("/usr/bin/fiu-ctrl") ? "libfiu is not installed (Debian: fiu-utils)." : null;

    private string Fifo => Path.Combine(host.Folder, "fiu");

    /// <summary>To be called before the start of the host.</summary>
    public void Prepare()
    {
        host.Settings["LD_PRELOAD"] = $"{Libraries}/fiu_run_preload.so {Libraries}/fiu_posix_preload.so";
        host.Settings["FIU_CTRL_FIFO"] = Fifo;
    }

    /// <summary>Every so many calls of this name end with an input/output error.</summary>
    public Task FailAsync(string call, double probability) => ControlAsync(string.Create(CultureInfo.InvariantCulture, $"enable_random name={call},probability={probability},failinfo={EIo}"));

    public Task WorkAsync(string call) => ControlAsync($"disable name={call}");

    private async Task ControlAsync(string command)
    {
        using var control = Process.Start("fiu-ctrl", ["-c", command, "-f", Fifo, host.Pid.ToString(CultureInfo.InvariantCulture)]);
        await control.WaitForExitAsync();
        control.ExitCode.ShouldBe(0, command);
    }
}
