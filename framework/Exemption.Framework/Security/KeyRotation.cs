using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Exemption.Framework.Data;
using Exemption.Framework.Modularity;
using Exemption.Framework.Sealing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Exemption.Framework.Security;

/// <param name="Where">Table and column.</param>
/// <param name="Kind">Which kind of key.</param>
/// <param name="Number">The key's number.</param>
/// <param name="Rows">How many rows are under it.</param>
public sealed record KeyUse(string Where, KeyKind Kind, byte Number, long Rows);

/// <summary>
/// Brings every row under the newest keys, in small batches while people work: each batch is one transaction, each row changes only if it is still what was read,
/// and whoever is interrupted begins again and finds the rest. Works on plain columns, so that all centres' rows come along.
/// </summary>
public sealed class KeyRotation
{
    private const int Batch = 100;
    private const string DataProtection = "sys_DataProtectionKey";

    private readonly ExemptionDbContext _db;
    private readonly KeyRing _keys;
    private readonly ISqlGenerationHelper _sql;
    private readonly List<SensitiveColumn> _columns;

    internal KeyRotation(ExemptionDbContext db, KeyRing keys, ModuleCatalog modules)
    {
        (_db, _keys) = (db, keys);
        _sql = db.GetService<ISqlGenerationHelper>();
        _columns = [.. modules.Modules.SelectMany(m => m.SensitiveColumns)];
    }

    /// <summary>Rows per column and key.</summary>
    public async Task<IReadOnlyList<KeyUse>> CountAsync(CancellationToken ct)
    {
        var uses = new List<KeyUse>();
        foreach (var column in _columns)
        {
            var (table, cipher, index) = Names(column);
            await CountAsync(uses, column, KeyKind.Encryption, table, cipher, $"hex(substr({cipher}, 2, 1))", ct);
            if (index is not null)
            {
                await CountAsync(uses, column, KeyKind.Index, table, index, IndexNumber(index), ct);
            }
        }

        uses.AddRange((await _db.DataProtectionKeys.AsNoTracking().ToListAsync(ct)).SelectMany(k => SealedIn(XElement.Parse(k.Xml!)))
            .GroupBy(s => AesEnvelope.KeyNumberOf(Convert.FromBase64String(s.Value))).Select(g => new KeyUse(DataProtection, KeyKind.Encryption, g.Key, g.Count())));
        return uses;
    }

    /// <summary>One pass over all columns; returns how many values were brought over. Rows that cannot be are passed by and counted.</summary>
    /// <param name="goOn">Asked after each batch, with what has been done so far; false ends the pass there.</param>
    /// <param name="ct">Stops between two batches.</param>
    public async Task<(int Done, int Stuck)> RunAsync(Func<int, Task<bool>> goOn, CancellationToken ct)
    {
        var (done, stuck) = (await RewrapDataProtectionAsync(ct), 0);
        foreach (var column in _columns)
        {
            var after = Guid.Empty;
            while (await ReadAsync(column, after, ct) is { Count: > 0 } rows)
            {
                ct.ThrowIfCancellationRequested();
                var (changed, failed) = await WriteAsync(column, rows, ct);
                (done, stuck, after) = (done + changed, stuck + failed, rows[^1].Id);
                if (!await goOn(done))
                {
                    return (done, stuck);
                }
            }
        }

        return (done, stuck);
    }

