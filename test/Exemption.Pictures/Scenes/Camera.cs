using System.Numerics;
using Exemption.Imaging;

namespace Exemption.Pictures.Scenes;

/// <summary>A pinhole camera above the table: where each tenth of a millimetre of the document's plane comes to lie in the picture.</summary>
internal sealed record Camera(int Width, int Height, Homography PlaneToPicture, Quad Document, Quad? Frame, float TiltX, float TiltY, float Turn)
{
    /// <summary>The main lens of a phone, in long sides of the picture.</summary>
    private const double Focal = 0.76;
    private const int Tries = 400;

    public static Camera Place(PictureRequest request, float docWidth, float docHeight, Dice dice)
    {
        var quarters = request.QuarterTurns ? dice.Below(4) : 0;
        var (seenWidth, seenHeight) = quarters % 2 == 0 ? (docWidth, docHeight) : (docHeight, docWidth);
        var pixels = (request.Flaw == PictureFlaw.Small ? 0.14f : request.Megapixels ?? (2 + (10 * dice.Unit() * dice.Unit()))) * 1_000_000;
        return request.Framed ? Framed(request, docWidth, docHeight, quarters, seenWidth / seenHeight, pixels, dice) : Free(request, docWidth, docHeight, quarters, seenWidth / seenHeight, pixels, dice);
    }

    private static Camera Framed(PictureRequest request, float docWidth, float docHeight, int quarters, float aspect, float pixels, Dice dice)
    {
        var limits = LevelLimits.Of(request.Level);
        var (width, height, frame) = FrameIn(aspect, pixels, dice);
        var slack = limits.FrameSlack * frame.Width;
        for (var attempt = 0; ; attempt++)
        {
            var ease = 1 - (attempt / (float)Tries);
            var (x, y, turn) = (dice.Around(limits.Tilt) * ease, dice.Around(limits.Tilt) * ease, dice.Around(limits.Turn) * ease);
            var seenWidth = frame.Width * (1 + (dice.Around(limits.FrameSlack) * 1.6f * ease));
            var center = frame.Center + new Vector2(dice.Around(slack) * ease, dice.Around(slack) * ease);
            var camera = Look(width, height, docWidth, docHeight, quarters, x, y, turn, seenWidth, center, frame);
            if (attempt >= Tries || (IsNear(camera.Document, frame.Turned(quarters), slack) && IsInside(camera, 0)))
            {
                return camera;
            }
        }
    }

    private static Camera Free(PictureRequest request, float docWidth, float docHeight, int quarters, float aspect, float pixels, Dice dice)
    {
        var limits = LevelLimits.Of(request.Level);
        var (width, height) = SizeOf(pixels, dice.Happens(aspect > 1 ? 0.55 : 0.2) ? 4 / 3f : 3 / 4f);
        var widest = MathF.Min(0.9f * width, 0.9f * height * aspect);
        for (var attempt = 0; ; attempt++)
        {
            var ease = 1 - (attempt / (float)Tries);
            var seenWidth = MathF.Max(dice.Between(0.35f * width, MathF.Max(widest, 0.4f * width)) * ease, 0.3f * MathF.Min(width, height * aspect));
            var center = new Vector2(dice.Between(0.15f, 0.85f) * width, dice.Between(0.15f, 0.85f) * height);
            center = Vector2.Lerp(center, new(width / 2f, height / 2f), request.Cut ? 0 : 1 - ease);
            var camera = Look(
                width, height, docWidth, docHeight, quarters, dice.Around(limits.Tilt * 1.2f) * ease, dice.Around(limits.Tilt * 1.2f) * ease, dice.Around(limits.Turn * 2), seenWidth, center, null);
            if (attempt >= Tries || (request.Cut ? IsCut(camera) : IsInside(camera, 0.01f)))
            {
                return camera;
            }
        }
    }

    private static Camera Look(
        int width, int height, float docWidth, float docHeight, int quarters, float tiltX, float tiltY, float turn, float seenWidth, Vector2 center, Quad? frame)
    {
        var focal = Focal * Math.Max(width, height);
        var distance = focal * (quarters % 2 == 0 ? docWidth : docHeight) / seenWidth;
        var (sx, cx) = Math.SinCos(tiltX * Math.PI / 180);
        var (sy, cy) = Math.SinCos(tiltY * Math.PI / 180);
        var (sz, cz) = Math.SinCos((turn + (quarters * 90)) * Math.PI / 180);
        var (tx, ty) = ((center.X - (width / 2.0)) * distance / focal, (center.Y - (height / 2.0)) * distance / focal);

        // Turn in the plane, then tilt about both axes of the picture; the plane's third axis drops out.
        var turned = new Homography(cz, -sz, 0, sz, cz, 0, 0, 0, 1);
        var tilted = new Homography(cy, sx * sy, tx, 0, cx, ty, -sy, sx * cy, distance);
        var lens = new Homography(focal, 0, width / 2.0, 0, focal, height / 2.0, 0, 0, 1);
        var middle = new Homography(1, 0, -docWidth / 2, 0, 1, -docHeight / 2, 0, 0, 1);
        var all = lens.After(tilted).After(turned).After(middle);
        return new(width, height, all, all.Map(Quad.OfBox(0, 0, docWidth, docHeight)), frame, tiltX, tiltY, turn);
    }

    /// <summary>A phone's whole picture, or what the page cuts out around the frame.</summary>
    private static (int Width, int Height, Quad Frame) FrameIn(float aspect, float pixels, Dice dice)
    {
        if (dice.Happens(0.4))
        {
            var pad = dice.Between(0.08f, 0.16f);
            var (w, h) = SizeOf(pixels, (1 + (2 * pad)) / ((1 / aspect) + (2 * pad)));
            var side = w / (1 + (2 * pad));
            return (w, h, FrameAt(w / 2f, h / 2f, side, side / aspect));
        }

        var (width, height) = SizeOf(pixels, dice.Happens(0.5) ? 4 / 3f : 3 / 4f);
        var wide = MathF.Min(width * dice.Between(0.74f, 0.86f), height * dice.Between(0.74f, 0.86f) * aspect);
        return (width, height, FrameAt(width / 2f, height * dice.Between(0.47f, 0.5f), wide, wide / aspect));
    }

    private static Quad FrameAt(float x, float y, float width, float height) => Quad.OfBox(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));

    private static (int Width, int Height) SizeOf(float pixels, float aspect) => ((int)MathF.Sqrt(pixels * aspect), (int)MathF.Sqrt(pixels / aspect));

    private static bool IsNear(Quad document, Quad frame, float slack) => Enumerable.Range(0, 4).All(i => Vector2.Distance(document[i], frame[i]) <= slack * 1.2f);

    private static bool IsInside(Camera camera, float margin)
    {
        var (mx, my) = (camera.Width * margin, camera.Height * margin);
        return Enumerable.Range(0, 4).Select(i => camera.Document[i]).All(p => p.X >= mx && p.Y >= my && p.X <= camera.Width - mx && p.Y <= camera.Height - my);
    }

    private static bool IsCut(Camera camera)
    {
        var lost = 1 - (QuadClipped(camera) / MathF.Abs(camera.Document.SignedArea));
        return lost is > 0.02f and < 0.3f;
    }

    private static float QuadClipped(Camera camera)
    {
        var picture = Quad.OfBox(0, 0, camera.Width, camera.Height);
        var overlap = camera.Document.OverlapWith(picture);
        return overlap * (MathF.Abs(camera.Document.SignedArea) + MathF.Abs(picture.SignedArea)) / (1 + overlap);
    }
}
