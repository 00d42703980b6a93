using System.Numerics;
using Exemption.Imaging;
using SkiaSharp;

namespace Exemption.Reading.Models;

/// <summary>Part of a picture, in whole pixels.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public Vector2 TopLeft => new(Left, Top);

    public bool Meets(PixelBox o) => Left < o.Right && o.Left < Right && Top < o.Bottom && o.Top < Bottom;

    public bool Holds(Vector2 p) => p.X >= Left && p.X < Right && p.Y >= Top && p.Y < Bottom;
}

/// <summary>
/// A red seal across the date and the issuer: the detector joins its characters to those beneath. Where lines came out too high and unreadable, and there is red, the place is
/// looked at once more in red light, in which the seal is paper.
/// </summary>
internal static class UnderSeal
{
    private const float Unsure = 0.9f;
    private const float Unreadable = 0.7f;
    private const float TooHigh = 1.35f;
    private const float LeastRed = 0.02f;
    private const float MostOfPicture = 0.35f;

    public static PixelBox? Find(IReadOnlyList<TextLine> lines, SKBitmap picture)
    {
        var heights = lines.Where(l => l.Confidence > 0.95f).Select(l => l.Place.Height).Order().ToList();
        if (heights.Count < 4)
        {
            return null;
        }

        var usual = heights[heights.Count / 2];
        var odd = lines.Where(l => (l.Confidence < Unsure && l.Place.Height > TooHigh * usual) || l.Confidence < Unreadable).Where(l => RedShare(picture, Around(l.Place, 0, picture)) > LeastRed).ToList();
        if (odd.Count == 0)
        {
            return null;
        }

        // What the odd ones cut into is read again with them.
        var core = Around(odd, usual / 2, picture);
        var all = Around([.. lines.Where(l => odd.Contains(l) || (core.Meets(Around(l.Place, 0, picture)) && l.Place.Height < TooHigh * usual))], usual / 2, picture);
        return (float)all.Width * all.Height > MostOfPicture * picture.Width * picture.Height ? null : all;
    }

    public static SKBitmap WithoutRed(SKBitmap picture, PixelBox box)
    {
        var part = DocumentRectifier.Rectify(picture, Quad.OfBox(box.Left, box.Top, box.Right, box.Bottom), box.Width, box.Height);
        var pixels = part.GetPixelSpan();
        unsafe
        {
            var at = (byte*)part.GetPixels();
            for (var i = 0; i < pixels.Length; i += 4)
            {
                at[i + 1] = at[i + 2] = at[i];
            }
        }

        part.SetImmutable();
        return part;
    }

    /// <summary>What is now read well takes the place of what it covers; the rest stays.</summary>
    public static List<TextLine> Replace(List<TextLine> lines, PixelBox box, List<TextLine> again)
    {
        var better = again.Where(l => l.Confidence > Unreadable).ToList();
        return [.. lines.Where(l => !box.Holds(l.Place.Center) || (l.Confidence >= Unsure && !better.Exists(b => b.Place.OverlapWith(l.Place) > 0.2f)) || !better.Exists(b => b.Place.OverlapWith(l.Place) > 0.05f)), .. better.Where(b => !lines.Exists(l => !box.Holds(l.Place.Center) && l.Place.OverlapWith(b.Place) > 0.2f))];
    }

    private static PixelBox Around(List<TextLine> lines, float margin, SKBitmap picture)
    {
        var boxes = lines.Select(l => Around(l.Place, margin, picture)).ToList();
        return new(boxes.Min(b => b.Left), boxes.Min(b => b.Top), boxes.Max(b => b.Right), boxes.Max(b => b.Bottom));
    }

    private static PixelBox Around(Quad q, float margin, SKBitmap picture)
    {
        var corners = Enumerable.Range(0, 4).Select(i => q[i]).ToList();
        return new(
            (int)Math.Clamp(corners.Min(c => c.X) - margin, 0, picture.Width - 1), (int)Math.Clamp(corners.Min(c => c.Y) - margin, 0, picture.Height - 1),
            (int)Math.Clamp(corners.Max(c => c.X) + margin, 1, picture.Width), (int)Math.Clamp(corners.Max(c => c.Y) + margin, 1, picture.Height));
    }

    private static float RedShare(SKBitmap picture, PixelBox box)
    {
        var (red, all) = (0, 0);
        for (var y = box.Top; y < box.Bottom; y += 3)
        {
            for (var x = box.Left; x < box.Right; x += 3)
            {
                var c = picture.GetPixel(x, y);
                all++;
                red += c.Red > Math.Max(c.Green, c.Blue) + 35 ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (float)red / all;
    }
}
