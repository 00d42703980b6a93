using Exemption.Applications;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Applications.Retention;
using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Review.Data;
using Exemption.Review.Domain;
using Exemption.Review.Services;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Applications.Data;

/// <summary>No named query walks over the whole table of applications, on whichever database the suite runs, with some thousand rows in it.</summary>
public sealed class QueryPlanTests(QueryPlanTests.FullHost host) : IClassFixture<QueryPlanTests.FullHost>
{
    private static readonly ApplicationFilter Nothing = new(null, null, null, null, null, null, null, null);
    private static readonly Cursor After = new(new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc), Guid.CreateVersion7());

    private static readonly ApplicationWindow Window = new();

    public static TheoryData<string, bool> Queries
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in Named(FullHost.Centers[0], new byte[16]).Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    /// <summary>Every query of <see cref="ApplicationQueries"/> by name, as each side asks it.</summary>
    private static Dictionary<string, Func<IQueryable<ExemptionApplication>, Actor, IQueryable<object>>> Named(Guid center, byte[] index) => new()
    {
        ["by id"] = (rows, viewer) => rows.ById(Guid.NewGuid()).VisibleTo(viewer),
        ["of a student"] = (rows, viewer) => rows.OfStudent(Guid.NewGuid()).Take(20),
        ["first page"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Submitted, Nothing).Page(new(true, true), null, 21),
        ["next page, newest first"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Submitted, Nothing).Page(new(true, true), After, 21),
        ["next page, oldest first"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Approved, Nothing).Page(new(true, false), After, 21),
        ["next page by change, newest first"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.CenterApproved, Nothing).Page(new(false, true), After, 21),
        ["next page by change, oldest first"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.CenterApproved, Nothing).Page(new(false, false), After, 21),
        ["filtered by everything"] = (rows, viewer) => rows.VisibleTo(viewer)
            .Matching(ApplicationStatus.Submitted, new(Guid.NewGuid(), Guid.NewGuid(), center, After.At, After.At.AddDays(1), "样", [index, [2, .. index]], "2026000001")).Page(new(true, true), After, 21),
        ["by name"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Rejected, Nothing with { NamePrefix = "样例" }).Page(new(true, true), null, 21),
        ["by number"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Rejected, Nothing with { Number = "2026000001" }).Page(new(true, true), null, 21),
        ["ages"] = (rows, viewer) => rows.VisibleTo(viewer).ChangedBetween(ApplicationStatus.Submitted, After.At.AddDays(-7), After.At).Capped().Select(id => (object)id),
        ["total"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Submitted, Nothing).Capped().Select(id => (object)id),
        ["next at the desk"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingFor(viewer, After.At, null).Take(20),
        ["next at the desk, further on"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingFor(viewer, After.At, After).Take(20),
        ["mine at the desk"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).Held(new(viewer.Id, After.At)).Capped().Select(id => (object)id),
        ["oldest of mine"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).Held(new(viewer.Id, After.At)).Oldest(),
        ["in somebody's hands"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).InHand(After.At).Capped().Select(id => (object)id),
        ["page of a tag"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Submitted, Nothing with { TagId = Guid.NewGuid() }).Page(new(true, true), null, 21),
        ["total of a tag"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Submitted, Nothing with { TagId = Guid.NewGuid() }).Capped().Select(id => (object)id),
        ["put off"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).Paused(After.At).Capped().Select(id => (object)id),
        ["put off and late"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).Paused(After.At).Where(a => a.StatusChangedAt < After.At).Capped().Select(id => (object)id),
        ["oldest put off"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).Paused(After.At).Oldest(),
        ["page of what is put off"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Submitted, Nothing with { Paused = new(true, After.At) }).Page(new(true, true), null, 21),
        ["page of what is late and not put off"] = (rows, viewer) => rows.VisibleTo(viewer)
            .Matching(ApplicationStatus.Submitted, Nothing with { ChangedBefore = After.At, Paused = new(false, After.At) }).Page(new(false, false), null, 21),
        ["oldest of nobody's"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).Held(new(null, After.At)).Oldest(),
        ["oldest at the desk"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).Oldest(),
        ["overdue"] = (rows, viewer) => rows.VisibleTo(viewer).WaitingAt(viewer.Side).Where(a => a.StatusChangedAt < After.At).Capped().Select(id => (object)id),
        ["page of mine"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Submitted, Nothing with { Held = new(viewer.Id, After.At) }).Page(new(true, true), null, 21),
        ["page of what is overdue"] = (rows, viewer) => rows.VisibleTo(viewer).Matching(ApplicationStatus.Submitted, Nothing with { ChangedBefore = After.At }).Page(new(false, false), null, 21),
        ["same ID number"] = (rows, viewer) => rows.VisibleTo(viewer).WithIdNumber([index]).OrderByDescending(a => a.Id).Take(20),
        ["same ID number while keys change"] = (rows, viewer) => rows.VisibleTo(viewer).WithIdNumber([index, [2, .. index]]).OrderByDescending(a => a.Id).Take(20),
        ["same certificate"] = (rows, viewer) => rows.VisibleTo(viewer).WithCertificate("TEST-1").OrderByDescending(a => a.Id).Take(20),
        ["awaiting correction"] = (rows, viewer) => rows.AwaitingCorrection(Guid.NewGuid()),
        ["appealed"] = (rows, viewer) => rows.Appealed(center).Take(100),
        ["left behind"] = (rows, viewer) => rows.LeftBehind(ApplicationStatus.Draft, Window, After.At).NotHeld([Guid.NewGuid()], 100),
        ["long withdrawn"] = (rows, viewer) => rows.LongWithdrawn(After.At).NotHeld([Guid.NewGuid()], 100),
        ["long finished"] = (rows, viewer) => rows.LongFinished(After.At).NotHeld([Guid.NewGuid()], 100),
    };

    [Theory, MemberData(nameof(Queries))]
    public async Task Reads_a_range_of_an_index(string name, bool university)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var tenant = scope.ServiceProvider.GetRequiredService<ICurrentTenant>();
        var viewer = new Actor(Guid.NewGuid(), "n", university ? ActorSide.University : ActorSide.Center, university ? null : FullHost.Centers[0]);
        using var _ = university ? tenant.AcrossTenants() : tenant.Change(FullHost.Centers[0]);
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var rows = await host.ExplainAsync(db, Named(FullHost.Centers[0], new byte[16])[name](db.Set<ExemptionApplication>().AsNoTracking(), viewer));
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(r => !host.IsFullScan(r), string.Join('\n', rows));
    }

    [Fact]
    public async Task Latest_measured_photographs_and_the_thresholds_in_force_are_read_along_their_keys()
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().AcrossTenants();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        IQueryable<object>[] queries = [db.LatestMeasured(2000), db.Set<PhotoThresholdSet>().OrderByDescending(s => s.Number).Take(1), db.Set<ChecklistVersion>().Latest(), db.Set<ChecklistVersion>().Numbered(1), db.Set<Amendment>().OfApplication(Guid.NewGuid())];
        foreach (var query in queries)
        {
            var rows = await host.ExplainAsync(db, query);
            rows.ShouldAllBe(r => host.FollowsAKey(r), string.Join('\n', rows));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Pairs_of_duplicates_and_the_queues_narrowed_to_them_are_read_along_their_keys(bool university)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var tenant = scope.ServiceProvider.GetRequiredService<ICurrentTenant>();
        using var _ = university ? tenant.AcrossTenants() : tenant.Change(FullHost.Centers[0]);
        var viewer = new Actor(Guid.NewGuid(), "n", university ? ActorSide.University : ActorSide.Center, university ? null : FullHost.Centers[0]);
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        await host.AddPairsAsync(db);
        var (pairs, rows) = (db.Set<DuplicatePair>().AsNoTracking(), db.Set<ExemptionApplication>().AsNoTracking().VisibleTo(viewer));
        IQueryable<object>[] queries =
        [
            pairs.Page(DuplicatePairState.Open, null, 21), pairs.Page(DuplicatePairState.Resolved, After, 21), pairs.Touching(Guid.NewGuid()), pairs.Suspected().Select(id => (object)id),
            rows.Matching(ApplicationStatus.CenterApproved, Nothing).Among(pairs.Suspected()).Page(new(true, true), null, 21),
            rows.Matching(ApplicationStatus.Submitted, Nothing).Among(pairs.Suspected()).Capped().Select(id => (object)id),
        ];
        foreach (var query in queries)
        {
            var steps = await host.ExplainAsync(db, query);
            steps.ShouldNotBeEmpty();
            steps.ShouldAllBe(s => !host.IsFullScan(s) && !host.WalksOver("app_DuplicatePair", s), string.Join('\n', steps));
        }
    }

    [Fact]
    public async Task Figures_and_the_cases_behind_them_are_read_along_their_keys()
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().AcrossTenants();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var (center, day) = (FullHost.Centers[0], new DateOnly(2026, 6, 1));
        for (var i = 0; i < 1500; i++)
        {
            db.Add(new DailyFigure { Scope = FullHost.Centers[i % 8], TenantId = FullHost.Centers[i % 8], Day = day.AddDays(-i), Figure = (Figure)(i % 8), Part = FigurePart.Whole });
            db.Add(new CountedCase { TenantId = FullHost.Centers[i % 8], ApplicationId = Guid.NewGuid(), Figure = (Figure)(i / 8 % 8), At = After.At.AddMinutes(-i) });
        }

        await db.SaveChangesAsync();
        IQueryable<object>[] queries =
        [
            db.Set<DailyFigure>().AsNoTracking().Between(center, day.AddDays(-30), day),
            db.Set<DailyFigure>().AsNoTracking().OfDay(center, day),
            db.Set<CountedCase>().AsNoTracking().Behind(center, Figure.Submitted, After.At.AddHours(-1), After.At, After).Take(21),
            db.Set<CountedCase>().AsNoTracking().Behind(null, Figure.Submitted, After.At.AddHours(-1), After.At, null).Take(21),
        ];
        foreach (var query in queries)
        {
            var rows = await host.ExplainAsync(db, query);
            rows.ShouldAllBe(r => host.FollowsAKey(r), string.Join('\n', rows));
        }
    }

    [Fact]
    public async Task Notes_and_mentions_are_read_along_their_keys()
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().AcrossTenants();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var (id, person) = (Guid.NewGuid(), Guid.NewGuid());
        for (var i = 0; i < 1500; i++)
        {
            var note = new CaseNote
            {
                TenantId = FullHost.Centers[i % 8], ApplicationId = i % 5 == 0 ? id : Guid.NewGuid(), Stage = (ReviewStage)(i % 2), IsShared = i % 3 == 0, AuthorId = person, AuthorName = "n",
                At = After.At.AddMinutes(-i), Text = "x",
            };
            note.Mention(i % 7 == 0 ? person : Guid.NewGuid(), "n");
            db.Add(note);
        }

        await db.SaveChangesAsync();
        IQueryable<object>[] queries =
        [
            db.Set<CaseNote>().AsNoTracking().OfCase(id, ReviewStage.Center).Page(null).Take(21),
            db.Set<CaseNote>().AsNoTracking().OfCase(id, ReviewStage.Center).Page(After).Take(21),
            db.Set<Mention>().AsNoTracking().Of(person).Page(null).Take(21),
            db.Set<Mention>().AsNoTracking().Of(person).Page(After).Take(21),
            db.Set<Mention>().AsNoTracking().Unread(person).Page(After).Take(21),
            db.Set<Mention>().AsNoTracking().Unread(person).Where(m => m.ApplicationId == id),
            db.Set<CaseNote>().AsNoTracking().Where(n => n.At < After.At).OrderBy(n => n.At).Take(100),
        ];
        foreach (var query in queries)
        {
            var rows = await host.ExplainAsync(db, query);
            rows.ShouldAllBe(r => host.FollowsAKey(r), string.Join('\n', rows));
        }
    }

    /// <summary>A host with three thousand applications in eight centres.</summary>
    public sealed class FullHost : ExemptionHost, IAsyncLifetime
    {
        internal static readonly Guid[] Centers = [.. Enumerable.Range(1, 8).Select(i => new Guid($"00000000-0000-7000-8000-0000000001{i:D2}"))];

        private bool _mySql;

        public async ValueTask InitializeAsync() => await InDbAsync(async db =>
        {
            _mySql = db.Database.ProviderName!.Contains("MySql", StringComparison.Ordinal);
            var random = new Random(3);
            for (var i = 0; i < 3000; i++)
            {
                db.Add(Create(i, random));
            }

            var saved = await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync(_mySql ? "ANALYZE TABLE app_ExemptionApplication" : "ANALYZE");
            return saved;
        });

        /// <summary>The plan, one line per step, in the database's own words.</summary>
        internal async Task<List<string>> ExplainAsync(ExemptionDbContext db, IQueryable<object> query)
        {
            using var command = query.CreateDbCommand();
            command.CommandText = (_mySql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
            await db.Database.OpenConnectionAsync();
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
            {
                lines.Add(_mySql ? $"{reader["table"]} {reader["type"]} {reader["key"]} {reader["Extra"]}" : (string)reader["detail"]);
            }

            return lines;
        }

        /// <summary>Once, however many ask.</summary>
        internal async Task AddPairsAsync(ExemptionDbContext db)
        {
            if (await db.Set<DuplicatePair>().AnyAsync())
            {
                return;
            }

            var at = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
            for (var i = 0; i < 1500; i++)
            {
                var pair = DuplicatePair.Of(Create(10 * i + 1, new Random(i)), Create(10 * i + 2, new Random(i)), at.AddMinutes(-i));
                pair.Stand([DuplicateGround.SameCertificate], hasChanged: false, at.AddMinutes(-i));
                if (i % 10 > 0)
                {
                    pair.End();
                }

                db.Add(pair);
            }

            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync(_mySql ? "ANALYZE TABLE app_DuplicatePair" : "ANALYZE");
        }

        internal bool WalksOver(string table, string step) => !_mySql && step.StartsWith($"SCAN {table}", StringComparison.Ordinal);

        internal bool FollowsAKey(string step) => _mySql ? step.Split(' ') is [_, not "ALL", { Length: > 0 }, ..] : step.Contains("USING", StringComparison.Ordinal) && !step.Contains("TEMP B-TREE", StringComparison.Ordinal);

        /// <summary>Only a walk over the table counts; the rows of a limited subquery may be walked.</summary>
        internal bool IsFullScan(string step) => _mySql
            ? step.Split(' ')[1] == "ALL" && !step.StartsWith('<')
            : step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("subquery", StringComparison.OrdinalIgnoreCase) && !step.StartsWith("SCAN (", StringComparison.Ordinal)
              && (step.StartsWith("SCAN a", StringComparison.Ordinal) || step.StartsWith("SCAN e", StringComparison.Ordinal));

        private static ExemptionApplication Create(int i, Random random)
        {
            var center = Centers[random.Next(Centers.Length)];
            var student = new Actor(Guid.NewGuid(), "n", ActorSide.Student, center);
            var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(400_000));
            var a = new ExemptionApplication(new StudentSnapshot($"样例{i}", $"T{i}", "W120102", "m"), center, Guid.NewGuid(), student, at);
            a.Describe(new DraftValues(Guid.NewGuid(), CertificateLevel.Elementary, $"TEST-{i}", null, null, [], null), new SealedValue([1], [.. BitConverter.GetBytes((long)i), .. new byte[8]]), null, student, at);
            if (i % 10 == 0)
            {
                return a;
            }

            a.Submit(
                new Submission($"2026{i:D6}", Guid.NewGuid(), "v", new SubmittedVersion { ApplicationId = a.Id, TenantId = center, Number = 1, SubmittedAt = at.AddMinutes(1), ContentCipher = [1] }),
                student, at.AddMinutes(1));
            if (i % 3 == 0)
            {
                var admin = new Actor(Guid.NewGuid(), "c", ActorSide.Center, center);
                a.Act(i % 2 == 0 ? ApplicationAction.CenterApprove : ApplicationAction.Reject, admin, at.AddMinutes(2), ["Other"], [], null);
            }

            return a;
        }
    }
}
