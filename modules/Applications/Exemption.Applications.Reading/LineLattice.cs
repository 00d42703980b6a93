using Exemption.Reading.Models;

namespace Exemption.Reading;

/// <summary>
/// What the recogniser held for possible at each step along a line, small enough to be stored: every digit, capital letter and the hyphen, and of all other characters those that
/// were likely. A value typed later is verified against it without a model.
/// </summary>
public sealed class LineLattice
{
    /// <summary>Held at every step, in this order, after "nothing". Small letters count as capital ones.</summary>
    internal const string Always = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    internal const int Columns = 38;

    /// <summary>
    /// A cost is the root of the negated natural logarithm of a share, of 255 steps: fine where a share is near one, since what is left for "nothing" is the difference to one.
    /// 255 is one in nine million and stands for everything below.
    /// </summary>
    internal const float Farthest = 16;
    internal const byte Never = 255;

    private readonly byte[] always;
    private readonly LikelyCharacter[] others;
    private readonly int[] begins;

    internal LineLattice(byte[] always, LikelyCharacter[] others, int[] begins, ReadCharacter[] characters, float share)
    {
        (this.always, this.others, this.begins, Characters, Share) = (always, others, begins, characters, share);
    }

    internal int Steps => begins.Length - 1;

    /// <summary>The best reading, character by character.</summary>
    internal IReadOnlyList<ReadCharacter> Characters { get; }

    /// <summary>What part of the steps the line's own width makes up; the rest is padding.</summary>
    internal float Share { get; }

    internal string Text => string.Concat(Characters.Select(c => c.Character));

    internal float Confidence => Characters.Count == 0 ? 0 : Characters.Average(c => c.Confidence);

    /// <summary>The costs of nothing and of <see cref="Always"/> at a step.</summary>
    internal ReadOnlySpan<byte> AlwaysAt(int step) => always.AsSpan(step * Columns, Columns);

    internal ReadOnlySpan<LikelyCharacter> OthersAt(int step) => others.AsSpan(begins[step]..begins[step + 1]);

    internal byte CostOf(int step, char character)
    {
        var at = AlwaysIndex(character);
        if (at > 0)
        {
            return always[(step * Columns) + at];
        }

        foreach (var other in OthersAt(step))
        {
            if (other.Character == character)
            {
                return other.Cost;
            }
        }

        return Never;
    }

    internal byte LeastCostAt(int step)
    {
        var least = Never;
        foreach (var cost in AlwaysAt(step))
        {
            least = Math.Min(least, cost);
        }

        foreach (var other in OthersAt(step))
        {
            least = Math.Min(least, other.Cost);
        }

        return least;
    }

    /// <summary>0 when the character is not held at every step.</summary>
    internal static int AlwaysIndex(char character) => character switch
    {
        >= '0' and <= '9' => character - '0' + 1,
        >= 'A' and <= 'Z' => character - 'A' + 11,
        >= 'a' and <= 'z' => character - 'a' + 11,
        '-' or '—' or '–' => 37,
        >= '\uFF01' and <= '\uFF5E' => AlwaysIndex((char)(character - 0xFEE0)),
        _ => 0,
    };

    internal void Write(BinaryWriter to)
    {
        to.Write((ushort)Steps);
        to.Write(Share);
        to.Write(always);
        for (var step = 0; step < Steps; step++)
        {
            to.Write((byte)(begins[step + 1] - begins[step]));
        }

        foreach (var other in others)
        {
            to.Write((ushort)other.Character);
            to.Write(other.Cost);
        }

        to.Write((ushort)Characters.Count);
        foreach (var c in Characters)
        {
            to.Write((ushort)c.Character);
            to.Write((ushort)c.First);
            to.Write((ushort)c.Last);
            to.Write((byte)MathF.Round(c.Confidence * 255));
        }
    }

    internal static LineLattice Read(BinaryReader from)
    {
        var (steps, share) = ((int)from.ReadUInt16(), from.ReadSingle());
        var always = from.ReadBytes(steps * Columns);
        var begins = new int[steps + 1];
        for (var step = 0; step < steps; step++)
        {
            begins[step + 1] = begins[step] + from.ReadByte();
        }

        var others = new LikelyCharacter[begins[steps]];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new((char)from.ReadUInt16(), from.ReadByte());
        }

        var characters = new ReadCharacter[from.ReadUInt16()];
        for (var i = 0; i < characters.Length; i++)
        {
            characters[i] = new((char)from.ReadUInt16(), from.ReadUInt16(), from.ReadUInt16(), from.ReadByte() / 255f);
        }

        return always.Length == steps * Columns ? new(always, others, begins, characters, share) : throw new EndOfStreamException();
    }
}
