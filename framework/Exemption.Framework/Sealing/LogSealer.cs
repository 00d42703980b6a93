using System.Security.Cryptography;
using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exemption.Framework.Sealing;

/// <summary>
/// Gives new rows of the sealed logs their place in the chain, after their commit: a chain in the writing transaction would be one row that every writer waits for.
/// Every so often it signs how far the chain has come. One host at a time holds the lease; were there two, the number of the link would let only one in.
/// </summary>
public sealed class LogSealer : BackgroundService
{
    private const string LeaseName = "log-sealer";
    private const int Batch = 256;
    private const int CheckpointRows = 1000;
    private static readonly TimeSpan CheckpointTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly string _me = $"{Environment.MachineName}/{Guid.NewGuid():N}";
    private readonly IServiceScopeFactory _scopes;
    private readonly LogSigner _signer;
    private readonly CheckpointFile _file;
    private readonly TimeProvider _clock;
    private readonly ILogger<LogSealer> _log;
    private Guid? _lastCopied;

    internal LogSealer(IServiceScopeFactory scopes, LogSigner signer, CheckpointFile file, TimeProvider clock, ILogger<LogSealer> log) =>
        (_scopes, _signer, _file, _clock, _log) = (scopes, signer, file, clock, log);

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Seals everything that waits; with <paramref name="sign"/> it signs a checkpoint whether or not one is due. False when another host is at it.</summary>
    public async Task<bool> SealAsync(bool sign, CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        if (!await db.TakeLeaseAsync(LeaseName, _me, Now, TimeSpan.FromMinutes(2), ct))
        {
            return false;
        }

        var tables = SealedTable.Of(db);
        while (await SealBatchAsync(db, tables, ct) == Batch)
        {
            await db.TakeLeaseAsync(LeaseName, _me, Now, TimeSpan.FromMinutes(2), ct);
            await CheckpointAsync(db, sign: false, ct);
        }

        await CheckpointAsync(db, sign, ct);
        await CopyMarksAsync(db, ct);
        return true;
    }

    /// <summary>Signs that the log goes on from where a backup ends: checkpoints from after it are of a time that was lost, and no sign of tampering.</summary>
    public async Task MarkRestoredAsync(CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var (seq, hash) = await TailAsync(db, ct);
        var mark = _signer.Sign(new MarkText(MarkText.Restore, Guid.CreateVersion7(), Now, seq, Convert.ToHexString(hash)));
        db.Add(mark);
        await db.SaveChangesAsync(ct);
        _file.Append([mark]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SealAsync(sign: false, stoppingToken);
                await Task.Delay(Pause, _clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The database or the other disk may be away for a while, or another host was quicker; what waits is still there.
            catch (Exception ex)
            {
                _log.LogError("Log sealer: {Error}; next look in 5 s", ex.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), _clock, stoppingToken);
            }
        }
    }

    private static async Task<int> SealBatchAsync(ExemptionDbContext db, Dictionary<string, SealedTable> tables, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var tickets = await db.Set<SealTicket>().AsNoTracking().OrderBy(t => t.RowId).Take(Batch).ToListAsync(ct);
        if (tickets.Count == 0)
        {
            return 0;
        }

        var (seq, previous) = await TailAsync(db, ct);
        foreach (var ticket in tickets)
        {
            var salt = RandomNumberGenerator.GetBytes(12);
            // A row that has gone before it was sealed gets its link all the same: verification then tells that it is missing.
            var rowHash = await HashAsync(db, tables[ticket.TableName], ticket.RowId, salt, ct) ?? new byte[32];
            previous = LogSeal.Chain(previous, ++seq, ticket.TableName, ticket.RowId, rowHash);
            db.Add(new LogSeal { Seq = seq, TableName = ticket.TableName, RowId = ticket.RowId, RowHash = rowHash, Salt = salt, Hash = previous });
            db.Remove(ticket);
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return tickets.Count;
    }

    private static async Task<byte[]?> HashAsync(ExemptionDbContext db, SealedTable table, Guid id, byte[] salt, CancellationToken ct)
    {
        var key = db.GetService<ISqlGenerationHelper>().DelimitIdentifier("Id");
        await using var command = await db.CommandAsync($"SELECT {table.Columns} FROM {table.QuotedName} t WHERE t.{key} = @p0", ct, id);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? table.Hash(row, 0, salt) : null;
    }

    /// <summary>The last link. It is never cut off, so that numbers go on where they were.</summary>
    internal static async Task<(long Seq, byte[] Hash)> TailAsync(ExemptionDbContext db, CancellationToken ct)
    {
        var last = await db.Set<LogSeal>().AsNoTracking().OrderByDescending(s => s.Seq).Select(s => new { s.Seq, s.Hash }).FirstOrDefaultAsync(ct);
        return last is null ? (0, new byte[32]) : (last.Seq, last.Hash);
    }

    private async Task CheckpointAsync(ExemptionDbContext db, bool sign, CancellationToken ct)
    {
        var (seq, hash) = await TailAsync(db, ct);
        var last = (await db.Set<LogMark>().AsNoTracking().Where(m => m.Kind == MarkText.Checkpoint).OrderByDescending(m => m.Id).Take(1).ToListAsync(ct))
            .Select(m => MarkText.Parse(m.Text)).FirstOrDefault();
        var news = seq - (last?.Seq ?? 0);
        if (news <= 0 || !(sign || last is null || news >= CheckpointRows || Now - last.At >= CheckpointTime))
        {
            return;
        }

        db.Add(_signer.Sign(new MarkText(MarkText.Checkpoint, Guid.CreateVersion7(), Now, seq, Convert.ToHexString(hash))));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>After the commit, so that the file never says more than the database; what a crash left out comes with the next.</summary>
    private async Task CopyMarksAsync(ExemptionDbContext db, CancellationToken ct)
    {
        _lastCopied ??= _file.LastId() ?? Guid.Empty;
        var marks = await db.Set<LogMark>().AsNoTracking().Where(m => m.Id > _lastCopied).OrderBy(m => m.Id).ToListAsync(ct);
        _file.Append(marks);
        _lastCopied = marks.Count > 0 ? marks[^1].Id : _lastCopied;
    }
}
