using System.Diagnostics;
using Exemption.Applications;
using Exemption.Notification.Domain;
using Exemption.SmsStub;
using Exemption.Tests.Applications;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Exemption.Tests.Notification.Sms;

/// <summary>A12 by the clock on the wall: a real host, a gateway that comes back after an outage, and people who work on meanwhile.</summary>
[Collection(FaultTests.Name), Trait("Goal", "A12")]
public sealed class SmsBacklogTests
{
    private const int Full = 50_000;
    private const int Submitters = 4;
    private static readonly int Messages = LongRun.Of(200, Full);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(LongRun.Of(2, 60));

    /// <summary>For few messages the time to notice that the gateway is back, and a machine that is busy otherwise, weigh more than the messages.</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromMinutes(Math.Max(4, 15 * (double)Messages / Full));

    /// <summary>Fills a database that a process then serves; so its clock is the real one.</summary>
    private sealed class FillingHost(TestDatabase database, StubProcess? gateway = null) : ExemptionHost(database)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (name, value) in gateway?.Settings() ?? [])
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
        }
    }

    [Fact]
    public async Task A_backlog_is_gone_in_fifteen_minutes_and_nobody_at_the_pages_feels_it()
    {
        using var database = TestDatabase.Create();
        await using var stub = await StubProcess.StartAsync();
        var (queued, students) = await FillAsync(database);
        await stub.BecomeAsync(FaultKind.ServerError);

        Figures outage, drain, calm;
        TimeSpan drained;
        double cpuPerMessage;
        await using (var host = new RealHost(database.Folder, database.MySql))
        {
            stub.Settings().ToList().ForEach(s => host.Settings.Add(s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value));
            await host.StartAsync();
            await using var people = await PageLoad.StartAsync(host, students);
            people.Take();
            await Task.Delay(Calm);
            outage = people.Take();
            (await stub.CountsAsync()).Taken.ShouldBe(0);

            await stub.BecomeAsync(FaultKind.None, delayMs: 50);
            var (since, cpu) = (TimeProvider.System.GetTimestamp(), Cpu(host));
            while (await stub.CountsAsync() is { } counts && counts.Taken < Messages)
            {
                TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(Allowed, $"{counts.Taken} of {Messages} sent");
                await Task.Delay(200);
            }

            drained = TimeProvider.System.GetElapsedTime(since);
            cpuPerMessage = (Cpu(host) - cpu).TotalMilliseconds / Messages;
            drain = people.Take();
            await Task.Delay(Calm);
            calm = people.Take();
        }

        await CheckAsync(database, stub, queued);
        (outage.Errors + drain.Errors + calm.Errors).ShouldBe(0);
        if (LongRun.IsOn)
        {
            // An idle machine stays far below; the bound only says that nobody stands in line behind the backlog.
            drain.MovesP99.ShouldBeLessThan(Math.Max(2_000, 5 * calm.MovesP99), $"{outage} {drain} {calm}");
        }

        LongRun.Report("A12", new
        {
            messages = Messages, drainSeconds = Math.Round(drained.TotalSeconds, 1), perSecond = Math.Round(Messages / drained.TotalSeconds, 1), cpuMsPerMessage = Math.Round(cpuPerMessage, 2),
            outage, drain, calm,
        });
    }

    private static TimeSpan Cpu(RealHost host)
    {
        using var process = Process.GetProcessById(host.Pid);
        return process.TotalProcessorTime;
    }

    private static async Task<(HashSet<Guid> Queued, Student[] Students)> FillAsync(TestDatabase database)
    {
        using var host = new FillingHost(database);
        var people = new People(host);
        var center = await people.CenterAsync();
        var admin = await people.CenterAdminAsync(center);
        var students = new Student[Submitters];
        for (var i = 0; i < Submitters; i++)
        {
            students[i] = await people.StudentAsync(center, admin);
            await students[i].SubmittedAsync();
        }

        // Nobody opens these: an application with thousands of records is no measure for a page.
        var drafts = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            drafts.Add((await (await people.StudentAsync(center, admin)).StartAsync()).Id());
        }

        await host.DrainOutboxAsync();
        return ([.. await SmsBacklog.QueueAsync(host.Services, center.Id, drafts, Messages)], students);
    }

    private static async Task CheckAsync(TestDatabase database, StubProcess stub, HashSet<Guid> queued)
    {
        // The last answers may not have been committed when the process was killed: whoever starts next asks the gateway and finds them there.
        using var host = new FillingHost(database, stub);
        await host.DrainOutboxAsync();
        await host.InDbAsync(db => db.Outbox.Where(m => m.LockedUntil != null).ExecuteUpdateAsync(u => u.SetProperty(m => m.LockedUntil, (DateTime?)null)));
        await host.DrainOutboxAsync();
        (await stub.OutIdsAsync()).SetEquals(queued).ShouldBeTrue();
        var counts = await stub.CountsAsync();
        counts.Duplicates.ShouldBe(0);
        (await host.InDbAsync(SmsBacklog.StatesAsync)).ShouldBe(new() { [SmsState.Sent] = queued.Count });
        (await host.InDbAsync(SmsBacklog.RecordsAsync)).ShouldBe(
            new Dictionary<HandlingAction, int> { [HandlingAction.SmsQueued] = queued.Count, [HandlingAction.SmsSent] = queued.Count }, ignoreOrder: true);
    }
}
