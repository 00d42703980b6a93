using System.Diagnostics;
using System.Text.Json;

namespace Exemption.Tests.Testing;

/// <summary>
/// How much of a goal one run does, and where its figures go. A run of the suite does the short form; <c>test/faults/run</c> sets EXEMPTION_LONG
/// and does the long one, by the same tests. Mark such a test with <c>[Trait("Goal", "A10")]</c>.
/// </summary>
internal static class LongRun
{
    private static readonly Lock Writing = new();

    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("EXEMPTION_LONG") is { Length: > 0 };

    /// <summary>The number of rounds, probes, mutants … of this run; EXEMPTION_LONG_SHARE (0 to 1) shortens a long run for trying it out.</summary>
    public static int Of(int inShort, int inLong) => !IsOn ? inShort
        : double.TryParse(Environment.GetEnvironmentVariable("EXEMPTION_LONG_SHARE"), out var share) ? Math.Max(inShort, (int)(inLong * share)) : inLong;

    /// <summary>The seed of the run, so that a failure can be repeated: EXEMPTION_SEED, or a fixed one in short runs and a new one in long runs.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("EXEMPTION_SEED"), out var seed) ? seed : IsOn ? Environment.TickCount : 20261124;

    /// <summary>
    /// Appends the figures a goal has reached to the file EXEMPTION_FIGURES names, one JSON object per line; without the variable it does nothing.
    /// Call it last: what is reported has been asserted.
    /// </summary>
    /// <param name="goal">Such as <c>A10</c>.</param>
    /// <param name="figures">Short names and values, such as <c>new { rounds = 5000, winners = 5000, lost = 0 }</c>.</param>
    public static void Report(string goal, object figures)
    {
        if (Environment.GetEnvironmentVariable("EXEMPTION_FIGURES") is not { Length: > 0 } file)
        {
            return;
        }

        var line = JsonSerializer.Serialize(new
        {
            goal,
            database = TestDatabase.OnMySql ? "MariaDB" : "SQLite",
            form = IsOn ? "long" : "short",
            seed = Seed,
            cpuSeconds = Math.Round(Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds),
            figures,
        });
        lock (Writing)
        {
            File.AppendAllText(file, line + Environment.NewLine);
        }
    }
}
