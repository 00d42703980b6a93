using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Framework.Sealing;

/// <summary>One link: which row stood where in the log, and what it said. Global because one chain runs through the logs of all centres.</summary>
internal sealed class LogSeal : IGlobal
{
    public required long Seq { get; init; }
    public required string TableName { get; init; }
    public required Guid RowId { get; init; }

    /// <summary>Of the row's content with <see cref="Salt"/>.</summary>
    public required byte[] RowHash { get; init; }

    /// <summary>Goes when the row is purged; without it nobody can try out what the row may have said.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>Of this link and the one before.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The signed mark of the purge that took the row.</summary>
    public Guid? PurgeId { get; set; }

    public static byte[] Chain(ReadOnlySpan<byte> previous, long seq, string table, Guid rowId, ReadOnlySpan<byte> rowHash)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, seq);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(number);
        hash.AppendData(Encoding.UTF8.GetBytes(table));
        hash.AppendData(rowId.ToByteArray());
        hash.AppendData(rowHash);
        return hash.GetHashAndReset();
    }
}

/// <summary>Says that a row waits for its seal; written with the row, so that neither is without the other. Global like the chain.</summary>
internal sealed class SealTicket : IGlobal
{
    public required Guid RowId { get; init; }
    public required string TableName { get; init; }
}

/// <summary>What the house has signed about the log: how far it went, what it purged, where it begins. Global like the chain.</summary>
internal sealed class LogMark : IGlobal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>For finding it; what counts is the text.</summary>
    public required string Kind { get; init; }

    /// <summary>What is signed; see <see cref="MarkText"/>.</summary>
    public required string Text { get; init; }
    public required byte[] Signature { get; init; }
}
