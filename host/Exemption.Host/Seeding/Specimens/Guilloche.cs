using SkiaSharp;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>The fine line patterns that make paper look like a document.</summary>
internal static class Guilloche
{
    /// <summary>Bundles of waves from left to right.</summary>
    public static void Waves(SpecimenPen pen, SKRect box, SKColor color, int bundles, int lines, float amplitude)
    {
        for (var bundle = 0; bundle < bundles; bundle++)
        {
            var middle = box.Top + (box.Height * (bundle + 0.5f) / bundles);
            for (var line = 0; line < lines; line++)
            {
                var shift = line * MathF.PI / lines;
                using var path = Trace(box.Left, box.Right, 6, x => new SKPoint(
                    x,
                    middle + (amplitude * MathF.Sin((x * 0.0085f) + shift + bundle) * MathF.Cos((x * 0.0031f) - shift))
                        + ((line - (lines / 2f)) * amplitude / lines * 0.8f)));
                pen.Curve(path, color, 1.1f);
            }
        }
    }

    /// <summary>A flower of turned curves round a point, as on banknotes.</summary>
    public static void Rosette(SpecimenPen pen, float x, float y, float radius, SKColor color, int petals, int turns, float depth = 0.35f)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            var phase = turn * 2 * MathF.PI / turns;
            using var path = Trace(0, 2 * MathF.PI, 0.02f, angle =>
            {
                var r = radius * (1 - depth + (depth * MathF.Cos((petals * angle) + phase)));
                return new SKPoint(x + (r * MathF.Cos(angle)), y + (r * MathF.Sin(angle)));
            });
            pen.Curve(path, color, 1.2f);
        }
    }

    /// <summary>An emblem that means nothing: rings, rays and a book, in place of any real one.</summary>
    public static void Emblem(SpecimenPen pen, float x, float y, float radius, SKColor color, SKColor light)
    {
        Rosette(pen, x, y, radius, color.WithAlpha(150), 24, 6, 0.12f);
        pen.Circle(x, y, radius * 0.76f, color);
        pen.Ring(x, y, radius * 0.68f, light, radius * 0.025f);
        for (var ray = 0; ray < 24; ray++)
        {
            var (sin, cos) = MathF.SinCos(ray * MathF.PI / 12);
            pen.Line(x + (radius * 0.5f * cos), y + (radius * 0.5f * sin), x + (radius * 0.61f * cos), y + (radius * 0.61f * sin), light, radius * 0.03f);
        }

        using var book = new SKPathBuilder();
        foreach (var side in new[] { -1, 1 })
        {
            book.MoveTo(x + (side * radius * 0.03f), y + (radius * 0.26f));
            book.CubicTo(
                x + (side * radius * 0.14f), y + (radius * 0.14f), x + (side * radius * 0.3f), y + (radius * 0.16f), x + (side * radius * 0.4f), y + (radius * 0.2f));
            book.LineTo(x + (side * radius * 0.4f), y - (radius * 0.16f));
            book.CubicTo(
                x + (side * radius * 0.3f), y - (radius * 0.2f), x + (side * radius * 0.14f), y - (radius * 0.22f), x + (side * radius * 0.03f), y - (radius * 0.1f));
            book.Close();
        }

        using var pages = book.Detach();
        pen.Path(pages, light);
    }

    private static SKPath Trace(float from, float to, float step, Func<float, SKPoint> at)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(at(from));
        for (var t = from + step; t < to + step; t += step)
        {
            builder.LineTo(at(MathF.Min(t, to)));
        }

        return builder.Detach();
    }
}
