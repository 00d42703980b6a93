using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>A straight line through the picture: all points p with Normal · p = Distance.</summary>
internal readonly record struct Line(Vector2 Normal, float Distance)
{
    public Vector2 Direction => new(-Normal.Y, Normal.X);

    public static Line Through(Vector2 from, Vector2 to)
    {
        var along = Vector2.Normalize(to - from);
        var normal = new Vector2(along.Y, -along.X);
        return new(normal, Vector2.Dot(normal, from));
    }

    /// <summary>Where both meet; far away when they are nearly parallel.</summary>
    public Vector2 Meet(Line other)
    {
        var cross = (Normal.X * other.Normal.Y) - (Normal.Y * other.Normal.X);
        if (MathF.Abs(cross) < 1e-4f)
        {
            return new(1e6f, 1e6f);
        }

        return new(((Distance * other.Normal.Y) - (other.Distance * Normal.Y)) / cross, ((other.Distance * Normal.X) - (Distance * other.Normal.X)) / cross);
    }

    public Line Scaled(float scale) => this with { Distance = Distance * scale };

    /// <summary>From four sides, top, right, bottom and left, to their corners.</summary>
    public static Quad Corners(Line top, Line right, Line bottom, Line left) => new(left.Meet(top), top.Meet(right), right.Meet(bottom), bottom.Meet(left));
}
