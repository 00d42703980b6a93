using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Exemption.Framework.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Exemption.Framework.Sealing;

/// <summary>One sealed table as the chain sees it: column by column as stored, whichever centre a row belongs to.</summary>
internal sealed class SealedTable
{
    private readonly string[] _columns;
    private readonly string _key;

    private SealedTable(IEntityType entity, ISqlGenerationHelper sql)
    {
        Name = entity.GetTableName()!;
        _columns = [.. entity.GetProperties().Select(p => p.GetColumnName()).Order(StringComparer.Ordinal)];
        _key = sql.DelimitIdentifier(nameof(ISealed.Id));
        QuotedName = sql.DelimitIdentifier(Name);
        Columns = string.Join(", ", _columns.Select(c => $"t.{sql.DelimitIdentifier(c)}"));
    }

    public string Name { get; }

    public string QuotedName { get; }

    /// <summary>For a <c>select</c> in which the table is called <c>t</c>.</summary>
    public string Columns { get; }

    public static Dictionary<string, SealedTable> Of(ExemptionDbContext db)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        return db.Model.GetEntityTypes().Where(e => typeof(ISealed).IsAssignableFrom(e.ClrType)).Select(e => new SealedTable(e, sql)).ToDictionary(t => t.Name);
    }

    public async Task<int> DeleteAsync(ExemptionDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var command = await db.CommandAsync($"DELETE FROM {QuotedName} WHERE {_key} IN ({Parameters(ids.Count)})", ct, [.. ids.Cast<object>()]);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"@p{i}"));

    /// <summary>Hash of the row whose columns begin at <paramref name="first"/>. An empty column adds nothing, so a column that comes later leaves old rows as they were.</summary>
    public byte[] Hash(DbDataReader row, int first, byte[] salt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (!row.IsDBNull(first + i))
            {
                Append(hash, _columns[i]);
                Append(hash, Text(row.GetValue(first + i)));
            }
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static string Text(object value) => value switch
    {
        string s => s,
        byte[] b => Convert.ToHexString(b),
        DateTime d => d.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        bool b => b ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}

/// <summary>Plain SQL on the context's connection, for what spans all tables and centres.</summary>
internal static class PlainSql
{
    public static async Task<DbCommand> CommandAsync(this ExemptionDbContext db, string sql, CancellationToken ct, params object?[] parameters)
    {
        await db.Database.OpenConnectionAsync(ct);
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = parameters[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static async Task<int> PlainAsync(this ExemptionDbContext db, string sql, CancellationToken ct, params object?[] parameters)
    {
        await using var command = await db.CommandAsync(sql, ct, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }
}
