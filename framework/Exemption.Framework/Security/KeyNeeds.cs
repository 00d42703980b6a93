using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Exemption.Framework.Data;
using Exemption.Framework.Modularity;
using Exemption.Framework.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Exemption.Framework.Security;

/// <summary>
/// Asks the database which keys it is under, before anything is written with others: new keys beside old data would make that data unreadable for good, and nobody
/// would notice before somebody looked at it.
/// </summary>
public sealed class KeyNeeds
{
    private readonly ExemptionDbContext _db;
    private readonly KeyRing _keys;
    private readonly List<SensitiveColumn> _columns;

    internal KeyNeeds(ExemptionDbContext db, KeyRing keys, ModuleCatalog modules) => (_db, _keys, _columns) = (db, keys, [.. modules.Modules.SelectMany(m => m.SensitiveColumns)]);

    /// <summary>
    /// Names of the key files that something was written under and that the folder has not, or has with another content. One row of each column is asked, which costs
    /// nothing; none at all in a new house.
    /// </summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken ct)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var sql = _db.GetService<ISqlGenerationHelper>();
        foreach (var column in _columns)
        {
            var (table, cipher) = (sql.DelimitIdentifier(_db.Model.FindEntityType(column.Entity)!.GetTableName()!), sql.DelimitIdentifier(column.Property));
            await AddAsync(missing, KeyKind.Encryption, $"SELECT hex(substr({cipher}, 2, 1)) FROM {table} WHERE {cipher} IS NOT NULL LIMIT 1", ct);
            if (column.IndexProperty is { } property && sql.DelimitIdentifier(property) is var index)
            {
                await AddAsync(missing, KeyKind.Index, $"SELECT {KeyRotation.IndexNumber(index)} FROM {table} WHERE {index} IS NOT NULL LIMIT 1", ct);
            }
        }

        missing.UnionWith(await OfCookiesAsync(ct));
        if (!_keys.Has(LogSigner.KeyFile) && await _db.Set<LogMark>().AnyAsync(ct))
        {
            missing.Add(LogSigner.KeyFile);
        }

        return [.. missing];
    }

    private async Task AddAsync(SortedSet<string> missing, KeyKind kind, string firstNumber, CancellationToken ct)
    {
        await using var command = await _db.CommandAsync(firstNumber, ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var number = byte.Parse(reader.GetString(0), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (!_keys.NumbersOf(kind).Contains(number))
            {
                missing.Add(KeyRing.FileOf(kind, number));
            }
        }
    }

    /// <summary>ASP.NET's keys are few and there from the first start on: they tell a key of the right name from the right key.</summary>
    private async Task<IEnumerable<string>> OfCookiesAsync(CancellationToken ct) =>
        (await _db.DataProtectionKeys.AsNoTracking().ToListAsync(ct)).SelectMany(k => KeyRotation.SealedIn(XElement.Parse(k.Xml!))).Select(s => Convert.FromBase64String(s.Value))
            .GroupBy(c => AesEnvelope.KeyNumberOf(c)).Where(g => !g.Any(Opens)).Select(g => KeyRing.FileOf(KeyKind.Encryption, g.Key));

    private bool Opens(byte[] cipher)
    {
        try
        {
            AesEnvelope.Open(_keys.EncryptionKey, cipher, KeyRingXmlEncryptor.Place);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
