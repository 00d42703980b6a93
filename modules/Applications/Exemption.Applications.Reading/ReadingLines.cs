using System.IO.Compression;
using System.Numerics;
using Exemption.Imaging;
using Exemption.Reading.Verifying;

namespace Exemption.Reading;

/// <summary>Everything that was read in one picture, in reading order. It can be stored, and what is asked of it later needs no model.</summary>
/// <param name="ModelVersion">What read it; readings of different versions are not to be compared.</param>
/// <param name="QuarterTurns">Turning the picture clockwise by so many quarters puts it upright; <see cref="Quad.Turned"/> names a document's corners accordingly.</param>
public sealed record ReadingLines(string ModelVersion, int Width, int Height, int QuarterTurns, IReadOnlyList<TextLine> Lines)
{
    private const byte Form = 1;
    private const int MostLines = 1000;

    /// <summary>What document this is, from its words.</summary>
    public KindGuess Kind => KindFinder.Of(this);

    /// <summary>Whether the document says what somebody typed; never throws, whatever was typed.</summary>
    public Verification Verify(string? typed, ValueKind kind)
    {
        var value = kind == ValueKind.Name ? Typed.Name(typed) : Typed.Number(typed);
        return value.Length is 0 or > Typed.MostCharacters ? Verification.Nothing : kind == ValueKind.Name ? NameVerifier.Verify(value, this) : NumberVerifier.Verify(value, kind, this);
    }

    public byte[] ToBytes()
    {
        var memory = new MemoryStream();
        memory.WriteByte(Form);
        using (var packed = new BinaryWriter(new BrotliStream(memory, CompressionLevel.Optimal)))
        {
            packed.Write(ModelVersion);
            packed.Write(Width);
            packed.Write(Height);
            packed.Write((byte)QuarterTurns);
            packed.Write((ushort)Lines.Count);
            foreach (var line in Lines)
            {
                for (var corner = 0; corner < 4; corner++)
                {
                    packed.Write(line.Place[corner].X);
                    packed.Write(line.Place[corner].Y);
                }

                line.Lattice.Write(packed);
            }
        }

        return memory.ToArray();
    }

    /// <exception cref="InvalidDataException">These are not such bytes, or of a later form.</exception>
    public static ReadingLines FromBytes(byte[] bytes)
    {
        if (bytes.Length == 0 || bytes[0] != Form)
        {
            throw new InvalidDataException("Not a stored reading.");
        }

        using var from = new BinaryReader(new BrotliStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress));
        try
        {
            var (version, width, height, turns, count) = (from.ReadString(), from.ReadInt32(), from.ReadInt32(), from.ReadByte(), from.ReadUInt16());
            return new(version, width, height, turns & 3, [.. Enumerable.Range(0, Math.Min((int)count, MostLines)).Select(_ => Line(from))]);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException("Not a stored reading.", e);
        }
    }

    /// <summary>The same lines where they lie in another picture.</summary>
    internal ReadingLines Moved(int width, int height, Func<Vector2, Vector2> to) =>
        this with { Width = width, Height = height, Lines = [.. Lines.Select(l => l with { Place = l.Place.Map(to) })] };

    private static TextLine Line(BinaryReader from)
    {
        Vector2 Point() => new(from.ReadSingle(), from.ReadSingle());
        return new(new(Point(), Point(), Point(), Point()), LineLattice.Read(from));
    }
}
