namespace Exemption.Applications.Imaging;

/// <summary>What a kind of workers may take.</summary>
/// <param name="Workers">Processes, each with one picture at a time.</param>
/// <param name="QueueLength">How many may wait for one.</param>
/// <param name="Patience">Processor time for one answer; a worker that takes more is ended. One that takes none, because it hangs, is ended after four times as long.</param>
/// <param name="MaxMemory">Bytes; a worker that holds more is ended.</param>
internal sealed record WorkerRoom(int Workers, int QueueLength, TimeSpan Patience, long MaxMemory);

/// <summary>How much picture work goes on at once, and how long anybody waits for it. What a single picture may cost stands in the imaging library.</summary>
internal static class WorkLimits
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Marking takes a twentieth of a second; a desk asks for four pictures at once, and none of them may starve the rest of the host.</summary>
    public const int MarkingSlots = 2;
    public const int MarkingQueueLength = 64;

    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(15);

    /// <summary>For uploads. The work ends by itself after ten seconds, and no picture within the limits needs half of the memory.</summary>
    public static WorkerRoom Preparing { get; } = new(2, 8, TimeSpan.FromSeconds(15), 500 * Megabyte);

    /// <summary>For reading. Only the background asks, and it asks again; so the queue is short.</summary>
    public static WorkerRoom Reading { get; } = new(1, 2, TimeSpan.FromSeconds(60), 900 * Megabyte);
}
