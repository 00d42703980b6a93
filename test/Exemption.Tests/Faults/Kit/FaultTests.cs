namespace Exemption.Tests.Faults.Kit;

/// <summary>These tests measure times and kill processes: they run one after another, when all others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultTests
{
    public const string Name = "Faults";

    /// <summary>Why a test skips the second database of a short run.</summary>
    public const string OnceIsEnough = "The database plays next to no part in it: once is enough in a short run.";

    /// <summary>Asks until the outside world says yes; the bound only keeps a lost case from waiting for ever.</summary>
    public static async Task UntilAsync(Func<Task<bool>> happened, TimeSpan atMost, string what, int everyMs = 25)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await happened())
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(atMost, what);
            await Task.Delay(everyMs);
        }
    }

    /// <summary>A port that nobody listens on, below the range that outgoing connections take theirs from.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (System.Net.Sockets.SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
