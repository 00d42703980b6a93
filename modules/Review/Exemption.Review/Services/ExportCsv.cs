using System.Globalization;
using System.Text;
using Exemption.Applications;
using Exemption.Framework.Localization;
using Exemption.Framework.Security;
using Exemption.Framework.Timing;
using Exemption.Identity;

namespace Exemption.Review.Services;

/// <summary>
/// The exam authority's file: student, certificate, exempted course, one line per course. Quoted as RFC 4180 asks; a cell that a spreadsheet
/// would run as a formula begins with an apostrophe. Phones stay masked: the authority identifies by ID number.
/// </summary>
internal sealed class ExportCsv(TextCatalog texts)
{
    private static readonly string[] Columns =
    [
        "Number", "Name", "Sex", "IdNumber", "AdmissionTicketNumber", "Phone", "Center", "MajorCode", "MajorName",
        "CertificateName", "CertificateLevel", "CertificateNumber", "Issuer", "IssuedOn", "ValidUntil", "CourseCode", "CourseName", "Credits", "ApprovedAt",
    ];

    public string Header => Line(Columns.Select(c => texts[$"Export:{c}"]));

    public void Append(StringBuilder lines, ApplicationDetail application)
    {
        foreach (var course in application.Courses)
        {
            lines.Append(Line(Cells(application, course)));
        }
    }

    internal static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>RFC 4180, and OWASP's list of beginnings that spreadsheets take for formulas.</summary>
    internal static string Cell(string? text)
    {
        text ??= string.Empty;
        if (text.TrimStart(' ') is { Length: > 0 } visible && (visible[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' || IsFullWidthFormula(visible[0])))
        {
            text = $"'{text}";
        }

        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>Full-width forms of = + - @, which Chinese and Japanese spreadsheets also accept.</summary>
    private static bool IsFullWidthFormula(char c) => c is '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private IEnumerable<string?> Cells(ApplicationDetail a, CourseDto course) =>
    [
        a.Number, a.Student.Name, Sex(a.IdNumber), a.IdNumber, a.Student.AdmissionTicketNumber, Mask.Phone(a.Phone), a.Center.Name, a.Student.MajorCode, a.Student.MajorName,
        a.CertificateTypeName, a.CertificateLevel is { } level ? texts[$"Export:{level}"] : null, a.CertificateNumber, a.Issuer, Day(a.IssuedOn), Day(a.ValidUntil),
        course.Code, course.Name, course.Credits.ToString(CultureInfo.InvariantCulture), Moment(a.StatusChangedAt),
    ];

    private string? Sex(string? idNumber) => idNumber is { Length: 18 } ? texts[IdNumber.IsMale(idNumber) ? "Export:Male" : "Export:Female"] : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime utc) => Shanghai.WallOf(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
