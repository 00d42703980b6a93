using QRCoder;
using SkiaSharp;

namespace Exemption.Printing.Pdf;

/// <summary>Draws the marks of a page onto the paper, with the faces cut for the document.</summary>
internal sealed class PageDrawer(SKTypeface regular, SKTypeface bold) : IDisposable
{
    private readonly Dictionary<(FontWeight, float), SKFont> _sized = [];

    public async Task DrawAsync(SKCanvas canvas, PageMarks page, CancellationToken cancellationToken)
    {
        // Grounds first: a cell's ground must not cover the line of the row above.
        foreach (var mark in page.Marks.OrderBy(m => m is FillMark ? 0 : 1))
        {
            switch (mark)
            {
                case TextMark text:
                    Text(canvas, text.Text, text.X, text.Y + text.Style.Baseline, SKTextAlign.Left, text.Style);
                    break;
                case LineMark line:
                    using (var pen = new SKPaint { Color = line.Ink, StrokeWidth = line.Thickness, StrokeCap = SKStrokeCap.Square })
                    {
                        canvas.DrawLine(line.X1, line.Y1, line.X2, line.Y2, pen);
                    }

                    break;
                case FillMark fill:
                    using (var brush = new SKPaint { Color = fill.Ink })
                    {
                        canvas.DrawRect(fill.Box, brush);
                    }

                    break;
                case PhotoMark photo:
                    await PhotoAsync(canvas, photo, cancellationToken);
                    break;
                case CodeMark code:
                    Code(canvas, code);
                    break;
                case StampMark stamp:
                    canvas.Save();
                    canvas.RotateDegrees(stamp.Degrees, stamp.X, stamp.Y);
                    Text(canvas, stamp.Text, stamp.X, stamp.Y + stamp.Style.Size * 0.38f, SKTextAlign.Center, stamp.Style);
                    canvas.Restore();
                    break;
            }
        }
    }

    public void Dispose()
    {
        foreach (var font in _sized.Values)
        {
            font.Dispose();
        }
    }

    private void Text(SKCanvas canvas, string text, float x, float baseline, SKTextAlign align, TextStyle style)
    {
        if (text.Length == 0)
        {
            return;
        }

        using var ink = new SKPaint { Color = style.Ink };
        canvas.DrawText(text, x, baseline, align, Font(style), ink);
    }

    private SKFont Font(TextStyle style)
    {
        if (!_sized.TryGetValue((style.Weight, style.Size), out var font))
        {
            font = new SKFont(style.Weight == FontWeight.Bold ? bold : regular, style.Size)
            {
                Subpixel = true,
                LinearMetrics = true,
                Hinting = SKFontHinting.None,
            };
            _sized.Add((style.Weight, style.Size), font);
        }

        return font;
    }

    private async Task PhotoAsync(SKCanvas canvas, PhotoMark mark, CancellationToken cancellationToken)
    {
        var bytes = mark.Photo is null ? null : await mark.Photo.ReadAsync(cancellationToken);
        using var image = bytes is null ? null : PrintedPhoto.Open(bytes);
        if (image is null)
        {
            Text(canvas, mark.Instead, mark.Box.MidX, mark.Box.MidY, SKTextAlign.Center, mark.Style);
            return;
        }

        var scale = Math.Min(mark.Box.Width / image.Width, mark.Box.Height / image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        var box = SKRect.Create(mark.Box.MidX - width / 2, mark.Box.MidY - height / 2, width, height);
        canvas.DrawImage(image, box, new SKSamplingOptions(SKFilterMode.Linear), null);

        // A copied page must say what the copy of the ID card was for.
        var across = mark.Style with { Size = box.Width / 18, Ink = 0x60303030 };
        canvas.Save();
        canvas.RotateDegrees(-18, box.MidX, box.MidY);
        Text(canvas, mark.Purpose, box.MidX, box.MidY + across.Size / 3, SKTextAlign.Center, across);
        canvas.Restore();
    }

    private static void Code(SKCanvas canvas, CodeMark mark)
    {
        using var data = QRCodeGenerator.GenerateQrCode(mark.Content, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        const int Quiet = 4; // QRCoder surrounds the code with the quiet zone; the white paper already is one
        var count = modules.Count - 2 * Quiet;
        var step = mark.Box.Width / count;
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        for (var row = 0; row < count; row++)
        {
            for (var from = 0; from < count; from++)
            {
                var to = from;
                while (to < count && modules[row + Quiet][to + Quiet])
                {
                    to++;
                }

                if (to > from)
                {
                    canvas.DrawRect(mark.Box.Left + from * step, mark.Box.Top + row * step, (to - from) * step, step, ink);
                    from = to;
                }
            }
        }
    }
}
