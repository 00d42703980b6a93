using Exemption.Printing.Domain;
using SkiaSharp;

namespace Exemption.Printing.Pdf;

/// <summary>Where text stands in its cell.</summary>
internal enum TextAlign
{
    Start,
    Middle,
}

/// <summary>One cell of a ruled row.</summary>
internal abstract record Cell(float Width)
{
    public const float Padding = 4;

    public abstract float Height { get; }

    public abstract void Draw(List<Mark> marks, SKRect box);

    /// <summary>The part that fits into <paramref name="height"/> and the rest, or null where the cell cannot be divided.</summary>
    public virtual (Cell Head, Cell Tail)? Divide(float height) => null;
}

/// <summary>Text in a cell, centred vertically as forms have it.</summary>
internal sealed record TextCell(float Width, IReadOnlyList<string> Lines, TextStyle Style, TextAlign Align, FormFonts Fonts, uint? Ground = null) : Cell(Width)
{
    private const float Above = 3;

    public override float Height => Lines.Count * Style.LineHeight + 2 * Above;

    public override void Draw(List<Mark> marks, SKRect box)
    {
        if (Ground is { } ground)
        {
            marks.Add(new FillMark(box, ground));
        }

        var y = box.MidY - Lines.Count * Style.LineHeight / 2;
        foreach (var line in Lines)
        {
            var x = Align == TextAlign.Middle ? box.MidX - Fonts.Width(line, Style) / 2 : box.Left + Padding;
            marks.Add(new TextMark(x, y, line, Style));
            y += Style.LineHeight;
        }
    }

    public override (Cell Head, Cell Tail)? Divide(float height)
    {
        var fitting = Math.Min(Lines.Count, Math.Max(0, (int)((height - 2 * Above) / Style.LineHeight)));
        return (this with { Lines = [.. Lines.Take(fitting)] }, this with { Lines = [.. Lines.Skip(fitting)] });
    }
}

/// <summary>A cell that draws itself: an opinion with its signature line, a checklist, a QR code.</summary>
internal sealed record DrawnCell(float Width, float Needed, Action<List<Mark>, SKRect> Paint) : Cell(Width)
{
    public override float Height => Needed;

    public override void Draw(List<Mark> marks, SKRect box) => Paint(marks, box);
}

/// <summary>A photo in a cell.</summary>
internal sealed record PhotoCell(float Width, float Needed, RecordPhoto? Photo, string Instead, TextStyle Style, string Purpose) : Cell(Width)
{
    public override float Height => Needed;

    public override void Draw(List<Mark> marks, SKRect box) =>
        marks.Add(new PhotoMark(SKRect.Inflate(box, -6, -6), Photo, Instead, Purpose, Style));
}

/// <summary>Cells side by side, as high as the highest of them.</summary>
internal sealed record Row(float MinHeight, params IReadOnlyList<Cell> Cells)
{
    public float Height => Math.Max(MinHeight, Cells.Max(c => c.Height));

    /// <summary>Cuts a row that is higher than a page; null when a cell in it cannot be cut or nothing would fit.</summary>
    public (Row Head, Row Tail)? Divide(float height)
    {
        var parts = Cells.Select(c => c.Divide(height)).ToList();
        return parts.Exists(p => p is null) || parts.TrueForAll(p => p!.Value.Head is TextCell { Lines.Count: 0 })
            ? null
            : (new Row(0, [.. parts.Select(p => p!.Value.Head)]), new Row(0, [.. parts.Select(p => p!.Value.Tail)]));
    }
}

/// <summary>Rows under one upright label at the left edge; <paramref name="Head"/> is repeated on each page the section runs over.</summary>
internal sealed record Section(string Label, IReadOnlyList<Row> Rows, Row? Head = null, bool Together = false);
