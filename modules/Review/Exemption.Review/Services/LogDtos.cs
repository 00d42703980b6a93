using Exemption.Framework.Auditing;
using Exemption.Framework.Domain;
using Exemption.Framework.Timing;

namespace Exemption.Review.Services;

/// <summary>What a log is narrowed to; null means "any".</summary>
/// <param name="Subject">Application number or 准考证号, whole.</param>
/// <param name="Viewer">Account, whole.</param>
/// <param name="Kind">Of the access log: photo, field, register, correction, my-data, record, export or log.</param>
/// <param name="From">First day, by the calendar of Shanghai.</param>
/// <param name="To">Last day.</param>
/// <param name="After">Cursor of the page before.</param>
/// <param name="Limit">1 to 100; 50 unless given.</param>
internal sealed record LogQuery(string? Subject, string? Viewer, string? Kind, DateOnly? From, DateOnly? To, string? After, int? Limit)
{
    private const int LongestText = 64;
    private static readonly string[] Kinds = ["photo", "field", "register", "correction", "my-data", "record", "export", "log"];

    public int PageSize => Limit ?? 50;

    /// <summary>Refuses what nobody could mean, before it costs the database anything.</summary>
    public LogQuery Checked()
    {
        List<FieldError> wrong = [];
        Refuse(Subject?.Length > LongestText, "subject");
        Refuse(Viewer?.Length > LongestText, "viewer");
        Refuse(Kind is not null && !Kinds.Contains(Kind), "kind");
        Refuse(From > To, "to");
        Refuse(Limit is < 1 or > 100, "limit");
        return wrong.Count == 0 ? this : throw new InputException(wrong);

        void Refuse(bool isWrong, string field)
        {
            if (isWrong)
            {
                wrong.Add(new FieldError(field, "Exemption:InvalidField"));
            }
        }
    }

    public LogFilter ToFilter(IReadOnlyList<Guid>? subjects, Guid? userId) => new(
        subjects, userId, Kind, From is { } from ? Shanghai.StartOf(from) : null, To is { } to && to < DateOnly.MaxValue ? Shanghai.StartOf(to.AddDays(1)) : null);
}

/// <param name="UserName">Account; null for nobody who is known.</param>
/// <param name="Center">Null on the university's side.</param>
internal sealed record PersonDto(string? UserName, string? Name, string? Center);

/// <summary>What was looked at or acted on: an application, a student of the register, or another account.</summary>
/// <param name="Id">As the log has it.</param>
/// <param name="Number">Application number or account, while there is one.</param>
internal sealed record SubjectDto(string Id, string? Number, string? Name, string? Center);

/// <param name="What">Such as <c>photo.IdFront.full</c>, <c>field.idNumber</c>.</param>
/// <param name="Reason">Code, where a reason was asked for.</param>
/// <param name="Purpose">In the viewer's words.</param>
internal sealed record AccessRowDto(Guid Id, DateTime At, PersonDto Viewer, string What, SubjectDto Subject, string? Reason, string? Purpose);

/// <param name="Action">Use case, such as <c>CenterReview.Approve</c>.</param>
/// <param name="Outcome"><c>ok</c>, or the code of the refusal.</param>
internal sealed record AuditRowDto(Guid Id, DateTime At, PersonDto Person, string Action, SubjectDto? Subject, string Outcome, string? Address);
