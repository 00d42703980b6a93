using SkiaSharp;

namespace Exemption.Printing.Pdf;

/// <summary>Lays sections down the page as one ruled table and turns the page where they no longer fit.</summary>
internal sealed class FormFlow(FormFonts fonts)
{
    public const float PageWidth = 595;
    public const float PageHeight = 842;

    /// <summary>Wider than the right margin: the archive's binding is on this side.</summary>
    public const float Left = 62;
    public const float Right = PageWidth - 48;
    public const float Top = 50;
    public const float Bottom = PageHeight - 62;
    public const float LabelWidth = 28;
    public const float BodyWidth = Right - Left - LabelWidth;

    private const float Hairline = 0.5f;
    private const float Frame = 1.1f;
    private static readonly TextStyle LabelStyle = new(FontWeight.Bold, 10.5f);

    private float _tableTop = Top;

    public List<PageMarks> Pages { get; } = [new PageMarks()];

    public List<Mark> Marks => Pages[^1].Marks;

    public float Y { get; set; } = Top;

    /// <summary>Opens the table: what follows stands in one frame until <see cref="EndTable"/>.</summary>
    public void BeginTable() => _tableTop = Y;

    public void EndTable()
    {
        if (Y > _tableTop)
        {
            DrawFrame();
        }

        _tableTop = Y;
    }

    public void NewPage()
    {
        EndTable();
        Pages.Add(new PageMarks());
        Y = _tableTop = Top;
    }

    public void Add(Section section)
    {
        var head = section.Head?.Height ?? 0;
        var first = section.Together ? section.Rows.Sum(r => r.Height) : section.Rows[0].Height;
        if (Y + head + first > Bottom && Y > Top && head + first <= Bottom - Top)
        {
            NewPage();
        }

        var start = Y;
        Put(section.Head);
        foreach (var row in section.Rows)
        {
            var rest = row;
            while (Y + rest.Height > Bottom)
            {
                if (rest.Height > (Bottom - Top) / 2 && rest.Divide(Bottom - Y) is { } parts)
                {
                    Put(parts.Head);
                    rest = parts.Tail;
                }
                else if (Y <= Top + head)
                {
                    break; // an undividable row higher than a page: let it run over the foot rather than loop
                }

                DrawLabel(section.Label, start);
                NewPage();
                start = Y;
                Put(section.Head);
            }

            Put(rest);
        }

        DrawLabel(section.Label, start);
    }

    private void Put(Row? row)
    {
        if (row is null)
        {
            return;
        }

        var x = Left + LabelWidth;
        var height = row.Height;
        foreach (var cell in row.Cells)
        {
            var box = new SKRect(x, Y, x + cell.Width, Y + height);
            cell.Draw(Marks, box);
            Marks.Add(new LineMark(box.Left, box.Top, box.Left, box.Bottom, Hairline));
            x += cell.Width;
        }

        Marks.Add(new LineMark(Left + LabelWidth, Y + height, Right, Y + height, Hairline));
        Y += height;
    }

    /// <summary>Writes the section's label upright, in two columns where one would not fit.</summary>
    private void DrawLabel(string label, float from)
    {
        var height = Y - from;
        Marks.Add(new LineMark(Left, Y, Left + LabelWidth, Y, Hairline));
        var letters = label.EnumerateRunes().Select(r => r.ToString()).ToList();
        var step = LabelStyle.Size * 1.3f;
        var perColumn = Math.Max(1, Math.Min(letters.Count, (int)((height - 4) / step)));
        var columns = (letters.Count + perColumn - 1) / perColumn;
        perColumn = (letters.Count + columns - 1) / columns;
        for (var i = 0; i < letters.Count; i++)
        {
            var column = i / perColumn;
            var inColumn = Math.Min(perColumn, letters.Count - column * perColumn);
            var x = Left + LabelWidth * (column + 0.5f) / columns - fonts.Width(letters[i], LabelStyle) / 2;
            var y = from + height / 2 - inColumn * step / 2 + i % perColumn * step - (LabelStyle.LineHeight - step) / 2;
            Marks.Add(new TextMark(x, y, letters[i], LabelStyle));
        }
    }

    private void DrawFrame()
    {
        Marks.Add(new LineMark(Left, _tableTop, Right, _tableTop, Frame));
        Marks.Add(new LineMark(Left, Y, Right, Y, Frame));
        Marks.Add(new LineMark(Left, _tableTop, Left, Y, Frame));
        Marks.Add(new LineMark(Right, _tableTop, Right, Y, Frame));
    }
}
