using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Review.Domain;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Exemption.Tests.Scale;

/// <summary>
/// Fills a database with copies of applications that went through the product, by the database's own INSERT … SELECT: a million of them in minutes. A copy has its own ids, centre, student,
/// number, names, times and index values; it lacks what is sealed to its id (ID number, phone, photographs, kept submission) and the handling records, which are a sealed chain.
/// </summary>
internal sealed class ManyApplications(ExemptionDbContext db, IReadOnlyList<Guid> templates, IReadOnlyList<Guid> centers)
{
    private const int AtOnce = 50_000;
    private const int SecondsApart = 5;

    private readonly bool _mySql = db.Database.ProviderName!.Contains("MySql", StringComparison.Ordinal);

    /// <summary>When the first of them was submitted; the others follow five seconds apart.</summary>
    public static readonly DateTime Beginning = new(2026, 9, 26, 0, 0, 0, DateTimeKind.Utc);

    public async Task AddAsync(int count)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await db.Database.OpenConnectionAsync();
        if (_mySql)
        {
            await RunAsync("SET SESSION max_recursive_iterations = 1000000");
        }

        await ListAsync("scale_template", templates);
        await ListAsync("scale_center", centers);
        for (var from = 1; from <= count; from += AtOnce)
        {
            var to = Math.Min(count, from + AtOnce - 1);
            await CopyAsync<ExemptionApplication>(from, to, "x.Id = t.id", new()
            {
                ["Id"] = Id("n.n", 1), ["TenantId"] = "c.id", ["StudentId"] = Id(_mySql ? "n.n DIV 2" : "n.n / 2", 2), ["Number"] = Text("'S'", "n.n"), ["StudentName"] = Text("'样例'", "n.n % 5000"),
                ["AdmissionTicketNumber"] = Text("'T'", "n.n"), ["CertificateNumber"] = Text("'SCALE'", "n.n"), ["IdNumberCipher"] = "NULL", ["PhoneCipher"] = "NULL",
                ["IdNumberIndex"] = Random("x.IdNumberIndex"), ["PhoneIndex"] = Random("x.PhoneIndex"),
                ["LiveCertificateKey"] = $"CASE WHEN x.LiveCertificateKey IS NULL THEN NULL ELSE {Text("'scale-'", "n.n")} END",
                ["CreatedAt"] = Time(-60), ["SubmittedAt"] = Time(0), ["StatusChangedAt"] = Time(0), ["UpdatedAt"] = Time(0),
            });
            await CopyAsync<ApplicationCourse>(from, to, "x.ApplicationId = t.id", new()
            {
                ["Id"] = Id("n.n", 3), ["ApplicationId"] = Id("n.n", 1), ["TenantId"] = "c.id", ["LiveKey"] = $"CASE WHEN x.LiveKey IS NULL THEN NULL ELSE {Text("'scale-'", "n.n")} END",
            });
            await CopyAsync<CountedCase>(from, to, $"x.Id = (SELECT MIN(y.Id) FROM {Table<CountedCase>()} y WHERE y.ApplicationId = t.id)", new()
            {
                ["Id"] = Id("n.n", 4), ["ApplicationId"] = Id("n.n", 1), ["TenantId"] = "c.id", ["At"] = Time(0),
            });
        }

        await CountAsync();
        await RunAsync(_mySql ? $"ANALYZE TABLE {Table<ExemptionApplication>()}, {Table<CountedCase>()}, {Table<DailyFigure>()}" : "ANALYZE");
        await RunAsync("DROP TABLE scale_template");
        await RunAsync("DROP TABLE scale_center");
    }

    /// <summary>Sixty days of counts for each centre and for all together.</summary>
    private async Task CountAsync()
    {
        var last = DateOnly.FromDateTime(Beginning).AddDays(58);
        foreach (var scope in centers.Append(DailyFigure.AllCenters))
        {
            Guid? tenant = scope == DailyFigure.AllCenters ? null : scope;
            for (var day = last.AddDays(-57); day <= last; day = day.AddDays(1))
            {
                db.AddRange(Enum.GetValues<Figure>().Select(f => new DailyFigure { TenantId = tenant, Scope = scope, Day = day, Figure = f, Part = FigurePart.Whole }));
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    private async Task CopyAsync<T>(int from, int to, string which, Dictionary<string, string> own)
    {
        var table = StoreObjectIdentifier.Table(Table<T>());
        var columns = db.Model.FindEntityType(typeof(T))!.GetProperties().Select(p => p.GetColumnName(table)!).ToList();
        var values = columns.Select(c => own.Remove(c, out var value) ? value : $"x.{Quoted(c)}").ToList();
        own.Keys.ShouldBeEmpty("no column has this name");
        var sql = $"""
            INSERT INTO {Table<T>()} ({string.Join(", ", columns.Select(Quoted))})
            WITH RECURSIVE n(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM n WHERE n < {to})
            SELECT {string.Join(", ", values)}
            FROM n JOIN scale_template t ON t.k = n.n % {templates.Count} JOIN scale_center c ON c.k = ({(_mySql ? "n.n DIV" : "n.n /")} {templates.Count}) % {centers.Count} JOIN {Table<T>()} x ON {which}
            """;
        await RunAsync(sql);
    }

    private async Task ListAsync(string name, IReadOnlyList<Guid> ids)
    {
        await RunAsync($"CREATE TABLE {name} (k INTEGER PRIMARY KEY, id {(_mySql ? "CHAR(36) CHARACTER SET ascii COLLATE ascii_general_ci" : "TEXT")} NOT NULL)");
        await RunAsync($"INSERT INTO {name} VALUES {string.Join(", ", ids.Select((id, k) => $"({k}, '{(_mySql ? id.ToString() : id.ToString().ToUpperInvariant())}')"))}");
    }

#pragma warning disable EF1002 // Numbers and names of our own.
    private Task<int> RunAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
#pragma warning restore EF1002

    private string Table<T>() => db.Model.FindEntityType(typeof(T))!.GetTableName()!;

    private string Quoted(string column) => _mySql ? $"`{column}`" : $"\"{column}\"";

    /// <summary>In the order of the numbers, as ids that are made one after the other are.</summary>
    private string Id(string number, int kind) => _mySql
        ? $"LOWER(CONCAT('019', LPAD(HEX({number}), 5, '0'), '-000{kind}-7000-8000-', LPAD(HEX({number}), 12, '0')))"
        : $"printf('019%05X-000{kind}-7000-8000-%012X', {number}, {number})";

    private string Text(string prefix, string number) => _mySql ? $"CONCAT({prefix}, {number})" : $"{prefix} || ({number})";

    private string Random(string like) => _mySql ? $"RANDOM_BYTES(LENGTH({like}))" : $"randomblob(length({like}))";

    private string Time(int seconds) => _mySql
        ? $"DATE_ADD('{Beginning:yyyy-MM-dd}', INTERVAL n.n * {SecondsApart} + ({seconds}) SECOND)"
        : $"strftime('%Y-%m-%d %H:%M:%S', '{Beginning:yyyy-MM-dd}', (n.n * {SecondsApart} + ({seconds})) || ' seconds')";
}
