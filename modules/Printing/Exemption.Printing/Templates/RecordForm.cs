using System.Globalization;
using Exemption.Printing.Domain;
using Exemption.Printing.Pdf;
using SkiaSharp;

namespace Exemption.Printing.Templates;

/// <summary>What surrounds one print: when, by whom, and whether it is official.</summary>
/// <param name="Watermark">Text across each page, or null for an official print.</param>
internal sealed record RecordPrint(DateTime PrintedAt, string? PrintedBy = null, string? Watermark = null);

/// <summary>The form itself: which rows stand where. It knows no PDF; it leaves marks on pages.</summary>
internal sealed partial class RecordForm
{
    private const uint Ground = 0xFFF4F5F7;
    private const uint Grey = 0xFF555555;
    private const float Body = FormFlow.BodyWidth;
    private const float Label = 70;
    private const float Wide = (Body - 2 * Label) / 2;
    private static readonly TextStyle Value = new(FontWeight.Regular, 10);
    private static readonly TextStyle Small = new(FontWeight.Regular, 9);
    private static readonly TextStyle Note = new(FontWeight.Regular, 8, Grey);

    private readonly RecordTexts _texts;
    private readonly FormFonts _fonts;
    private readonly RecordSheet _sheet;
    private readonly FormFlow _flow;
    private readonly SortedSet<int> _lacking = [];

    private RecordForm(RecordSheet sheet, RecordTexts texts, FormFonts fonts) =>
        (_sheet, _texts, _fonts, _flow) = (sheet, texts, fonts, new FormFlow(fonts));

    public static IReadOnlyList<PageMarks> Compose(RecordSheet sheet, RecordPrint print, RecordTexts texts, FormFonts fonts)
    {
        var form = new RecordForm(sheet, texts, fonts);
        form.Heading();
        form._flow.BeginTable();
        form.Student();
        form.Certificate();
        form.Courses();
        form.Remark();
        form.Declaration();
        form.Checklists();
        form.Opinions();
        form.History();
        form._flow.EndTable();
        form.Photos();
        form.LackingNote();
        form.Surround(print);
        return form._flow.Pages;
    }

    private void Heading()
    {
        const float CodeSide = 54;
        var code = SKRect.Create(FormFlow.Right - CodeSide, FormFlow.Top - 10, CodeSide, CodeSide);
        _flow.Marks.Add(new CodeMark(code, _sheet.CheckAddress ?? _texts.Format("CodeContent", ("number", _sheet.Number), ("code", _sheet.CheckCode))));
        var (check, tiny) = (_texts.Format("CheckCode", ("code", _sheet.CheckCode)), Note with { Size = 7 });
        Put(check, tiny, FormFlow.Right - _fonts.Width(check, tiny), code.Bottom + 1);

        const float Middle = (FormFlow.Left + FormFlow.Right) / 2;
        var university = _sheet.Heading.UniversityName is { Length: > 0 } name ? name + "  " : "";
        Centre(university + _texts["SubTitle"], new TextStyle(FontWeight.Bold, 13), Middle, FormFlow.Top - 8);
        Centre(_texts["Title"], new TextStyle(FontWeight.Bold, 19), Middle, FormFlow.Top + 14);

        const float Y = FormFlow.Top + 60;
        Put(_texts.Format("Number", ("number", _sheet.Number)), Small, FormFlow.Left, Y);
        if (_sheet.Heading.WindowName is { Length: > 0 } window)
        {
            Centre(_texts.Format("Window", ("window", window)), Small, Middle, Y);
        }

        if ((_sheet.Heading.ApprovedAt ?? _sheet.Heading.SubmittedAt) is { } at)
        {
            var text = _texts.Format(_sheet.Heading.ApprovedAt is null ? "SubmittedAt" : "ApprovedAt", ("at", _texts.Time(at)));
            Put(text, Small, FormFlow.Right - _fonts.Width(text, Small), Y);
        }

        _flow.Y = Y + 18;
    }

