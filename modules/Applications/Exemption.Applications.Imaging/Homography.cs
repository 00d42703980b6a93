using System.Numerics;
using SkiaSharp;

namespace Exemption.Imaging;

/// <summary>A perspective mapping of the plane, three by three, row by row.</summary>
public readonly record struct Homography(
    double A, double B, double C, double D, double E, double F, double G, double H, double I)
{
    public static Homography Identity => new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    public Homography Inverse
    {
        get
        {
            var (a, b, c) = ((E * I) - (F * H), (C * H) - (B * I), (B * F) - (C * E));
            var (d, e, f) = ((F * G) - (D * I), (A * I) - (C * G), (C * D) - (A * F));
            var (g, h, i) = ((D * H) - (E * G), (B * G) - (A * H), (A * E) - (B * D));
            return new(a, b, c, d, e, f, g, h, i);
        }
    }

    /// <summary>From the rectangle (0, 0, width, height) onto the quad (Heckbert 1989).</summary>
    public static Homography FromBox(double width, double height, Quad to)
    {
        var (p0, p1, p2, p3) = (to.TopLeft, to.TopRight, to.BottomRight, to.BottomLeft);
        double sx = p0.X - p1.X + p2.X - p3.X, sy = p0.Y - p1.Y + p2.Y - p3.Y;
        double dx1 = p1.X - p2.X, dx2 = p3.X - p2.X, dy1 = p1.Y - p2.Y, dy2 = p3.Y - p2.Y;
        var cross = (dx1 * dy2) - (dx2 * dy1);
        var (g, h) = (((sx * dy2) - (dx2 * sy)) / cross, ((dx1 * sy) - (sx * dy1)) / cross);
        return new(
            (p1.X - p0.X + (g * p1.X)) / width, (p3.X - p0.X + (h * p3.X)) / height, p0.X,
            (p1.Y - p0.Y + (g * p1.Y)) / width, (p3.Y - p0.Y + (h * p3.Y)) / height, p0.Y,
            g / width, h / height, 1);
    }

    public Vector2 Map(Vector2 p)
    {
        var w = (G * p.X) + (H * p.Y) + I;
        return new((float)(((A * p.X) + (B * p.Y) + C) / w), (float)(((D * p.X) + (E * p.Y) + F) / w));
    }

    public Quad Map(Quad quad) => quad.Map(Map);

    /// <summary>This after the other.</summary>
    public Homography After(Homography o) => new(
        (A * o.A) + (B * o.D) + (C * o.G), (A * o.B) + (B * o.E) + (C * o.H), (A * o.C) + (B * o.F) + (C * o.I),
        (D * o.A) + (E * o.D) + (F * o.G), (D * o.B) + (E * o.E) + (F * o.H), (D * o.C) + (E * o.F) + (F * o.I),
        (G * o.A) + (H * o.D) + (I * o.G), (G * o.B) + (H * o.E) + (I * o.H), (G * o.C) + (H * o.F) + (I * o.I));

    public SKMatrix ToSkia() => new((float)(A / I), (float)(B / I), (float)(C / I), (float)(D / I), (float)(E / I), (float)(F / I), (float)(G / I), (float)(H / I), 1);
}
