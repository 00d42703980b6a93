using System.Collections.Concurrent;

namespace Exemption.Tests.Faults.Kit;

/// <summary>What the host has acknowledged, kept on the side of those it acknowledged it to.</summary>
internal sealed class Ledger
{
    private int _acknowledged;
    private int _lost;

    public ConcurrentDictionary<Guid, LedgerPage> Pages { get; } = [];

    /// <summary>Answers by status, for what was no success: what people saw while something was broken.</summary>
    public ConcurrentDictionary<int, int> Refusals { get; } = [];

    public ConcurrentQueue<string> Oddities { get; } = [];

    public int Acknowledged => _acknowledged;

    /// <summary>Requests without any answer.</summary>
    public int Lost => _lost;

    public void Acknowledge() => Interlocked.Increment(ref _acknowledged);

    public void Lose() => Interlocked.Increment(ref _lost);

    public void Refuse(int status) => Refusals.AddOrUpdate(status, 1, (_, n) => n + 1);
}

/// <summary>One application as its student and its reviewers know it. Written by one story, read when that has ended.</summary>
internal sealed class LedgerPage
{
    public Dictionary<string, int> Certain { get; } = [];

    public Dictionary<string, int> Tried { get; } = [];

    public Dictionary<string, Guid> Photos { get; } = [];

    public List<Guid> SubmissionKeys { get; } = [];

    public string? Remark { get; set; }

    /// <summary>True while a change was sent and nothing is known about it.</summary>
    public bool IsOpen { get; set; }

    public void Try(string step) => (Tried[step], IsOpen) = (Tried.GetValueOrDefault(step) + 1, true);

    public void Know(string step) => (Certain[step], IsOpen) = (Certain.GetValueOrDefault(step) + 1, false);
}
