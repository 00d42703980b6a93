using System.Numerics;
using Exemption.Imaging;

namespace Exemption.Reading;

/// <summary>One line of text: where it stands in the picture, corners as it is read; what it says; how sure that is (0 to 1); and what else it could say.</summary>
public sealed record TextLine(Quad Place, LineLattice Lattice)
{
    public string Text { get; } = Lattice.Text;

    public float Confidence { get; } = Lattice.Confidence;

    /// <summary>The part of the line that some of its characters take.</summary>
    internal Quad PlaceOf(int firstCharacter, int lastCharacter)
    {
        var characters = Lattice.Characters;
        if (characters.Count == 0 || (firstCharacter <= 0 && lastCharacter >= characters.Count - 1))
        {
            return Place;
        }

        // A character's step is near its middle; its edge is half way to its neighbour's.
        var from = firstCharacter <= 0 ? 0 : (characters[firstCharacter - 1].Last + characters[firstCharacter].First) / 2f;
        var to = lastCharacter >= characters.Count - 1 ? Lattice.Steps * Lattice.Share : (characters[lastCharacter].Last + characters[lastCharacter + 1].First) / 2f;
        return Part(from / (Lattice.Steps * Lattice.Share), to / (Lattice.Steps * Lattice.Share));
    }

    internal Quad PlaceOfSteps(int first, int end) => Part(first / (Lattice.Steps * Lattice.Share), end / (Lattice.Steps * Lattice.Share));

    private Quad Part(float from, float to)
    {
        (from, to) = (Math.Clamp(from, 0, 1), Math.Clamp(to, 0, 1));
        return new(
            Vector2.Lerp(Place.TopLeft, Place.TopRight, from), Vector2.Lerp(Place.TopLeft, Place.TopRight, to),
            Vector2.Lerp(Place.BottomLeft, Place.BottomRight, to), Vector2.Lerp(Place.BottomLeft, Place.BottomRight, from));
    }
}
