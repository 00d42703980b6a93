using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Sealing;
using Exemption.Host.Commands;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Framework.Sealing;

/// <summary>The logs are as they were written, or verification says where they are not.</summary>
public sealed class SealedLogTests(SealedLogTests.LogHost host) : IClassFixture<SealedLogTests.LogHost>
{
    [Fact, Trait("Goal", "A22")]
    public async Task Every_tampering_is_found_and_located()
    {
        var (rounds, found) = (LongRun.Of(500, 50_000), new Dictionary<string, int>());
        var random = new Random(LongRun.Seed);
        (await host.VerifyAsync()).Findings.ShouldBeEmpty();
        for (var i = 0; i < rounds; i++)
        {
            await host.InDbAsync(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var (kind, expected) = await new LogTampering(db, random).DoAsync();
                var report = await host.VerificationOn(db).RunAsync(CancellationToken.None);
                report.Findings.ShouldContain(f => expected(f), $"seed {LongRun.Seed}, round {i}: {kind} was not found; found: {string.Join(" / ", report.Findings.Take(5))}");
                report.Findings.Count.ShouldBeLessThan(kind is "rewrite the chain" or "delete links" or "cut off the tail" ? int.MaxValue : 8, $"{kind}: one tampering, not a flood");
                found[kind] = found.GetValueOrDefault(kind) + 1;
                await transaction.RollbackAsync();
                return 0;
            });
        }

