using System.Net;
using System.Net.Http.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;
using Microsoft.Data.Sqlite;
using MySqlConnector;

namespace Exemption.Tests.Faults;

/// <summary>
/// A13: the database is away, hangs, is slow, or is held by somebody else, while people work. The process stays, readiness says so within five seconds, people are told to come back,
/// nothing acknowledged is lost, and half a minute after its return all is as before.
/// </summary>
[Collection(FaultTests.Name), Trait("Goal", "A13")]
public sealed class AbsentDatabaseTests
{
    private const int Workers = 4;

    private static readonly TimeSpan UntilRed = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UntilFullRate = TimeSpan.FromSeconds(30);

    private static TimeSpan Away => TimeSpan.FromSeconds(LongRun.Of(1, 600));

    [Theory]
    [InlineData(Line.Refuses)]
    [InlineData(Line.Hangs)]
    [InlineData(Line.IsSlow)]
    internal async Task A_server_that_is_away_is_survived(Line line)
    {
        Assert.SkipUnless(TestDatabase.OnMySql, "SQLite has no line that could break; see the next test.");
        using var database = TestDatabase.Create();
        var server = new MySqlConnectionStringBuilder(database.MySql!);
        await using var proxy = new FaultProxy(new IPEndPoint(IPAddress.Loopback, (int)server.Port));
        server.Port = (uint)proxy.Port;
        await using var host = new RealHost(database.Folder, server.ConnectionString);
        await SurviveAsync(host, database, line.ToString(), mustRefuse: line != Line.IsSlow, () => proxy.Become(line), () => proxy.Become(Line.Works));
    }

    [Fact]
    public async Task A_file_that_another_process_holds_is_survived()
    {
        Assert.SkipWhen(TestDatabase.OnMySql, "A server is held by nobody.");
        using var database = TestDatabase.Create();
        await using var host = new RealHost(database.Folder, null);
        // This process is another one for the host.
        await using var other = new SqliteConnection($"Data Source={Path.Combine(database.Folder, "exemption.db")};Pooling=false");
        await SurviveAsync(host, database, "held", mustRefuse: true, () => Execute(other, "BEGIN IMMEDIATE"), () => Execute(other, "ROLLBACK"));
    }

    [Fact]
    public async Task Whoever_finds_no_free_connection_is_told_to_come_back()
    {
        Assert.SkipUnless(TestDatabase.OnMySql, "SQLite's connections have no limit.");
        using var database = TestDatabase.Create();
        var server = new MySqlConnectionStringBuilder(database.MySql!);
        await using var proxy = new FaultProxy(new IPEndPoint(IPAddress.Loopback, (int)server.Port)) { Delay = TimeSpan.FromSeconds(1.5) };
        (server.Port, server.MaximumPoolSize, server.ConnectionTimeout) = ((uint)proxy.Port, 3, 2);
        await using var host = new RealHost(database.Folder, server.ConnectionString);
        await host.StartAsync();
        var people = new People(host.CreateBrowser, () => host.FirstAdministrator, TimeProvider.System);
        var student = await people.StudentAsync(await people.CenterAsync());

        proxy.Become(Line.IsSlow);
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => student.Client.GetAsync("/api/applications/mine")));
        answers.Select(a => a.StatusCode).Distinct().ShouldBeSubsetOf([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], host.Log);
        await ShouldExplainAsync(answers.First(a => a.StatusCode == HttpStatusCode.ServiceUnavailable));
        proxy.Become(Line.Works);

        await host.WhenReadyAsync();
        (await student.Client.GetAsync("/api/applications/mine")).StatusCode.ShouldBe(HttpStatusCode.OK);
        LongRun.Report("A13", new { what = "pool", refused = answers.Count(a => a.StatusCode == HttpStatusCode.ServiceUnavailable), served = answers.Count(a => a.IsSuccessStatusCode) });
    }

    private static async Task SurviveAsync(RealHost host, TestDatabase database, string what, bool mustRefuse, Action breakIt, Action mendIt)
    {
        await host.StartAsync();
        var campus = new Campus(host, LongRun.Seed);
        await campus.OpenAsync(students: 4 * Workers);
        var witness = await campus.WitnessAsync();
        var pid = host.Pid;
        using var stop = new CancellationTokenSource();
        var work = campus.WorkAsync(Workers, stop.Token);
        await MoreAsync(campus, work, 20, TimeSpan.FromMinutes(2));

        breakIt();
        var red = await TimeUntilAsync(host, HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(60));
        (await host.StatusAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
        if (mustRefuse)
        {
            await ShouldExplainAsync(await witness.Client.PostAsJsonAsync("/api/applications/mine", new { }));
        }

        await Task.Delay(Away);
        (await host.StatusAsync("/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        mendIt();
        var green = await TimeUntilAsync(host, HttpStatusCode.OK, UntilFullRate);
        var since = TimeProvider.System.GetTimestamp();
        await MoreAsync(campus, work, 20, UntilFullRate);
        var worked = TimeProvider.System.GetElapsedTime(since);
        await stop.CancelAsync();
        await work;

        host.IsRunning.ShouldBeTrue(host.Log);
        host.Pid.ShouldBe(pid);
        red.ShouldBeLessThan(UntilRed);
        campus.Ledger.Oddities.ShouldBeEmpty();
        (await new Invariants(host.Folder, database.MySql).CheckAsync(campus.Ledger)).ShouldBeEmpty();
        LongRun.Report("A13", new
        {
            what, awaySeconds = Away.TotalSeconds, redMs = (int)red.TotalMilliseconds, greenMs = (int)green.TotalMilliseconds, twentyMoreMs = (int)worked.TotalMilliseconds,
            acknowledged = campus.Ledger.Acknowledged, refusals = campus.Ledger.Refusals, unanswered = campus.Ledger.Lost, lost = 0,
        });
    }

    private static async Task ShouldExplainAsync(HttpResponseMessage answer)
    {
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await Task.FromResult(answer).ShouldRefuseAsync(HttpStatusCode.ServiceUnavailable, "Exemption:Unavailable")).Text("message").ShouldNotBeNullOrWhiteSpace();
    }

    private static async Task<TimeSpan> TimeUntilAsync(RealHost host, HttpStatusCode status, TimeSpan atMost)
    {
        var since = TimeProvider.System.GetTimestamp();
        await FaultTests.UntilAsync(async () => await host.StatusAsync("/health/ready") == status, atMost, $"Readiness does not become {status}.", everyMs: 100);
        return TimeProvider.System.GetElapsedTime(since);
    }

    private static async Task MoreAsync(Campus campus, Task work, int acknowledgements, TimeSpan atMost)
    {
        var enough = campus.Ledger.Acknowledged + acknowledgements;
        await FaultTests.UntilAsync(() => Task.FromResult(campus.Ledger.Acknowledged >= enough || work.IsFaulted), atMost, "Work does not go on.");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 60;
        command.ExecuteNonQuery();
    }
}
