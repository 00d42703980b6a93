using Exemption.Framework.Data;
using Exemption.Framework.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Framework.Sealing;

/// <summary>What somebody with all rights in the database, but without the keys, might do to the logs. Each says what verification must find.</summary>
internal sealed class LogTampering(ExemptionDbContext db, Random random)
{
    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["sys_Audit"] = ["Action", "Subject", "Outcome", "Address"],
        ["sys_AccessLog"] = ["What", "Purpose"],
        ["app_HandlingRecord"] = ["ActorName", "Note"],
    };

    private List<LogSeal> _seals = [];

    public static IReadOnlyList<string> Kinds { get; } =
    [
        "alter a text", "alter a time", "empty a column", "delete a row", "delete a row and its link", "delete links", "insert a row", "swap two rows", "swap two links", "alter a link",
        "cut off the tail", "rewrite the chain", "call it purged", "forge a mark",
    ];

    public async Task<(string Kind, Func<LogFinding, bool> Expected)> DoAsync()
    {
        _seals = await db.Set<LogSeal>().AsNoTracking().OrderBy(s => s.Seq).ToListAsync();
        var kind = Kinds[random.Next(Kinds.Count)];
        return (kind, kind switch
        {
            "alter a text" => await AlterAsync(Pick(), "altered text"),
            "alter a time" => await AlterAsync(Pick(), null),
            "empty a column" => await EmptyAsync(),
            "delete a row" => await DeleteAsync(Pick(), alsoLink: false),
            "delete a row and its link" => await DeleteAsync(Pick(), alsoLink: true),
            "delete links" => await DeleteLinksAsync(),
            "insert a row" => await InsertAsync(),
            "swap two rows" => await SwapRowsAsync(),
            "swap two links" => await SwapLinksAsync(),
            "alter a link" => await AlterLinkAsync(),
            "cut off the tail" => await TruncateAsync(),
            "rewrite the chain" => await RewriteAsync(),
            "call it purged" => await CallItPurgedAsync(),
            _ => await ForgeMarkAsync(),
        });
    }

    private LogSeal Pick(string? table = null)
    {
        var some = _seals.Where(s => s.PurgeId is null && (table is null || s.TableName == table)).ToList();
        return some[random.Next(some.Count)];
    }

    private Task<int> ExecAsync(string sql, params object?[] values)
    {
        var text = db.Database.ProviderName!.EndsWith("MySql", StringComparison.Ordinal) ? sql.Replace('"', '`') : sql;
        return db.PlainAsync(text, CancellationToken.None, values);
    }

    private async Task<Func<LogFinding, bool>> AlterAsync(LogSeal seal, string? text)
    {
        var column = text is null ? "At" : Columns[seal.TableName][random.Next(Columns[seal.TableName].Length)];
        object value = text is null ? new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(10_000_000)) : $"{text} {random.Next()}";
        await ExecAsync($"UPDATE \"{seal.TableName}\" SET \"{column}\" = @p0 WHERE \"Id\" = @p1", value, seal.RowId);
        return f => f.Kind == "altered" && f.RowId == seal.RowId && f.Seq == seal.Seq;
    }

    private async Task<Func<LogFinding, bool>> EmptyAsync()
    {
        var seal = Pick("sys_Audit");
        await ExecAsync("UPDATE \"sys_Audit\" SET \"Subject\" = NULL WHERE \"Id\" = @p0", seal.RowId);
        return f => f.Kind == "altered" && f.RowId == seal.RowId;
    }

    private async Task<Func<LogFinding, bool>> DeleteAsync(LogSeal seal, bool alsoLink)
    {
        await ExecAsync($"DELETE FROM \"{seal.TableName}\" WHERE \"Id\" = @p0", seal.RowId);
        if (!alsoLink || seal.Seq == _seals[^1].Seq)
        {
            return f => f.Kind == "deleted" && f.RowId == seal.RowId;
        }

        await ExecAsync("DELETE FROM \"sys_LogSeal\" WHERE \"Seq\" = @p0", seal.Seq);
        return f => f.Kind == "link" && f.Seq == seal.Seq;
    }

    private async Task<Func<LogFinding, bool>> DeleteLinksAsync()
    {
        var first = random.Next(1, _seals.Count - 5);
        await ExecAsync("DELETE FROM \"sys_LogSeal\" WHERE \"Seq\" >= @p0 AND \"Seq\" <= @p1", first, first + random.Next(4));
        return f => f.Kind == "link" && f.Seq == first;
    }

    private async Task<Func<LogFinding, bool>> InsertAsync()
    {
        var (model, id) = (Pick(), Guid.CreateVersion7());
        var columns = db.Model.GetEntityTypes().Single(e => e.GetTableName() == model.TableName).GetProperties().Select(p => p.GetColumnName()).Where(c => c != "Id").Select(c => $"\"{c}\"").ToList();
        await ExecAsync($"INSERT INTO \"{model.TableName}\" (\"Id\", {string.Join(", ", columns)}) SELECT @p0, {string.Join(", ", columns)} FROM \"{model.TableName}\" WHERE \"Id\" = @p1", id, model.RowId);
        return f => f.Kind == "inserted" && f.RowId == id;
    }

    private async Task<Func<LogFinding, bool>> SwapRowsAsync()
    {
        var a = Pick();
        var b = Pick(a.TableName);
        while (b.Seq == a.Seq)
        {
            b = Pick(a.TableName);
        }

        await SwapAsync(a.TableName, "Id", a.RowId, b.RowId);
        return f => f.Kind == "altered" && (f.RowId == a.RowId || f.RowId == b.RowId);
    }

    private async Task<Func<LogFinding, bool>> SwapLinksAsync()
    {
        var a = _seals[random.Next(_seals.Count - 1)];
        var b = _seals[random.Next((int)a.Seq, _seals.Count)];
        await SwapAsync("sys_LogSeal", "RowId", a.RowId, b.RowId);
        return f => f.Kind == "link" && f.Seq == a.Seq;
    }

    private async Task SwapAsync(string table, string column, Guid a, Guid b)
    {
        var between = Guid.CreateVersion7();
        foreach (var (from, to) in new[] { (a, between), (b, a), (between, b) })
        {
            await ExecAsync($"UPDATE \"{table}\" SET \"{column}\" = @p0 WHERE \"{column}\" = @p1", to, from);
        }
    }

    private async Task<Func<LogFinding, bool>> AlterLinkAsync()
    {
        var seal = Pick();
        var column = random.Next(2) == 0 ? "Hash" : "RowHash";
        await ExecAsync($"UPDATE \"sys_LogSeal\" SET \"{column}\" = @p0 WHERE \"Seq\" = @p1", Bytes(32), seal.Seq);
        return f => f.Kind == "link" && f.Seq == seal.Seq;
    }

    /// <summary>Rows, links and marks: what a roll-back of the database to an earlier moment leaves.</summary>
    private async Task<Func<LogFinding, bool>> TruncateAsync()
    {
        var left = _seals[^(2 + random.Next(_seals.Count / 2))];
        foreach (var table in Columns.Keys)
        {
            await ExecAsync($"DELETE FROM \"{table}\" WHERE \"Id\" IN (SELECT \"RowId\" FROM \"sys_LogSeal\" WHERE \"Seq\" > @p0)", left.Seq);
        }

        await ExecAsync("DELETE FROM \"sys_LogSeal\" WHERE \"Seq\" > @p0", left.Seq);
        await ExecAsync("DELETE FROM \"sys_LogMark\" WHERE \"Id\" > @p0", left.RowId);
        return f => f.Kind == "truncated" && f.Seq == left.Seq;
    }

    /// <summary>Alters a row and makes every link after it fit again: only what was signed gives it away.</summary>
    private async Task<Func<LogFinding, bool>> RewriteAsync()
    {
        var first = _seals[^(1 + random.Next(Math.Min(20, _seals.Count - 1)))];
        first = first.PurgeId is null ? first : _seals.Last(s => s.PurgeId is null);
        await AlterAsync(first, "rewritten");
        var table = SealedTable.Of(db)[first.TableName];
        byte[] rowHash;
        await using (var command = await db.CommandAsync($"SELECT {table.Columns} FROM {table.QuotedName} t WHERE t.Id = @p0", CancellationToken.None, first.RowId))
        {
            await using var row = await command.ExecuteReaderAsync();
            (await row.ReadAsync()).ShouldBeTrue();
            rowHash = table.Hash(row, 0, first.Salt!);
        }

        var previous = first.Seq == 1 ? new byte[32] : _seals[(int)first.Seq - 2].Hash;
        foreach (var seal in _seals.Where(s => s.Seq >= first.Seq))
        {
            var own = seal.Seq == first.Seq ? rowHash : seal.RowHash;
            previous = LogSeal.Chain(previous, seal.Seq, seal.TableName, seal.RowId, own);
            await ExecAsync("UPDATE \"sys_LogSeal\" SET \"RowHash\" = @p0, \"Hash\" = @p1 WHERE \"Seq\" = @p2", own, previous, seal.Seq);
        }

        return f => f.Kind == "link" && f.Seq >= first.Seq;
    }

    private async Task<Func<LogFinding, bool>> CallItPurgedAsync()
    {
        var (seal, known) = (Pick(), _seals.FirstOrDefault(s => s.PurgeId is not null)?.PurgeId);
        await ExecAsync($"DELETE FROM \"{seal.TableName}\" WHERE \"Id\" = @p0", seal.RowId);
        await ExecAsync("UPDATE \"sys_LogSeal\" SET \"PurgeId\" = @p0 WHERE \"Seq\" = @p1", random.Next(2) == 0 && known is { } id ? id : Guid.CreateVersion7(), seal.Seq);
        return f => f.Kind == "purge" || (f.Kind == "deleted" && f.RowId == seal.RowId);
    }

    private async Task<Func<LogFinding, bool>> ForgeMarkAsync()
    {
        var marks = await db.Set<LogMark>().AsNoTracking().ToListAsync();
        var mark = marks[random.Next(marks.Count)];
        var text = MarkText.Parse(mark.Text)!;
        await ExecAsync("UPDATE \"sys_LogMark\" SET \"Text\" = @p0 WHERE \"Id\" = @p1", (text with { Seq = text.Seq - 1 }).ToString(), mark.Id);
        return f => f.Kind == "mark" && f.Text.Contains(mark.Id.ToString("N"), StringComparison.Ordinal);
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
