using System.Numerics;

namespace Exemption.Imaging;

/// <summary>Four corners in a picture, clockwise as the document is read.</summary>
public readonly record struct Quad(Vector2 TopLeft, Vector2 TopRight, Vector2 BottomRight, Vector2 BottomLeft)
{
    public Vector2 this[int corner] => (corner & 3) switch { 0 => TopLeft, 1 => TopRight, 2 => BottomRight, _ => BottomLeft };

    /// <summary>Half the sum of the edges' cross products; negative when the corners run the other way.</summary>
    public float SignedArea
    {
        get
        {
            var (a, b) = (BottomRight - TopLeft, BottomLeft - TopRight);
            return ((a.X * b.Y) - (a.Y * b.X)) / 2;
        }
    }

    public Vector2 Center => (TopLeft + TopRight + BottomRight + BottomLeft) / 4;

    /// <summary>Mean of the top and the bottom edge.</summary>
    public float Width => (Vector2.Distance(TopLeft, TopRight) + Vector2.Distance(BottomLeft, BottomRight)) / 2;

    /// <summary>Mean of the left and the right edge.</summary>
    public float Height => (Vector2.Distance(TopLeft, BottomLeft) + Vector2.Distance(TopRight, BottomRight)) / 2;

    public bool IsConvex
    {
        get
        {
            for (var i = 0; i < 4; i++)
            {
                var (a, b) = (this[i + 1] - this[i], this[i + 2] - this[i + 1]);
                if ((a.X * b.Y) - (a.Y * b.X) <= 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public static Quad OfBox(float left, float top, float right, float bottom) => new(new(left, top), new(right, top), new(right, bottom), new(left, bottom));

    public Quad Scaled(float x, float y) => Map(p => new Vector2(p.X * x, p.Y * y));

    public Quad Map(Func<Vector2, Vector2> change) => new(change(TopLeft), change(TopRight), change(BottomRight), change(BottomLeft));

    /// <summary>The same four corners, read after so many quarter turns clockwise: one turn makes the lower left corner the first.</summary>
    public Quad Turned(int quarters) => new(this[4 - (quarters & 3)], this[5 - (quarters & 3)], this[6 - (quarters & 3)], this[7 - (quarters & 3)]);

    /// <summary>Shared area over joint area, whichever corner is called the first.</summary>
    public float OverlapWith(Quad other)
    {
        var (mine, theirs) = (MathF.Abs(SignedArea), MathF.Abs(other.SignedArea));
        var shared = QuadClip.SharedArea(this, other);
        return shared <= 0 ? 0 : shared / (mine + theirs - shared);
    }
}
