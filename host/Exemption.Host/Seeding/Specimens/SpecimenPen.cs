using SkiaSharp;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>Writes and paints on one sheet, so that the drawings read as a list of what stands where.</summary>
internal sealed class SpecimenPen(SKCanvas canvas, SpecimenFonts fonts) : IDisposable
{
    // Full-width comma, stop and closing bracket hang over; an opening bracket goes along to the next line.
    private const string MayNotBegin = "\uFF0C\u3002\uFF09";
    private const char OpeningBracket = '\uFF08';

    private readonly SKPaint paint = new() { IsAntialias = true };

    public SKCanvas Canvas => canvas;

    public void Text(string text, float x, float y, float size, SKColor color, bool bold = false, SKTextAlign align = SKTextAlign.Left)
    {
        using var font = fonts.Font(size, bold);
        canvas.DrawText(text, x, y, align, font, Fill(color));
    }

    /// <summary>Spreads a text with extra room between its characters, as titles and numbers on documents are.</summary>
    public void Spaced(string text, float x, float y, float size, float gap, SKColor color, bool bold = false)
    {
        using var font = fonts.Font(size, bold);
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = rune.ToString();
            canvas.DrawText(glyph, x, y, SKTextAlign.Left, font, Fill(color));
            x += font.MeasureText(glyph) + gap;
        }
    }

    /// <summary>Breaks a text at any character, as Chinese may be, and answers the baseline below the last line.</summary>
    public float Wrapped(string text, float x, float y, float width, float size, float lineHeight, SKColor color, bool bold = false)
    {
        using var font = fonts.Font(size, bold);
        var line = string.Empty;
        foreach (var rune in text.EnumerateRunes())
        {
            if (font.MeasureText(line + rune) > width && !MayNotBegin.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                var carried = line.EndsWith(OpeningBracket) ? 1 : 0;
                canvas.DrawText(line[..^carried], x, y, SKTextAlign.Left, font, Fill(color));
                (line, y) = (line[^carried..], y + lineHeight);
            }

            line += rune;
        }

        canvas.DrawText(line, x, y, SKTextAlign.Left, font, Fill(color));
        return y + lineHeight;
    }

    public void Box(SKRect box, SKColor color, float radius = 0) => canvas.DrawRoundRect(box, radius, radius, Fill(color));

    public void Frame(SKRect box, SKColor color, float width, float radius = 0) => canvas.DrawRoundRect(box, radius, radius, Stroke(color, width));

    public void Circle(float x, float y, float radius, SKColor color) => canvas.DrawCircle(x, y, radius, Fill(color));

    public void Ring(float x, float y, float radius, SKColor color, float width) => canvas.DrawCircle(x, y, radius, Stroke(color, width));

    public void Line(float x1, float y1, float x2, float y2, SKColor color, float width) => canvas.DrawLine(x1, y1, x2, y2, Stroke(color, width));

    public void Path(SKPath path, SKColor color) => canvas.DrawPath(path, Fill(color));

    public void Curve(SKPath path, SKColor color, float width) => canvas.DrawPath(path, Stroke(color, width));

    public void Gradient(SKRect box, SKColor from, SKColor to, bool across = false, float radius = 0)
    {
        var end = across ? new SKPoint(box.Right, box.Bottom) : new SKPoint(box.Left, box.Bottom);
        using var shader = SKShader.CreateLinearGradient(new SKPoint(box.Left, box.Top), end, [from, to], SKShaderTileMode.Clamp);
        using var gradient = new SKPaint { Shader = shader, IsAntialias = true };
        canvas.DrawRoundRect(box, radius, radius, gradient);
    }

    public void Dispose() => paint.Dispose();

    private SKPaint Fill(SKColor color)
    {
        (paint.Style, paint.Color) = (SKPaintStyle.Fill, color);
        return paint;
    }

    private SKPaint Stroke(SKColor color, float width)
    {
        (paint.Style, paint.Color, paint.StrokeWidth) = (SKPaintStyle.Stroke, color, width);
        return paint;
    }
}
