using System.Buffers.Binary;
using System.Text.Json;

namespace Exemption.Imaging.Wire;

/// <summary>
/// How host and worker talk over a pipe: a head in JSON, then any number of byte parts, each with its length (32 bits, little endian) before it.
/// Both ends are ours and of one version; lengths are bounded all the same, since what the worker says was made from a stranger's file.
/// </summary>
public static class Frames
{
    /// <summary>An upload has 10 MB at most, and what comes back is smaller.</summary>
    private const int MostBytes = 16 * 1024 * 1024;
    private const int MostParts = 4;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { IncludeFields = true, RespectNullableAnnotations = true };

    public static async Task WriteAsync<T>(Stream stream, T head, IReadOnlyList<ReadOnlyMemory<byte>> parts, CancellationToken ct = default)
    {
        await WritePartAsync(stream, JsonSerializer.SerializeToUtf8Bytes(head, Json), ct);
        await stream.WriteAsync(new byte[] { (byte)parts.Count }, ct);
        foreach (var part in parts)
        {
            await WritePartAsync(stream, part, ct);
        }

        await stream.FlushAsync(ct);
    }

    /// <summary>Null where the other end has closed between two frames. Throws <see cref="EndOfStreamException"/> within one, and <see cref="InvalidDataException"/>.</summary>
    public static async Task<(T Head, IReadOnlyList<byte[]> Parts)?> ReadAsync<T>(Stream stream, CancellationToken ct = default)
    {
        if (await ReadPartAsync(stream, mayBeOver: true, ct) is not { } head)
        {
            return null;
        }

        var count = new byte[1];
        await stream.ReadExactlyAsync(count, ct);
        if (count[0] > MostParts)
        {
            throw new InvalidDataException("Too many parts.");
        }

        var parts = new byte[count[0]][];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = (await ReadPartAsync(stream, mayBeOver: false, ct))!;
        }

        return (JsonSerializer.Deserialize<T>(head, Json) ?? throw new InvalidDataException("The head is empty."), parts);
    }

    private static async Task WritePartAsync(Stream stream, ReadOnlyMemory<byte> part, CancellationToken ct)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        await stream.WriteAsync(length, ct);
        await stream.WriteAsync(part, ct);
    }

    private static async Task<byte[]?> ReadPartAsync(Stream stream, bool mayBeOver, CancellationToken ct)
    {
        var length = new byte[sizeof(int)];
        var read = await stream.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false, ct);
        if (read == 0 && mayBeOver)
        {
            return null;
        }

        var bytes = read < length.Length ? throw new EndOfStreamException() : BinaryPrimitives.ReadInt32LittleEndian(length);
        if (bytes is < 0 or > MostBytes)
        {
            throw new InvalidDataException("A part is too long.");
        }

        var part = new byte[bytes];
        await stream.ReadExactlyAsync(part, ct);
        return part;
    }
}