    private void Student()
    {
        const float Short = 44, Born = 100;
        const float Name = Body - 2 * Label - 2 * Short - Born;
        var s = _sheet.Student;
        var sex = s.Sex is { } known ? _texts[$"Sex.{known}"] : null;
        var born = s.BornOn is { } day ? _texts.Day(day) : null;
        _flow.Add(new Section(_texts["Section.Student"], [
            Line(Head("Name", Label), Of(s.Name, Name), Head("Sex", Short), Mid(sex, Short), Head("BornOn", Label), Mid(born, Born)),
            Line(Head("IdNumber", Label), Of(s.IdNumber, Wide), Head("Phone", Label), Of(s.Phone, Wide)),
            Line(Head("AdmissionTicketNumber", Label), Of(s.AdmissionTicketNumber, Wide), Head("Center", Label), Of(s.CenterName, Wide)),
            Line(Head("MajorCode", Label), Of(s.MajorCode, Wide), Head("MajorName", Label), Of(s.MajorName, Wide)),
        ]));
    }

    private void Certificate()
    {
        var c = _sheet.Certificate;
        var level = c.Level is { } code ? _texts.Word("Level", code) : null;
        var from = c.IssuedOn is { } first ? _texts.Day(first) : null;
        var until = c.ValidUntil is { } last ? _texts.Day(last) : c.IssuedOn is null ? null : _texts["ValidForever"];
        const float Short = 64, Long = Body - 2 * Label - Short;
        _flow.Add(new Section(_texts["Section.Certificate"], [
            Line(Head("CertificateName", Label), Of(c.Name, Long), Head("CertificateLevel", Label), Mid(level, Short)),
            Line(Head("CertificateNumber", Label), Of(c.Number, Body - Label)),
            Line(Head("Issuer", Label), Of(c.Issuer, Body - Label)),
            Line(Head("IssuedOn", Label), Of(from, Wide), Head("ValidUntil", Label), Of(until, Wide)),
        ]));
    }

    private void Courses()
    {
        const float Index = 44, Code = 96, Credits = 62, Name = Body - Index - Code - Credits;
        var rows = _sheet.Courses.Select((c, i) => Line(Mid(Number(i + 1), Index), Mid(c.Code, Code), Of(c.Name, Name), Mid(Number(c.Credits), Credits))).ToList();
        var sum = _sheet.Courses.All(c => c.Credits is not null) ? Number(_sheet.Courses.Sum(c => c.Credits)) : null;
        rows.Add(Line(Head("Course.Sum", Index + Code), Of(_texts.Format("Course.SumText", ("count", Number(_sheet.Courses.Count))), Name), Mid(sum, Credits)));
        _flow.Add(new Section(_texts["Section.Courses"], rows,
            Line(Head("Course.Index", Index), Head("Course.Code", Code), Head("Course.Name", Name), Head("Course.Credits", Credits))));
    }

    private void Remark() =>
        _flow.Add(new Section(_texts["Section.Remark"], [new Row(40, Of(string.IsNullOrWhiteSpace(_sheet.Remark) ? _texts["Nothing"] : _sheet.Remark, Body))]));

    private void Declaration()
    {
        var d = _sheet.Declaration;
        var text = d?.Text is { Length: > 0 } own ? own : _texts["DeclarationText"];
        if (d is not null)
        {
            text += "\n" + _texts.Format("DeclarationLine", ("at", _texts.Time(d.AcceptedAt)), ("version", d.Version));
        }

        // The wording is the university's and may be long, so it stands in a row that can be divided, and the signature in one below it.
        _flow.Add(new Section(_texts["Section.Declaration"], [
            new Row(0, Of(text, Body)),
            new Row(0, new DrawnCell(Body, 32, (marks, box) =>
            {
                Signature(marks, _texts["StudentSignature"], box.Left + Cell.Padding, box.Bottom - 22);
                Date(marks, null, box.Right - 160, box.Bottom - 22);
            })),
        ]));
    }