    private async Task<List<Row>> ReadAsync(SensitiveColumn column, Guid after, CancellationToken ct)
    {
        var (table, cipher, index) = Names(column);
        var id = _sql.DelimitIdentifier("Id");
        var other = column.OtherId is { } name ? _sql.DelimitIdentifier(name) : id;
        var old = $"hex(substr({cipher}, 2, 1)) <> @p1" + (index is null ? string.Empty : $" OR ({index} IS NOT NULL AND {IndexNumber(index)} <> @p2)");
        await using var command = await _db.CommandAsync(
            $"SELECT {id}, {cipher}, {other}, {index ?? "NULL"} FROM {table} WHERE {id} > @p0 AND {cipher} IS NOT NULL AND ({old}) ORDER BY {id} LIMIT {Batch}",
            ct, after, Hex(_keys.Encryption.Number), Hex(_keys.Index.Number));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<Row>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new Row(reader.GetGuid(0), (byte[])reader.GetValue(1), reader.GetGuid(2), reader.IsDBNull(3) ? null : (byte[])reader.GetValue(3)));
        }

        return rows;
    }

    private async Task<(int Changed, int Stuck)> WriteAsync(SensitiveColumn column, List<Row> rows, CancellationToken ct)
    {
        // The work first, so that the transaction is short.
        var fresh = rows.ConvertAll(r => Renew(column, r));
        try
        {
            return (await UpdateAsync(column, rows, fresh, ct), fresh.Count(f => f is null));
        }
        catch (System.Data.Common.DbException e) when (rows.Count > 1 && !LostRace.Is(e))
        {
            // One of them stands in the way, such as the second of two equal values in a unique index: the others must not wait for it.
            var (changed, stuck) = (0, 0);
            foreach (var row in rows)
            {
                var (one, none) = await WriteAsync(column, [row], ct);
                (changed, stuck) = (changed + one, stuck + none);
            }

            return (changed, stuck);
        }
        catch (System.Data.Common.DbException)
        {
            return (0, rows.Count);
        }
    }

    private async Task<int> UpdateAsync(SensitiveColumn column, List<Row> rows, List<Row?> fresh, CancellationToken ct)
    {
        var (table, cipher, index) = Names(column);
        var set = index is null ? string.Empty : $", {index} = @p3";
        using var turn = await _db.EnterWriteAsync(ct);
        await using var transaction = await _db.Database.BeginTransactionAsync(ct);
        var changed = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (fresh[i] is { } row)
            {
                changed += await _db.PlainAsync(
                    $"UPDATE {table} SET {cipher} = @p0{set} WHERE {_sql.DelimitIdentifier("Id")} = @p1 AND {cipher} = @p2", ct, row.Cipher, row.Id, rows[i].Cipher, row.Index);
            }
        }

        await transaction.CommitAsync(ct);
        return changed;
    }

    /// <summary>Null when it does not open: better told than lost.</summary>
    private Row? Renew(SensitiveColumn column, Row row)
    {
        try
        {
            var place = column.PlaceOf(row.Id, row.Other);
            var plain = AesEnvelope.Open(_keys.EncryptionKey, row.Cipher, place);
            return row with
            {
                Cipher = AesEnvelope.Seal(_keys.Encryption, plain, place),
                Index = row.Index is null ? null : SensitiveData.BlindIndex(_keys.Index, column.Column!, Encoding.UTF8.GetString(plain)),
            };
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private async Task<int> RewrapDataProtectionAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var key in await _db.DataProtectionKeys.AsNoTracking().ToListAsync(ct))
        {
            var xml = XElement.Parse(key.Xml!);
            var old = SealedIn(xml).Where(s => AesEnvelope.KeyNumberOf(Convert.FromBase64String(s.Value)) != _keys.Encryption.Number).ToList();
            foreach (var s in old)
            {
                s.Value = Convert.ToBase64String(AesEnvelope.Seal(
                    _keys.Encryption, AesEnvelope.Open(_keys.EncryptionKey, Convert.FromBase64String(s.Value), KeyRingXmlEncryptor.Place), KeyRingXmlEncryptor.Place));
            }

            if (old.Count > 0)
            {
                using var turn = await _db.EnterWriteAsync(ct);
                var (id, text, before) = (key.Id, xml.ToString(SaveOptions.DisableFormatting), key.Xml);
                done += await _db.DataProtectionKeys.Where(k => k.Id == id && k.Xml == before).ExecuteUpdateAsync(u => u.SetProperty(k => k.Xml, text), ct);
            }
        }

        return done;
    }

    private async Task CountAsync(List<KeyUse> uses, SensitiveColumn column, KeyKind kind, string table, string property, string number, CancellationToken ct)
    {
        await using var command = await _db.CommandAsync($"SELECT {number}, COUNT(*) FROM {table} WHERE {property} IS NOT NULL GROUP BY {number}", ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            uses.Add(new KeyUse(
                $"{EntityOf(column).GetTableName()}.{(kind == KeyKind.Index ? column.IndexProperty : column.Property)}", kind,
                byte.Parse(reader.GetString(0), NumberStyles.HexNumber, CultureInfo.InvariantCulture), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture)));
        }
    }

    internal static IEnumerable<XElement> SealedIn(XElement xml) => xml.Descendants("sealed");

    private static string Hex(byte number) => number.ToString("X2", CultureInfo.InvariantCulture);

    /// <summary>An index of 16 bytes is one of the first key; a longer one begins with its key's number.</summary>
    internal static string IndexNumber(string index) => $"CASE WHEN length({index}) = 16 THEN '01' ELSE hex(substr({index}, 1, 1)) END";

    private (string Table, string Cipher, string? Index) Names(SensitiveColumn column) => (
        _sql.DelimitIdentifier(EntityOf(column).GetTableName()!), _sql.DelimitIdentifier(column.Property), column.IndexProperty is { } index ? _sql.DelimitIdentifier(index) : null);

    private IEntityType EntityOf(SensitiveColumn column) => _db.Model.FindEntityType(column.Entity)!;

    private sealed record Row(Guid Id, byte[] Cipher, Guid Other, byte[]? Index);
}
