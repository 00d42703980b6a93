using System.Diagnostics;
using System.Runtime.CompilerServices;

[assembly: AssemblyFixture(typeof(Exemption.Tests.FreshProcess))]

namespace Exemption.Tests;

/// <summary>
/// Every change is judged in a process of its own. Stryker keeps the process for the next change; but what a static field took from one change would be left for all that
/// follow, and then they would count as noticed. It starts another when this one is gone, and asks it the same.
/// </summary>
public sealed class FreshProcess
{
    private static readonly byte[] First = Active();

    public FreshProcess()
    {
        if (!Active().SequenceEqual(First))
        {
            Process.GetCurrentProcess().Kill();
        }
    }

    [ModuleInitializer]
    internal static void Remember() => RuntimeHelpers.RunClassConstructor(typeof(FreshProcess).TypeHandle);

    /// <summary>The number of the change that is switched on, as Stryker writes it.</summary>
    private static byte[] Active()
    {
        if (Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE") is not { Length: > 0 } path)
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
