using SkiaSharp;

namespace Exemption.Pictures.Documents;

/// <summary>Paints one document and remembers where each value went.</summary>
internal sealed class DocumentPen(SKCanvas canvas) : IDisposable
{
    private readonly SKPaint paint = new() { IsAntialias = true };
    private readonly List<DrawnField> fields = [];

    public SKCanvas Canvas => canvas;
    public IReadOnlyList<DrawnField> Fields => fields;

    /// <summary>A layout that is printed smaller tells its places in the document's own lengths all the same.</summary>
    public float Shrink { get; set; } = 1;

    /// <summary>Writes on the line y; with spacing, each character gets that much room. Answers where the text ends.</summary>
    public float Text(string text, float x, float y, float size, SKColor color, bool bold = false, SKTextAlign align = SKTextAlign.Left, float spacing = 0, string? field = null)
    {
        Fill(color);
        using var font = Typefaces.Noto.Font(size, bold);
        var runes = text.EnumerateRunes().Select(r => r.ToString()).ToList();
        var width = spacing > 0 ? ((runes.Count - 1) * spacing) + font.MeasureText(runes[^1]) : font.MeasureText(text);
        var left = align switch { SKTextAlign.Center => x - (width / 2), SKTextAlign.Right => x - width, _ => x };
        if (spacing > 0)
        {
            for (var i = 0; i < runes.Count; i++)
            {
                canvas.DrawText(runes[i], left + (i * spacing), y, SKTextAlign.Left, font, paint);
            }
        }
        else
        {
            canvas.DrawText(text, left, y, SKTextAlign.Left, font, paint);
        }

        if (field is not null)
        {
            Remember(field, text, new SKRect(left, y - (size * 0.9f), left + width, y + (size * 0.15f)));
        }

        return left + width;
    }

    /// <summary>Breaks a text to the width; a field of several lines is one box.</summary>
    public float Wrapped(string text, float x, float y, float width, float size, float leading, SKColor color, bool bold = false, string? field = null)
    {
        using var font = Typefaces.Noto.Font(size, bold);
        var (line, top, right) = (string.Empty, y, x);
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length > 0 && font.MeasureText(line + rune) > width)
            {
                right = MathF.Max(right, Text(line, x, y, size, color, bold));
                (line, y) = (string.Empty, y + leading);
            }

            line += rune.ToString();
        }

        right = MathF.Max(right, Text(line, x, y, size, color, bold));
        if (field is not null)
        {
            Remember(field, text, new SKRect(x, top - (size * 0.9f), right, y + (size * 0.15f)));
        }

        return y + leading;
    }

    public void Box(SKRect box, SKColor color, float corner = 0)
    {
        Fill(color);
        canvas.DrawRoundRect(box, corner, corner, paint);
    }

    public void Frame(SKRect box, SKColor color, float width, float corner = 0)
    {
        Stroke(color, width);
        canvas.DrawRoundRect(box, corner, corner, paint);
    }

    public void Line(float x1, float y1, float x2, float y2, SKColor color, float width)
    {
        Stroke(color, width);
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public void Oval(float x, float y, float rx, float ry, SKColor color)
    {
        Fill(color);
        canvas.DrawOval(x, y, rx, ry, paint);
    }

    public void Ring(float x, float y, float rx, float ry, SKColor color, float width)
    {
        Stroke(color, width);
        canvas.DrawOval(x, y, rx, ry, paint);
    }

    public void Curve(SKPath path, SKColor color, float width)
    {
        Stroke(color, width);
        canvas.DrawPath(path, paint);
    }

    public void Shape(SKPath path, SKColor color)
    {
        Fill(color);
        canvas.DrawPath(path, paint);
    }

    public void Gradient(SKRect box, params SKColor[] colors)
    {
        using var shader = SKShader.CreateLinearGradient(new(box.Left, box.Top), new(box.Right, box.Bottom), colors, SKShaderTileMode.Clamp);
        Fill(SKColors.White);
        paint.Shader = shader;
        canvas.DrawRect(box, paint);
        paint.Shader = null;
    }

    public void Dispose() => paint.Dispose();

    private void Remember(string field, string text, SKRect box) => fields.Add(new(field, text, new SKRect(box.Left * Shrink, box.Top * Shrink, box.Right * Shrink, box.Bottom * Shrink)));

    private void Fill(SKColor color)
    {
        paint.Style = SKPaintStyle.Fill;
        paint.Color = color;
    }

    private void Stroke(SKColor color, float width)
    {
        paint.Style = SKPaintStyle.Stroke;
        paint.Color = color;
        paint.StrokeWidth = width;
    }
}