    private void History()
    {
        if (_sheet.Handlings.Count == 0)
        {
            return;
        }

        const float At = 92, Who = 74, Role = 60, Action = 66, Opinion = Body - At - Who - Role - Action;
        var rows = _sheet.Handlings.Select(h => new Row(21,
            Text(_texts.Time(h.At), At, Small, TextAlign.Middle), Text(h.Who, Who, Small, TextAlign.Middle),
            Text(_texts.Word("Role", h.Role), Role, Small, TextAlign.Middle), Text(_texts.Word("Action", h.Action), Action, Small, TextAlign.Middle),
            Text(h.Opinion ?? "", Opinion, Small, TextAlign.Start)));
        _flow.Add(new Section(_texts["Section.History"], [.. rows],
            new Row(21, Head("History.At", At), Head("History.Who", Who), Head("History.Role", Role), Head("History.Action", Action), Head("History.Opinion", Opinion))));
    }

    private void Photos()
    {
        const float CardHeight = 160, SheetHeight = 345, Half = Body / 2;
        _flow.NewPage();
        _flow.BeginTable();
        _flow.Add(new Section(_texts["Section.Photos"], [
            new Row(0, Photo("IdFront", Half, CardHeight), Photo("IdBack", Half, CardHeight)),
            new Row(20, Head("Photo.IdFront", Half), Head("Photo.IdBack", Half)),
            new Row(0, Photo("Certificate", Body, SheetHeight)),
            new Row(20, Head("Photo.Certificate", Body)),
        ]));
        _flow.EndTable();
    }

    private void LackingNote()
    {
        if (_lacking.Count == 0)
        {
            return;
        }

        var codes = string.Join(", ", _lacking.Select(c => $"U+{c:X4}"));
        var y = _flow.Y + 6;
        foreach (var line in Break(_texts.Format("Lacking", ("codes", codes)), Small, FormFlow.Right - FormFlow.Left))
        {
            Put(line, Small, FormFlow.Left, y);
            y += Small.LineHeight;
        }
    }

    /// <summary>Foot and watermark of every page; last, because only now the number of pages is known.</summary>
    private void Surround(RecordPrint print)
    {
        const float Foot = FormFlow.PageHeight - 44;
        var (count, at) = (Number(_flow.Pages.Count), _texts.Time(print.PrintedAt));
        var left = Settable(_texts.Format("FooterNumber", ("number", _sheet.Number), ("code", _sheet.CheckCode)));
        var right = Settable(print.PrintedBy is { Length: > 0 } by ? _texts.Format("FooterBy", ("at", at), ("by", by)) : _texts.Format("Footer", ("at", at)));
        for (var i = 0; i < _flow.Pages.Count; i++)
        {
            var marks = _flow.Pages[i].Marks;
            if (i > 0)
            {
                Continued(marks);
            }

            var page = _texts.Format("Page", ("page", Number(i + 1)), ("pages", count));
            marks.Add(new TextMark((FormFlow.Left + FormFlow.Right - _fonts.Width(page, Small)) / 2, Foot - 11, page, Small));
            marks.Add(new LineMark(FormFlow.Left, Foot + 5, FormFlow.Right, Foot + 5, 0.4f, Grey));
            marks.Add(new TextMark(FormFlow.Left, Foot + 7, left, Note));
            marks.Add(new TextMark(FormFlow.Right - _fonts.Width(right, Note), Foot + 7, right, Note));
            if (print.Watermark is { Length: > 0 } watermark)
            {
                marks.Add(new StampMark(FormFlow.PageWidth / 2, FormFlow.PageHeight / 2, -40, watermark, new TextStyle(FontWeight.Bold, 120, 0x30C00000)));
            }
        }
    }

    /// <summary>A page that has come loose must still say whose it is.</summary>
    private void Continued(List<Mark> marks)
    {
        const float Y = FormFlow.Top - 18;
        var facts = Settable(_texts.Format("ContinuedFacts", ("number", _sheet.Number), ("name", _sheet.Student.Name)));
        marks.Add(new TextMark(FormFlow.Left, Y, _texts.Format("Continued", ("title", _texts["Title"])), Small));
        marks.Add(new TextMark(FormFlow.Right - _fonts.Width(facts, Small), Y, facts, Small));
    }
}
