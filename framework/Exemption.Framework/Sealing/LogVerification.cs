using System.Globalization;
using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Exemption.Framework.Sealing;

/// <summary>Something in the logs is not as it was sealed.</summary>
/// <param name="Kind">altered, deleted, inserted, link, truncated, mark or purge.</param>
/// <param name="Table">The table, as far as it is known.</param>
/// <param name="RowId">The row, as far as it is known.</param>
/// <param name="Seq">The place in the chain.</param>
/// <param name="Text">One line for the auditor.</param>
public sealed record LogFinding(string Kind, string? Table, Guid? RowId, long? Seq, string Text);

/// <param name="Findings">Empty when everything is as it was sealed.</param>
/// <param name="Rows">Rows compared with their seals.</param>
/// <param name="LastSeq">The end of the chain.</param>
/// <param name="Waiting">Rows that were written so lately that they have no seal yet.</param>
/// <param name="Notes">What the house itself has signed about purges and restores.</param>
public sealed record LogReport(IReadOnlyList<LogFinding> Findings, long Rows, long LastSeq, long Waiting, IReadOnlyList<string> Notes);

/// <summary>Walks the chain over one snapshot of the database and compares every row with its seal, and the chain with what was signed, inside the database and outside.</summary>
public sealed class LogVerification
{
    private const int Page = 2000;

    private readonly ExemptionDbContext _db;
    private readonly LogSigner _signer;
    private readonly CheckpointFile _file;
    private readonly List<LogFinding> _findings = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<long, MarkText> _checkpoints = [];
    private readonly Dictionary<Guid, (MarkText Mark, PurgeDigest Digest)> _purges = [];
    private long _rows;

    internal LogVerification(ExemptionDbContext db, LogSigner signer, CheckpointFile file) => (_db, _signer, _file) = (db, signer, file);

    public async Task<LogReport> RunAsync(CancellationToken ct)
    {
        // The file first: what is appended while we read is in the database before it is in the file.
        var outside = _file.Read();
        await _db.Database.OpenConnectionAsync(ct);
        try
        {
            // A caller's transaction is a snapshot already.
            var own = _db.Database.CurrentTransaction is null;
            await (own ? _db.PlainAsync(_db.Database.ProviderName!.EndsWith("MySql", StringComparison.Ordinal) ? "START TRANSACTION WITH CONSISTENT SNAPSHOT" : "BEGIN", ct) : Task.CompletedTask);
            ReadMarks(await _db.Set<LogMark>().AsNoTracking().OrderBy(m => m.Id).ToListAsync(ct), outside);
            var last = await WalkAsync(ct);
            await FindInsertedAsync(ct);
            Conclude(last);
            var waiting = await _db.Set<SealTicket>().LongCountAsync(ct);
            await (own ? _db.PlainAsync("ROLLBACK", ct) : Task.CompletedTask);
            return new LogReport(_findings, _rows, last, waiting, _notes);
        }
        finally
        {
            await _db.Database.CloseConnectionAsync();
        }
    }

    private void ReadMarks(List<LogMark> inside, IReadOnlyList<(int Line, LogMark? Mark)> outside)
    {
        var known = new HashSet<Guid>();
        foreach (var mark in inside)
        {
            if (_signer.Read(mark) is not { } text)
            {
                Add("mark", null, null, null, $"The mark {mark.Id:N} in the database is not signed by this house.");
                continue;
            }

            known.Add(text.Id);
            Take(text);
        }

        foreach (var (line, mark) in outside)
        {
            if (mark is null)
            {
                _notes.Add($"Line {line} of the checkpoint file cannot be read.");
            }
            else if (_signer.Read(mark) is not { } text)
            {
                Add("mark", null, null, null, $"Line {line} of the checkpoint file is not signed by this house.");
            }
            else
            {
                Take(text);
                if (text.Kind is MarkText.Purge && !known.Contains(text.Id))
                {
                    _notes.Add($"A purge of {text.Count} rows of {text.Table} stands in the checkpoint file only.");
                }
            }
        }
    }

    private void Take(MarkText text)
    {
        switch (text.Kind)
        {
            case MarkText.Checkpoint:
                if (_checkpoints.TryGetValue(text.Seq, out var other) && other.Hash != text.Hash)
                {
                    Add("link", null, null, text.Seq, $"Two checkpoints were signed for number {text.Seq}: the database was rolled back and went on from there.");
                }

                _checkpoints[text.Seq] = text;
                break;
            case MarkText.Purge:
                _purges.TryAdd(text.Id, (text, new PurgeDigest()));
                break;
            case MarkText.Restore:
                foreach (var lost in _checkpoints.Keys.Where(s => s > text.Seq).ToList())
                {
                    _checkpoints.Remove(lost);
                }

                _notes.Add(string.Create(CultureInfo.InvariantCulture, $"Restored from a backup at {text.At:u}; the log went on from number {text.Seq}."));
                break;
        }
    }

    private async Task<long> WalkAsync(CancellationToken ct)
    {
        var tables = SealedTable.Of(_db);
        var (last, hash) = (0L, new byte[32]);
        while (true)
        {
            var page = await _db.Set<LogSeal>().AsNoTracking().Where(s => s.Seq > last).OrderBy(s => s.Seq).Take(Page).ToListAsync(ct);
            if (page.Count == 0)
            {
                return last;
            }

            foreach (var seal in page)
            {
                CheckLink(seal, last, hash);
                (last, hash) = (seal.Seq, seal.Hash);
            }

            foreach (var group in page.GroupBy(s => s.TableName))
            {
                if (tables.TryGetValue(group.Key, out var table))
                {
                    await CheckRowsAsync(table, group.ToDictionary(s => s.Seq), ct);
                }
                else
                {
                    Add("link", group.Key, null, group.First().Seq, $"Links from number {group.First().Seq} name a table that has no sealed log.");
                }
            }
        }
    }

