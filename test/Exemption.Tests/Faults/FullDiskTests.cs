using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults;

/// <summary>A9: the disk is full, or fails. Whoever wants to store something is told so, reading goes on, nothing acknowledged is lost, and space or a healed disk is all it needs.</summary>
[Collection(FaultTests.Name), Trait("Goal", "A9")]
public sealed class FullDiskTests
{
    private const int Workers = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_full_disk_refuses_writes_and_serves_reads()
    {
        using var disk = SmallDisk.TryMount(megabytes: 64);
        Assert.SkipWhen(disk is null, "Mounting a small disk needs root.");
        using var database = TestDatabase.Create();
        await using var host = new RealHost(Path.Combine(disk.Folder, "data"), database.MySql);
        await host.StartAsync();
        var campus = new Campus(host, LongRun.Seed);
        await campus.OpenAsync(students: 3 * Workers);
        var witness = await campus.WitnessAsync();
        var draft = (await witness.StartAsync()).Id();
        using var stop = new CancellationTokenSource();
        var work = campus.WorkAsync(Workers, stop.Token);
        var rounds = LongRun.Of(1, 40);
        for (var round = 0; round < rounds; round++)
        {
            await MoreAsync(campus.Ledger, l => l.Acknowledged, 15, work);
            disk.Fill();
            await MoreAsync(campus.Ledger, l => l.Refusals.GetValueOrDefault(507), 8, work);
            await ShouldSpeakAsync(witness, draft);
            await ShouldReadAsync(host, witness, draft);
            disk.Free();
        }

        await MoreAsync(campus.Ledger, l => l.Acknowledged, 15, work);
        (await witness.UploadAsync(draft, "IdBack", Applicants.Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await stop.CancelAsync();
        await work;
        await ShouldHoldAsync(host, campus.Ledger);
        LongRun.Report("A9", new { what = "full", rounds, acknowledged = campus.Ledger.Acknowledged, refusals = campus.Ledger.Refusals, lost = 0 });
    }

    [Theory]
    [InlineData("posix/io/sync/fsync")]
    [InlineData("posix/io/rw/pwrite")]
    [InlineData("posix/io/rw/pread")]
    public async Task Calls_that_fail_lose_nothing(string call)
    {
        Assert.SkipWhen(TestDatabase.OnMySql && !LongRun.IsOn, FaultTests.OnceIsEnough);
        Assert.SkipUnless(FailingCalls.WhyNot is null, FailingCalls.WhyNot ?? string.Empty);
        using var database = TestDatabase.Create();
        await using var host = new RealHost(database.Folder, database.MySql);
        var calls = new FailingCalls(host);
        calls.Prepare();
        await host.StartAsync();
        var campus = new Campus(host, LongRun.Seed);
        await campus.OpenAsync(students: Workers);
        using var stop = new CancellationTokenSource();
        var work = campus.WorkAsync(Workers, stop.Token);
        // Once through everything with a sound disk: later the runtime may not be able to load what it has never needed before.
        await MoreAsync(campus.Ledger, l => l.Acknowledged, 60, work);

        var rounds = LongRun.Of(4, 500);
        for (var round = 0; round < rounds; round++)
        {
            // Now many calls, now few, until somebody has been refused: a single failure may meet work in the background only.
            await calls.FailAsync(call, round % 2 == 0 ? 0.5 : 0.1);
            await MoreAsync(campus.Ledger, l => l.Refusals.Where(r => r.Key is 503 or 507).Sum(r => r.Value), 1, work);
            await calls.WorkAsync(call);
            await MoreAsync(campus.Ledger, l => l.Acknowledged, 5, work);
        }

        await stop.CancelAsync();
        await work;
        host.IsRunning.ShouldBeTrue(host.Log);
        await ShouldHoldAsync(host, campus.Ledger);
        LongRun.Report("A9", new { what = call, rounds, acknowledged = campus.Ledger.Acknowledged, refusals = campus.Ledger.Refusals, lost = 0 });
    }

    /// <summary>The same refusal in both languages.</summary>
    private static async Task ShouldSpeakAsync(Student witness, Guid draft)
    {
        var texts = new List<string>();
        foreach (var language in new[] { "zh-Hans", "en" })
        {
            witness.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
            witness.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            texts.Add((await witness.UploadAsync(draft, "IdFront", Applicants.Picture).ShouldRefuseAsync(HttpStatusCode.InsufficientStorage, "Exemption:StorageFull")).Text("message"));
        }

        texts[1].ShouldContain("no space left");
        texts[0].ShouldNotBe(texts[1]);
    }

    private static async Task ShouldReadAsync(RealHost host, Student witness, Guid draft)
    {
        (await host.StatusAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
        (await witness.ReadAsync(draft)).Id().ShouldBe(draft);
        (await witness.Client.GetJsonAsync("/api/applications/mine")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await witness.Client.GetJsonAsync("/api/applications/form-options")).ValueKind.ShouldBe(JsonValueKind.Object);
        // Signing in leaves a trace, so it may be impossible; it must not look like a fault of ours.
        var signIn = await witness.Client.PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = "nobody", password = "Wrong-2026", rememberMe = false });
        signIn.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.InsufficientStorage, HttpStatusCode.ServiceUnavailable);
    }

    private static async Task MoreAsync(Ledger ledger, Func<Ledger, int> count, int more, Task work)
    {
        var enough = count(ledger) + more;
        await FaultTests.UntilAsync(() => Task.FromResult(count(ledger) >= enough || work.IsFaulted), Patience, "Nothing happens any more.");
    }

    private static async Task ShouldHoldAsync(RealHost host, Ledger ledger)
    {
        ledger.Oddities.ShouldBeEmpty(host.Log);
        ledger.Refusals.Keys.ShouldBeSubsetOf([409, 503, 507]);
        (await new Invariants(host.Folder, host.MySql).CheckAsync(ledger)).ShouldBeEmpty();
    }
}
