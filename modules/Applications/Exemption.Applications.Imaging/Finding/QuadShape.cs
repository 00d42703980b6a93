using System.Numerics;

namespace Exemption.Imaging.Finding;

/// <summary>Whether a quad can be a rectangle of the expected form, seen by a phone's camera.</summary>
internal static class QuadShape
{
    /// <summary>In long sides of the picture. A phone's main lens has 0.76; a cut-out or a zoom has more.</summary>
    private static readonly float[] Focals = [0.72f, 0.95f, 1.4f, 4];

    /// <summary>0 to 1; small when corners would not be square or the sides not in proportion.</summary>
    public static float Fit(Quad quad, int width, int height, DocumentShape shape)
    {
        var middle = new Vector2(width / 2f, height / 2f);
        var long1 = MathF.Max(width, height);
        var centered = quad.Map(p => (p - middle) / long1);
        if (!TryFlatten(centered, out var u, out var v))
        {
            return 0;
        }

        var best = 0f;
        foreach (var focal in Focals)
        {
            var (a, b) = (new Vector3(u.X, u.Y, u.Z * focal), new Vector3(v.X, v.Y, v.Z * focal));
            var (la, lb) = (a.Length(), b.Length());
            var skew = Vector3.Dot(a, b) / (la * lb);
            var off = float.MaxValue;
            for (var i = 0; i < shape.Aspects.Count; i++)
            {
                off = MathF.Min(off, MathF.Abs(MathF.Log(la / lb / shape.Aspects[i])));
            }

            // The longer the assumed lens, the less likely it is.
            var doubt = focal > 1.2f ? 0.93f : 1;
            best = MathF.Max(best, doubt * MathF.Exp(-(off * off / (2 * 0.055f * 0.055f)) * 0.5f) * MathF.Exp(-(skew * skew / (2 * 0.045f * 0.045f)) * 0.5f));
        }

        return best;
    }

    /// <summary>The two directions of the document's plane: the first columns of the mapping from the unit square, z still to be multiplied by the focal length.</summary>
    private static bool TryFlatten(Quad q, out Vector3 u, out Vector3 v)
    {
        var h = Homography.FromBox(1, 1, q);
        (u, v) = (new((float)h.A, (float)h.D, (float)h.G), new((float)h.B, (float)h.E, (float)h.H));
        return float.IsFinite(u.X) && float.IsFinite(v.X) && u.LengthSquared() > 1e-6f && v.LengthSquared() > 1e-6f;
    }
}