    private void CheckLink(LogSeal seal, long last, byte[] hash)
    {
        if (seal.Seq != last + 1)
        {
            Add("link", null, null, last + 1, $"The links {last + 1} to {seal.Seq - 1} are missing.");
        }
        else if (!LogSeal.Chain(hash, seal.Seq, seal.TableName, seal.RowId, seal.RowHash).AsSpan().SequenceEqual(seal.Hash))
        {
            Add("link", seal.TableName, seal.RowId, seal.Seq, $"The link {seal.Seq} ({seal.TableName} {seal.RowId}) was altered, moved, or the one before it was.");
        }

        if (_checkpoints.TryGetValue(seal.Seq, out var signed) && signed.Hash != Convert.ToHexString(seal.Hash))
        {
            Add("link", seal.TableName, seal.RowId, seal.Seq, $"The chain up to {seal.Seq} is not the one that was signed at {signed.At:u}; it was rewritten after the last checkpoint that agrees.");
        }
    }

    private async Task CheckRowsAsync(SealedTable table, Dictionary<long, LogSeal> seals, CancellationToken ct)
    {
        var sql = _db.GetService<ISqlGenerationHelper>();
        string Q(string name) => sql.DelimitIdentifier(name);
        await using var command = await _db.CommandAsync(
            $"SELECT s.{Q("Seq")}, t.{Q("Id")}, {table.Columns} FROM {Q("sys_LogSeal")} s LEFT JOIN {table.QuotedName} t ON t.{Q("Id")} = s.{Q("RowId")} WHERE s.{Q("Seq")} >= @p0 AND s.{Q("Seq")} <= @p1 AND s.{Q("TableName")} = @p2",
            ct, seals.Keys.Min(), seals.Keys.Max(), table.Name);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var seal = seals[row.GetInt64(0)];
            _rows++;
            if (seal.PurgeId is { } purge)
            {
                CheckPurged(table, seal, purge, exists: !row.IsDBNull(1));
            }
            else if (row.IsDBNull(1))
            {
                Add("deleted", table.Name, seal.RowId, seal.Seq, $"{table.Name} {seal.RowId}: the row was deleted (number {seal.Seq}).");
            }
            else if (seal.Salt is null || !table.Hash(row, 2, seal.Salt).AsSpan().SequenceEqual(seal.RowHash))
            {
                Add("altered", table.Name, seal.RowId, seal.Seq, $"{table.Name} {seal.RowId}: the row is not what was sealed (number {seal.Seq}).");
            }
        }
    }

    private void CheckPurged(SealedTable table, LogSeal seal, Guid purge, bool exists)
    {
        if (exists)
        {
            Add("inserted", table.Name, seal.RowId, seal.Seq, $"{table.Name} {seal.RowId}: the row was purged and stands there again (number {seal.Seq}).");
        }

        if (_purges.TryGetValue(purge, out var known))
        {
            known.Digest.Add(seal.Seq);
        }
        else
        {
            Add("deleted", table.Name, seal.RowId, seal.Seq, $"{table.Name} {seal.RowId}: the row was deleted under a purge that nobody signed (number {seal.Seq}).");
        }
    }

    private async Task FindInsertedAsync(CancellationToken ct)
    {
        var sql = _db.GetService<ISqlGenerationHelper>();
        string Q(string name) => sql.DelimitIdentifier(name);
        foreach (var table in SealedTable.Of(_db).Values)
        {
            await using var command = await _db.CommandAsync(
                $"SELECT t.{Q("Id")} FROM {table.QuotedName} t WHERE NOT EXISTS (SELECT 1 FROM {Q("sys_LogSeal")} s WHERE s.{Q("RowId")} = t.{Q("Id")} AND s.{Q("TableName")} = @p0) AND NOT EXISTS (SELECT 1 FROM {Q("sys_SealTicket")} w WHERE w.{Q("RowId")} = t.{Q("Id")} AND w.{Q("TableName")} = @p0)",
                ct, table.Name);
            await using var row = await command.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                var id = row.GetGuid(0);
                Add("inserted", table.Name, id, null, $"{table.Name} {id}: the row was never written by the house.");
            }
        }
    }

    private void Conclude(long last)
    {
        foreach (var (mark, digest) in _purges.Values)
        {
            if (digest.Count != mark.Count || digest.Value != mark.Hash)
            {
                Add("purge", mark.Table, null, mark.Seq, $"The purge {mark.Id:N} of {mark.Table} signed for {mark.Count} rows; {digest.Count} links name it.");
            }
            else
            {
                _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{mark.Count} rows of {mark.Table} were purged at {mark.At:u} ({mark.Reason})."));
            }
        }

        var furthest = _checkpoints.Count == 0 ? null : _checkpoints.MaxBy(c => c.Key).Value;
        if (furthest is not null && furthest.Seq > last)
        {
            Add("truncated", null, null, last, $"The log ends at {last}, but {furthest.Seq} links were signed at {furthest.At:u}: its tail was cut off, or the database was rolled back.");
        }
    }

    private void Add(string kind, string? table, Guid? row, long? seq, string text) => _findings.Add(new LogFinding(kind, table, row, seq, text));
}
