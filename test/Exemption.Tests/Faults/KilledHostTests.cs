using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults;

/// <summary>
/// A7: the host, or the database server under it, is killed at any moment while people draft, upload, submit, recall, decide and print. Whatever was acknowledged is there
/// afterwards, and nothing is half done.
/// </summary>
[Collection(FaultTests.Name), Trait("Goal", "A7")]
public sealed class KilledHostTests
{
    private const int Workers = 8;

    /// <summary>Three seconds on a machine that does nothing else; the short form runs on any.</summary>
    private static readonly TimeSpan MostForAStart = TimeSpan.FromSeconds(LongRun.Of(6, 3));

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_half_done_when_the_host_is_killed()
    {
        using var database = TestDatabase.Create();
        await using var host = new RealHost(database.Folder, database.MySql);
        await host.StartAsync();
        // Each takes ten seconds: the ten of the short form are those of both databases together.
        var kills = LongRun.Of(TestDatabase.OnMySql ? 4 : 6, TestDatabase.OnMySql ? 200 : 500);
        var (ledger, starts) = await UnderLoadAsync(host, kills, host.Kill, host.StartAsync);

        await ShouldHoldAsync(host, ledger);
        var cpu = starts.Select(s => s.Cpu).Order().ToList();
        cpu[cpu.Count / 2].ShouldBeLessThan(MostForAStart);
        LongRun.Report("A7", new
        {
            what = "host", kills, acknowledged = ledger.Acknowledged, unanswered = ledger.Lost, applications = ledger.Pages.Count, lost = 0, orphans = 0,
            startMs = Percentiles(starts.Select(s => s.Wall)), startCpuMs = Percentiles(cpu),
        });
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_database_server_is_killed()
    {
        Assert.SkipUnless(TestDatabase.OnMySql, "SQLite has no server: it dies with the host, in the test above.");
        Assert.SkipUnless(OwnMariaDb.WhyNot is null, OwnMariaDb.WhyNot ?? string.Empty);
        await using var server = await OwnMariaDb.StartNewAsync();
        await server.ExecuteAsync("CREATE DATABASE exemption CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        var folder = Directory.CreateTempSubdirectory("exemption-killed-").FullName;
        await using var host = new RealHost(folder, server.Connection("exemption"));
        await host.StartAsync();
        var kills = LongRun.Of(1, 50);
        var pid = host.Pid;
        var (ledger, back) = await UnderLoadAsync(host, kills, server.Kill, async () =>
        {
            await server.StartAsync();
            await host.WhenReadyAsync();
        });

        host.IsRunning.ShouldBeTrue(host.Log);
        host.Pid.ShouldBe(pid);
        await ShouldHoldAsync(host, ledger);
        Directory.Delete(folder, recursive: true);
        LongRun.Report("A7", new
        {
            what = "mariadbd", kills, acknowledged = ledger.Acknowledged, unanswered = ledger.Lost, refusals = ledger.Refusals, applications = ledger.Pages.Count, lost = 0, orphans = 0,
            backMs = Percentiles(back.Select(s => s.Wall)),
        });
    }

    /// <summary>Kills and starts again at random moments of the work; tells how long each start took.</summary>
    private static async Task<(Ledger Ledger, List<(TimeSpan Wall, TimeSpan Cpu)> Starts)> UnderLoadAsync(RealHost host, int kills, Action kill, Func<Task> start)
    {
        var random = new Random(LongRun.Seed);
        var campus = new Campus(host, LongRun.Seed);
        await campus.OpenAsync(students: 2 * Workers);
        using var stop = new CancellationTokenSource();
        var work = campus.WorkAsync(Workers, stop.Token);
        var starts = new List<(TimeSpan, TimeSpan)>();
        try
        {
            for (var i = 0; i < kills && !work.IsCompleted; i++)
            {
                // By acknowledgements, so that a slow machine does not only kill what is still warming up; then anywhere within the next ones.
                var enough = campus.Ledger.Acknowledged + random.Next(1, 25);
                await FaultTests.UntilAsync(() => Task.FromResult(campus.Ledger.Acknowledged >= enough || work.IsCompleted), TimeSpan.FromMinutes(2), "Nothing is acknowledged any more.", everyMs: 1);
                await Task.Delay(random.Next(0, 30));
                kill();
                var since = TimeProvider.System.GetTimestamp();
                await start();
                starts.Add((TimeProvider.System.GetElapsedTime(since), host.LastStartCpu));
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await work;
        return (campus.Ledger, starts);
    }

    private static async Task ShouldHoldAsync(RealHost host, Ledger ledger)
    {
        ledger.Oddities.ShouldBeEmpty();
        ledger.Pages.Count.ShouldBeGreaterThanOrEqualTo(Workers);
        (await new Invariants(host.Folder, host.MySql).CheckAsync(ledger)).ShouldBeEmpty();
    }

    private static int[] Percentiles(IEnumerable<TimeSpan> times) => times.Select(t => (int)t.TotalMilliseconds).Order().ToArray() is var sorted
        ? [sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], sorted[^1]]
        : [];
}
