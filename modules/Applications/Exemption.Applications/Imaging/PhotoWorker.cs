using System.Diagnostics;
using System.Runtime.InteropServices;
using Exemption.Imaging.Wire;

namespace Exemption.Applications.Imaging;

/// <summary>One process of <c>Exemption.PhotoWorker</c>, asked one thing at a time. It inherits neither our environment nor our keys.</summary>
internal sealed class PhotoWorker : IDisposable
{
    private const string Program = "Exemption.PhotoWorker";
    private const string ByItself = "it ended by itself";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>A busy machine is not the picture's fault, so that patience counts processor time; this many times as much by the wall ends one that hangs.</summary>
    private const int WallPerProcessor = 4;

    private readonly Process _process;

    private PhotoWorker(Process process) => _process = process;

    public int ProcessId => _process.Id;

    public bool IsAlive => !_process.HasExited;

    public string WhyItEnded { get; private set; } = ByItself;

    public bool EndedByItself => WhyItEnded == ByItself;

    public static PhotoWorker Start()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, Program))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment.Clear();
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        // No debugging socket, no event pipe: nothing speaks to a worker but its host.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        // Collects early and keeps little: a worker lives long and holds nothing between two pictures. The size is in hexadecimal, 16 MB.
        start.Environment["DOTNET_GCgen0size"] = "1000000";
        start.Environment["DOTNET_GCConserveMemory"] = "9";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start.");
        // What it has to say about its end may hold bytes of a file; it is read, so that the pipe never fills, and forgotten.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return new PhotoWorker(process);
    }

    /// <summary>Throws <see cref="IOException"/>, <see cref="InvalidDataException"/> or <see cref="OperationCanceledException"/> when it dies, talks nonsense or is ended.</summary>
    public async Task<(WorkerAnswer Answer, IReadOnlyList<byte[]> Parts)> AskAsync(WorkerRequest request, ReadOnlyMemory<byte> file, WorkerRoom room)
    {
        // Another process runs by the time of the world, whatever the clock of the house says.
        using var patience = new CancellationTokenSource(room.Patience * WallPerProcessor, TimeProvider.System);
        await using var late = patience.Token.Register(() => End("it took too long"));
        var before = Look().Time;
        await using var watch = TimeProvider.System.CreateTimer(_ => EndIfGreedy(before + room.Patience, room.MaxMemory), null, Glance, Glance);
        await Frames.WriteAsync(_process.StandardInput.BaseStream, request, [file], patience.Token);
        return await Frames.ReadAsync<WorkerAnswer>(_process.StandardOutput.BaseStream, patience.Token) ?? throw new EndOfStreamException();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void EndIfGreedy(TimeSpan? mostTime, long mostMemory)
    {
        var (time, memory) = Look();
        if (memory > mostMemory)
        {
            End("it grew too large");
        }
        else if (time > mostTime)
        {
            End("it took too long");
        }
    }

    /// <summary>What it has taken so far. Nothing when that cannot be told, because it has ended or the system does not answer: this runs on a timer, where no exception may leave, and the next look comes soon.</summary>
    private (TimeSpan? Time, long? Memory) Look()
    {
        try
        {
            _process.Refresh();
            return (_process.TotalProcessorTime, _process.WorkingSet64);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return (null, null);
        }
    }

    private void End(string why)
    {
        WhyItEnded = why;
        Kill();
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