        (await host.VerifyAsync()).Findings.ShouldBeEmpty();
        found.Keys.ShouldBe(LogTampering.Kinds, ignoreOrder: true);
        LongRun.Report("A22", new { tampers = rounds, found = found.Values.Sum(), kinds = found.Count });
    }

    [Fact]
    public async Task The_command_says_yes_or_no_to_the_shell()
    {
        (await host.RunAsync("audit", "verify")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0, r.Text), r => r.Text.ShouldContain("0 findings"));
        var (id, before) = await host.InDbAsync(async db =>
        {
            var row = await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Id).FirstAsync();
            await db.Set<AuditEntry>().Where(e => e.Id == row.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.Outcome, "forged"));
            return (row.Id, row.Outcome);
        });
        var (code, text) = await host.RunAsync("audit", "verify");
        await host.InDbAsync(db => db.Set<AuditEntry>().Where(e => e.Id == id).ExecuteUpdateAsync(u => u.SetProperty(e => e.Outcome, before)));
        code.ShouldBe(1);
        text.ShouldContain($"altered: sys_Audit {id}");
    }

    [Fact]
    public async Task Two_sealers_at_once_make_one_chain()
    {
        await using var own = new LogHost();
        await own.FillAsync(40, sealToo: false);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                // Each a host of its own, and none waits for a lease: only the chain itself keeps them apart.
                await own.NewSealer().SealAsync(sign: true, CancellationToken.None);
                await own.InDbAsync(db => db.Set<Lease>().ExecuteDeleteAsync());
            }
            catch (DbUpdateException)
            {
                // The other one was quicker.
            }
        })));
        await own.SealAsync();
        var report = await own.VerifyAsync();
        report.Findings.ShouldBeEmpty();
        report.Rows.ShouldBe(report.LastSeq);
        report.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Only_one_host_holds_the_lease()
    {
        await using var own = new LogHost();
        _ = own.Services;
        (await own.NewSealer().SealAsync(false, CancellationToken.None)).ShouldBeTrue();
        (await own.NewSealer().SealAsync(false, CancellationToken.None)).ShouldBeFalse();
        own.Clock.Advance(TimeSpan.FromMinutes(3));
        (await own.NewSealer().SealAsync(false, CancellationToken.None)).ShouldBeTrue("a host that died lets go");
    }

    [Fact]
    public async Task What_was_purged_is_told_and_is_no_finding()
    {
        await using var own = new LogHost();
        await own.FillAsync(30);
        own.Clock.Advance(TimeSpan.FromDays(200));
        await own.FillAsync(5);
        var cut = own.Clock.GetUtcNow().UtcDateTime.AddDays(-100);
        var old = await own.InDbAsync(db => db.Set<AuditEntry>().Where(e => e.At < cut).Select(e => e.Id).ToListAsync());
        (await own.InScopeAsync(s => s.GetRequiredService<ISealedLog>().PurgeAsync<AuditEntry>(old, "retention", CancellationToken.None))).ShouldBe(30);
        var records = await own.InDbAsync(db => db.Set<HandlingRecord>().OrderBy(r => r.Id).Take(3).Select(r => r.Id).ToListAsync());
        (await own.InScopeAsync(s => s.GetRequiredService<ISealedLog>().PurgeAsync<HandlingRecord>(records, "erasure", CancellationToken.None))).ShouldBe(3);
        await own.SealAsync();
        var report = await own.VerifyAsync();
        report.Findings.ShouldBeEmpty();
        report.Notes.ShouldContain(n => n.Contains("30 rows of sys_Audit", StringComparison.Ordinal));
        (await own.InDbAsync(db => db.Set<LogSeal>().Where(s => s.PurgeId != null && s.Salt != null).CountAsync())).ShouldBe(0);
        (await own.InDbAsync(db => db.Set<AuditEntry>().CountAsync())).ShouldBe(5);
    }

    [Fact]
    public async Task A_line_of_the_checkpoint_file_that_was_forged_or_torn_is_told()
    {
        await using var own = new LogHost();
        await own.FillAsync(10);
        var file = Path.Combine(own.DataFolder, "checkpoints.log");
        var lines = await File.ReadAllTextAsync(file);
        await File.AppendAllTextAsync(file, lines.Split('\n')[0].Replace("|10|", "|11|", StringComparison.Ordinal).Replace("|20|", "|21|", StringComparison.Ordinal).Replace("|30|", "|31|", StringComparison.Ordinal) + "\n0195abcd torn");
        var report = await own.VerifyAsync();
        report.Findings.ShouldHaveSingleItem().Kind.ShouldBe("mark");
        report.Notes.ShouldContain(n => n.Contains("cannot be read", StringComparison.Ordinal));
    }

    /// <summary>A host whose three logs hold some rows, each different.</summary>
    public sealed class LogHost : ExemptionHost, IAsyncLifetime
    {
        private int _serial;

        public async ValueTask InitializeAsync()
        {
            await FillAsync(40);
            await InScopeAsync(async s => await s.GetRequiredService<ISealedLog>().PurgeAsync<AuditEntry>(
                await s.GetRequiredService<ExemptionDbContext>().Set<AuditEntry>().OrderBy(e => e.Id).Take(5).Select(e => e.Id).ToListAsync(), "retention", CancellationToken.None));
            await FillAsync(40);
        }

        internal async Task FillAsync(int rows, bool sealToo = true)
        {
            await InDbAsync(async db =>
            {
                for (var i = 0; i < rows; i++)
                {
                    var (n, at) = (++_serial, Clock.GetUtcNow().UtcDateTime);
                    db.Add(new AuditEntry { At = at, Action = "CenterReview.Reject", Subject = $"subject {n}", Outcome = "ok", UserId = Guid.CreateVersion7(), Address = "127.0.0.1" });
                    db.Add(new AccessLogEntry { At = at, What = "photo.IdFront.full", Kind = "photo", SubjectId = Guid.CreateVersion7(), UserId = Guid.CreateVersion7(), Purpose = $"purpose {n}" });
                    db.Add(new ExemptionApplication(new StudentSnapshot("样例", $"T{n}", "W120102", "m"), Guid.CreateVersion7(), Guid.CreateVersion7(), new Actor(Guid.CreateVersion7(), $"样例{n}", ActorSide.Student, null), at));
                }

                return await db.SaveChangesAsync();
            });
            if (sealToo)
            {
                await SealAsync();
            }
        }

        internal Task SealAsync() => Services.GetRequiredService<LogSealer>().SealAsync(sign: true, CancellationToken.None);

        internal LogSealer NewSealer() => new(
            Services.GetRequiredService<IServiceScopeFactory>(), Services.GetRequiredService<LogSigner>(), Services.GetRequiredService<CheckpointFile>(), Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<LogSealer>.Instance);

        internal LogVerification VerificationOn(ExemptionDbContext db) => new(db, Services.GetRequiredService<LogSigner>(), Services.GetRequiredService<CheckpointFile>());

        internal Task<LogReport> VerifyAsync() => InDbAsync(db => VerificationOn(db).RunAsync(CancellationToken.None));

        internal async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
        {
            await using var scope = Services.CreateAsyncScope();
            return await act(scope.ServiceProvider);
        }
    }
}
