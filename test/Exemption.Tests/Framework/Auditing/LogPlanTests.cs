using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Framework.Auditing;

/// <summary>Both logs grow without end, so whatever is asked of them must read a range of an index, in its order, on both databases.</summary>
public sealed class LogPlanTests(LogPlanTests.FullLogs host) : IClassFixture<LogPlanTests.FullLogs>
{
    private static readonly LogFilter Nothing = new(null, null, null, null, null);
    private static readonly Cursor After = new(new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc), Guid.CreateVersion7());
    private static readonly LogFilter Days = Nothing with { From = After.At.AddDays(-3), Before = After.At.AddDays(3) };

    private static readonly Dictionary<string, (LogFilter Filter, bool OfSubject)> Questions = new()
    {
        ["everything"] = (Nothing, false),
        ["some days"] = (Days, false),
        ["one thing"] = (Nothing, true),
        ["one thing, some days"] = (Days, true),
        ["one person"] = (Nothing with { UserId = FullLogs.User }, false),
        ["one person, some days"] = (Days with { UserId = FullLogs.User }, false),
        ["one kind"] = (Nothing with { Kind = "export" }, false),
        ["one kind, some days"] = (Days with { Kind = "export" }, false),
        ["by everything"] = (Days with { Kind = "photo", UserId = FullLogs.User }, true),
    };

    public static TheoryData<string, bool> Names
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in Questions.Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Reads_a_range_of_an_index_in_its_order(string name, bool nextPage)
    {
        var (filter, ofSubject) = Questions[name];
        Guid? subject = ofSubject ? FullLogs.Subject : null;
        Cursor? after = nextPage ? After : null;
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        foreach (var query in new IQueryable<object>[]
        {
            db.Set<AccessLogEntry>().AsNoTracking().Matching(subject, filter).Newest(after, 51),
            db.Set<AuditEntry>().AsNoTracking().Matching(subject, filter).Newest(after, 51),
        })
        {
            var plan = await host.ExplainAsync(db, query);
            plan.ShouldNotBeEmpty();
            plan.ShouldAllBe(step => host.UsesIndexInOrder(step), $"{query.ToQueryString()}\n{string.Join('\n', plan)}");
        }
    }

    /// <summary>A host whose logs hold ten thousand rows of many people: with fewer MariaDB sorts the whole table sooner than walk an index for fifty.</summary>
    public sealed class FullLogs : ExemptionHost, IAsyncLifetime
    {
        internal static readonly Guid User = Guid.CreateVersion7();
        internal static readonly Guid Subject = Guid.CreateVersion7();
        private static readonly string[] What = ["photo.IdFront.full", "photo.Certificate.thumbnail", "field.idNumber", "record.pdf", "export"];
        private const int Rows = 10_000;
        private bool _mySql;

        public async ValueTask InitializeAsync() => await InDbAsync(async db =>
        {
            _mySql = db.Database.ProviderName!.Contains("MySql", StringComparison.Ordinal);
            var random = new Random(5);
            for (var i = 0; i < Rows; i++)
            {
                var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(400_000));
                var (user, subject, what) = (i % 50 == 0 ? User : Guid.CreateVersion7(), i % 100 == 0 ? Subject : Guid.CreateVersion7(), random.GetItems(What, 1)[0]);
                db.Add(new AccessLogEntry { At = at, UserId = user, What = what, Kind = what.Split('.')[0], SubjectId = subject });
                db.Add(new AuditEntry { At = at, UserId = user, Action = "CenterReview.Claim", Subject = subject.ToString(), Outcome = "ok" });
            }

            var saved = await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync(_mySql ? "ANALYZE TABLE sys_AccessLog, sys_Audit" : "ANALYZE");
            return saved;
        });

        internal async Task<List<string>> ExplainAsync(ExemptionDbContext db, IQueryable<object> query)
        {
            using var command = query.CreateDbCommand();
            command.CommandText = (_mySql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
            await db.Database.OpenConnectionAsync();
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
            {
                lines.Add(_mySql ? $"{reader["table"]} {reader["type"]} {reader["key"]} {reader["rows"]} {reader["Extra"]}" : (string)reader["detail"]);
            }

            return lines;
        }

        /// <summary>A walk along an index from its end is what the first page of everything needs; a sort of everything never is. MariaDB may sort what a narrow index has left.</summary>
        internal bool UsesIndexInOrder(string step) => _mySql
            ? step.Split(' ') is [_, var type, var key, var rows, ..] && type != "ALL" && key.Length > 0
              && (!step.Contains("filesort", StringComparison.Ordinal) || int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture) < 300)
            : !step.Contains("TEMP B-TREE", StringComparison.Ordinal) && (step.StartsWith("SEARCH", StringComparison.Ordinal) || step.Contains("USING INDEX", StringComparison.Ordinal));
    }
}
