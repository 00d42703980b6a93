using System.Diagnostics;
using System.Net.Http.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Scale;

/// <summary>
/// How long the desk waits for the server with a million applications in two hundred centres, over HTTP in the same process. <c>bench/desk</c> runs the long form, alone on the machine; the
/// suite only sees to it that it runs.
/// </summary>
[Trait("Goal", "B5")]
public sealed class DeskAtScaleTests : IAsyncLifetime
{
    private const int Templates = 5;

    private readonly ReviewHost _host = new();

    private static int Rounds => LongRun.Of(2, 300);

    /// <summary>In milliseconds, of a list, a queue, a figure.</summary>
    private static int MostForReading => TestDatabase.OnMySql ? 80 : 50;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Lists_queues_and_figures_come_at_once_however_many_there_are()
    {
        var applications = LongRun.Of(3000, 1_000_000);
        var (centers, admin) = await FillAsync(applications, LongRun.Of(4, 200));
        var reviewer = await _host.People.ReviewerAsync();
        var random = new Random(LongRun.Seed);
        Dictionary<string, Measured> all = [];
        foreach (var (side, client) in new[] { ("center", admin), ("university", reviewer) })
        {
            var (waiting, other) = side == "center" ? ("Submitted", "Rejected") : ("CenterApproved", "Approved");
            var first = await QueryAsync(client, side, new { statuses = new[] { waiting }, limit = 20, sort = "-submittedAt" });
            var after = (await first.ReadJsonAsync("first page")).GetProperty("next").GetString();
            var row = Random(random, applications);
            all[$"{side}: first page"] = await MeasureAsync(() => QueryAsync(client, side, new { statuses = new[] { waiting }, limit = 20, sort = "-submittedAt" }));
            all[$"{side}: next page"] = await MeasureAsync(() => QueryAsync(client, side, new { statuses = new[] { waiting }, limit = 50, sort = "-submittedAt", after }));
            all[$"{side}: all statuses"] = await MeasureAsync(() => QueryAsync(client, side, new { limit = 20, sort = "-statusChangedAt" }));
            all[$"{side}: overdue"] = await MeasureAsync(() => QueryAsync(client, side, new { overdue = true, limit = 20, sort = "statusChangedAt" }));
            all[$"{side}: by name"] = await MeasureAsync(() => QueryAsync(client, side, new { statuses = new[] { other }, name = $"样例{random.Next(5000)}", limit = 20, sort = "-submittedAt" }));
            all[$"{side}: by number"] = await MeasureAsync(() => QueryAsync(client, side, new { number = $"S{Random(random, applications)}", limit = 20, sort = "-submittedAt" }));
            all[$"{side}: by ID number"] = await MeasureAsync(() => QueryAsync(client, side, new { idNumber = People.FictitiousIdNumber(random.Next(100_000)), limit = 20, sort = "-submittedAt" }));
            all[$"{side}: by days"] = await MeasureAsync(() => QueryAsync(client, side, new { statuses = new[] { waiting }, submittedFrom = Day(row), submittedTo = Day(row), limit = 20, sort = "-submittedAt" }));
            all[$"{side}: queues"] = await MeasureAsync(() => client.GetAsync(At($"/api/review/{side}/queues")));
            all[$"{side}: summary"] = await MeasureAsync(() => client.GetAsync(At($"/api/review/{side}/summary")));
            all[$"{side}: next case"] = await MeasureAsync(() => client.PostAsJsonAsync($"/api/review/{side}/applications/next", new { }));
            all[$"{side}: figures"] = await MeasureAsync(() => client.GetAsync(At($"/api/review/{side}/figures")));
            all[$"{side}: cases behind a figure"] = await MeasureAsync(() => client.PostAsJsonAsync($"/api/review/{side}/figures/cases", new { figure = "Submitted", from = "2026-10-01", to = "2026-11-20", limit = 20 }));
        }

        LongRun.Report("B5", new { applications, centers, rounds = Rounds, mostMs = MostForReading, measured = all });
        if (LongRun.IsOn)
        {
            all.Where(m => m.Value.P99 > MostForReading).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_decision_is_quick_with_a_hundred_thousand_applications()
    {
        var applications = LongRun.Of(3000, 100_000);
        var (_, admin) = await FillAsync(applications, LongRun.Of(4, 200));
        var center = await _host.People.CenterAsync();
        var decider = await _host.People.CenterAdminAsync(center);
        var reviewer = await _host.People.ReviewerAsync();
        List<double> first = [], second = [];
        for (var i = 0; i < LongRun.Of(2, 150); i++)
        {
            var id = (await _host.SubmitNewAsync(await _host.People.StudentAsync(center, decider))).Id();
            _host.Tick();
            first.Add(await DecideAsync(decider, "center", id));
            _host.Tick();
            second.Add(await DecideAsync(reviewer, "university", id));
        }

        var measured = new { center = Measured.Of(first), university = Measured.Of(second) };
        LongRun.Report("B5", new { what = "decisions", applications, rounds = first.Count, mostMs = 50, measured });
        if (LongRun.IsOn && !TestDatabase.OnMySql)
        {
            Math.Max(measured.center.P95, measured.university.P95).ShouldBeLessThanOrEqualTo(50);
        }

        admin.ShouldNotBeNull();
    }

    /// <summary>Some go through the product, in all their statuses; the others are copies of them. The first centre's administrator is returned.</summary>
    private async Task<(int Centers, HttpClient Admin)> FillAsync(int applications, int centers)
    {
        List<Guid> ids = [];
        var center = await _host.People.CenterAsync();
        var admin = await _host.People.CenterAdminAsync(center);
        List<Guid> all = [center.Id];
        while (all.Count < centers)
        {
            all.Add((await _host.People.CenterAsync()).Id);
        }

        var reviewer = await _host.People.ReviewerAsync();
        for (var i = 0; i < Templates; i++)
        {
            var id = (await _host.SubmitNewAsync(await _host.People.StudentAsync(center, admin))).Id();
            ids.Add(id);
            _host.Tick();
            // One waits, one was rejected, one waits for the university, two passed.
            if (i == 1)
            {
                await admin.RejectAsync("center", id);
            }
            else if (i > 1)
            {
                await admin.ApproveAsync("center", id);
                _host.Tick();
                if (i > 2)
                {
                    await reviewer.ApproveAsync("university", id);
                }
            }
        }

        await _host.DrainOutboxAsync();
        await _host.InDbAsync(async db =>
        {
            await new ManyApplications(db, ids, all).AddAsync(applications);
            return 0;
        });
        return (all.Count, admin);
    }

    private static async Task<double> DecideAsync(HttpClient reviewer, string side, Guid id)
    {
        var version = await reviewer.VersionAsync(side, id);
        var since = Stopwatch.GetTimestamp();
        using var answer = await reviewer.TryApproveAsync(side, id, version);
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        answer.EnsureSuccessStatusCode();
        return took;
    }

    private static async Task<Measured> MeasureAsync(Func<Task<HttpResponseMessage>> call)
    {
        List<double> times = [];
        // The first ones are compiled while they run.
        for (var i = 0; i < Rounds + Math.Min(Rounds, 20); i++)
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await call();
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }

        return Measured.Of(times[^Rounds..]);
    }

    private static Task<HttpResponseMessage> QueryAsync(HttpClient client, string side, object query) => client.PostAsJsonAsync($"/api/review/{side}/applications/query", query);

    private static int Random(Random random, int applications) => random.Next(1, applications + 1);

    private static string Day(int row) => Exemption.Framework.Timing.Shanghai.DayOf(ManyApplications.Beginning.AddSeconds(row * 5L)).ToString("yyyy-MM-dd", null);

    private static Uri At(string path) => new(path, UriKind.Relative);

    /// <summary>In milliseconds.</summary>
    internal sealed record Measured(double P50, double P95, double P99)
    {
        public static Measured Of(IEnumerable<double> times)
        {
            var sorted = times.Order().ToList();
            return new(At(0.50), At(0.95), At(0.99));

            double At(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 1);
        }
    }
}
