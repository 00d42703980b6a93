using System.Globalization;
using Exemption.Printing.Domain;
using Exemption.Printing.Pdf;
using SkiaSharp;

namespace Exemption.Printing.Templates;

/// <summary>The pieces the form is put together from: cells, signature lines, checklists, opinion blocks.</summary>
internal sealed partial class RecordForm
{
    /// <summary>A round seal is 42 mm (119 pt) at most; the block leaves it room beside the text.</summary>
    private const float OpinionHeight = 126;
    private const float Indent = Cell.Padding + 2;

    private void Opinions()
    {
        foreach (var opinion in _sheet.Opinions)
        {
            var lines = Break(opinion.Text ?? "", Value, Body - 2 * Indent);
            var height = Math.Max(OpinionHeight, lines.Count * Value.LineHeight + 70);
            _flow.Add(new Section(_texts[$"Opinion.{opinion.Desk}"], [new Row(0, new DrawnCell(Body, height, (marks, box) => Opinion(marks, box, opinion, lines)))]));
        }
    }

    private void Opinion(List<Mark> marks, SKRect box, RecordOpinion opinion, IReadOnlyList<string> lines)
    {
        var y = box.Top + 6;
        foreach (var line in lines)
        {
            marks.Add(new TextMark(box.Left + Indent, y, line, Value));
            y += Value.LineHeight;
        }

        var bottom = box.Bottom - 22;
        if (opinion.Name is { Length: > 0 } name)
        {
            marks.Add(new TextMark(box.Left + Indent, bottom - 22, Settable(_texts.Format("Handler", ("name", name))), Value));
        }

        Signature(marks, _texts["Signature"], box.Left + Indent, bottom);
        var seal = _texts["Seal"];
        marks.Add(new TextMark(box.Right - 100 - _fonts.Width(seal, Value) / 2, bottom - 26, seal, Value));
        Date(marks, opinion.Date, box.Right - 160, bottom);
    }

    /// <summary>The desks' checklists side by side, as high as the longer one.</summary>
    private void Checklists()
    {
        if (_sheet.Checklists.Count == 0)
        {
            return;
        }

        var width = Body / _sheet.Checklists.Count;
        var lists = _sheet.Checklists.Select(c => Checklist(c, width)).ToList();
        var heads = _sheet.Checklists.Select(c => Head($"Checklist.{c.Desk}", width)).ToList();
        _flow.Add(new Section(_texts["Section.Checklist"], [new Row(0, [.. lists])], new Row(20, [.. heads])));
    }

    private DrawnCell Checklist(RecordChecklist list, float width)
    {
        const float Box = 8, Gap = 2;
        var items = list.Items.Select(i => (i.Checked, Lines: Break(i.Text, Small, width - 2 * Indent - Box - 4))).ToList();
        var height = items.Sum(i => i.Lines.Count * Small.LineHeight + Gap) + 6;
        return new DrawnCell(width, height, (marks, box) =>
        {
            var y = box.Top + 4;
            foreach (var (ticked, lines) in items)
            {
                Tick(marks, SKRect.Create(box.Left + Indent, y + (Small.LineHeight - Box) / 2, Box, Box), ticked);
                foreach (var line in lines)
                {
                    marks.Add(new TextMark(box.Left + Indent + Box + 4, y, line, Small));
                    y += Small.LineHeight;
                }

                y += Gap;
            }
        });
    }

    private static void Tick(List<Mark> marks, SKRect box, bool ticked)
    {
        const float Thin = 0.6f, Thick = 1.2f;
        marks.Add(new LineMark(box.Left, box.Top, box.Right, box.Top, Thin));
        marks.Add(new LineMark(box.Right, box.Top, box.Right, box.Bottom, Thin));
        marks.Add(new LineMark(box.Right, box.Bottom, box.Left, box.Bottom, Thin));
        marks.Add(new LineMark(box.Left, box.Bottom, box.Left, box.Top, Thin));
        if (ticked)
        {
            marks.Add(new LineMark(box.Left + 1.6f, box.MidY, box.Left + 3.4f, box.Bottom - 1.8f, Thick));
            marks.Add(new LineMark(box.Left + 3.4f, box.Bottom - 1.8f, box.Right - 1.4f, box.Top + 1.8f, Thick));
        }
    }

    /// <summary>A label with a line to write on.</summary>
    private void Signature(List<Mark> marks, string label, float x, float y)
    {
        marks.Add(new TextMark(x, y, label, Value));
        var from = x + _fonts.Width(label, Value) + 2;
        marks.Add(new LineMark(from, y + Value.LineHeight - 1, from + 90, y + Value.LineHeight - 1, 0.5f));
    }

    private void Date(List<Mark> marks, DateOnly? day, float x, float y) =>
        marks.Add(new TextMark(x, y, _texts["Date"] + (day is { } known ? _texts.Day(known) : _texts["BlankDate"]), Value));

    private PhotoCell Photo(string kind, float width, float height) =>
        new(width, height, _sheet.Photos.FirstOrDefault(p => p.Kind == kind), _texts["Photo.Missing"], Note with { Size = 10 }, _texts["Photo.Purpose"]);

    private static Row Line(params IReadOnlyList<Cell> cells) => new(25, cells);

    private TextCell Head(string key, float width) => Text(_texts[key], width, Value, TextAlign.Middle) with { Ground = Ground };

    private TextCell Of(string? text, float width) => Text(Given(text), width, Value, TextAlign.Start);

    private TextCell Mid(string? text, float width) => Text(Given(text), width, Value, TextAlign.Middle);

    private string Given(string? text) => string.IsNullOrWhiteSpace(text) ? _texts["Empty"] : text;

    private TextCell Text(string text, float width, TextStyle style, TextAlign align) =>
        new(width, Break(text, style, width - 2 * Cell.Padding), style, align, _fonts);

    private IReadOnlyList<string> Break(string text, TextStyle style, float width) => LineBreaker.Break(Settable(text), style, width, _fonts);

    private string Settable(string text) => _fonts.Settable(text, _lacking);

    private static string? Number(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);

    private void Put(string text, TextStyle style, float x, float y) => _flow.Marks.Add(new TextMark(x, y, Settable(text), style));

    private void Centre(string text, TextStyle style, float x, float y)
    {
        var settable = Settable(text);
        _flow.Marks.Add(new TextMark(x - _fonts.Width(settable, style) / 2, y, settable, style));
    }
}
