using System.Buffers.Binary;
using System.Security.Cryptography;
using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Sealing;

/// <summary>See <see cref="ISealedLog"/>. The links of purged rows stay in the chain, without what could tell what the rows said.</summary>
internal sealed class SealedLog(ExemptionDbContext db, LogSealer sealer, LogSigner signer, TimeProvider clock) : ISealedLog
{
    private const int Batch = 500;

    public async Task<int> PurgeAsync<T>(IReadOnlyCollection<Guid> ids, string reason, CancellationToken ct) where T : class, ISealed
    {
        var table = SealedTable.Of(db)[db.Model.FindEntityType(typeof(T))!.GetTableName()!];
        var purged = 0;
        foreach (var some in ids.Chunk(Batch))
        {
            purged += await PurgeBatchAsync(table, some, reason, ct);
        }

        return purged;
    }

    private async Task<int> PurgeBatchAsync(SealedTable table, IReadOnlyCollection<Guid> ids, string reason, CancellationToken ct)
    {
        if (reason.Contains('|', StringComparison.Ordinal))
        {
            throw new ArgumentException("A reason is a plain word.", nameof(reason));
        }

        if (await db.Set<SealTicket>().AnyAsync(t => ids.Contains(t.RowId), ct) && db.Database.CurrentTransaction is null)
        {
            await sealer.SealAsync(sign: false, ct);
        }

        using var turn = await db.EnterWriteAsync(ct);
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await using var _ = own;
        var seals = await db.Set<LogSeal>().AsNoTracking().Where(s => ids.Contains(s.RowId) && s.TableName == table.Name && s.PurgeId == null)
            .OrderBy(s => s.Seq).Select(s => new { s.Seq, s.RowId }).ToListAsync(ct);
        if (seals.Count == 0)
        {
            return 0;
        }

        var digest = new PurgeDigest();
        seals.ForEach(s => digest.Add(s.Seq));
        var mark = signer.Sign(new MarkText(MarkText.Purge, Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime, seals[^1].Seq, digest.Value, table.Name, seals.Count, reason));
        var entry = db.Add(mark);
        await db.SaveChangesAsync(ct);
        entry.State = EntityState.Detached;
        var rows = seals.Select(s => s.RowId).ToList();
        await db.Set<LogSeal>().Where(s => rows.Contains(s.RowId)).ExecuteUpdateAsync(u => u.SetProperty(s => s.PurgeId, mark.Id).SetProperty(s => s.Salt, (byte[]?)null), ct);
        var gone = await table.DeleteAsync(db, rows, ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return gone;
    }
}

/// <summary>Commits a purge to exactly the links it took.</summary>
internal sealed class PurgeDigest
{
    private byte[] _value = new byte[32];

    public long Count { get; private set; }

    public string Value => Convert.ToHexString(_value);

    public void Add(long seq)
    {
        Span<byte> number = stackalloc byte[40];
        _value.CopyTo(number);
        BinaryPrimitives.WriteInt64BigEndian(number[32..], seq);
        _value = SHA256.HashData(number);
        Count++;
    }
}
