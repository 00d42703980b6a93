using Exemption.Applications;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>What a desk sees of its work.</summary>
/// <param name="From">First day, by the calendar of Shanghai.</param>
/// <param name="To">Last day.</param>
/// <param name="Days">Every day between, with all figures, also such as are zero.</param>
/// <param name="Totals">Of all days together.</param>
/// <param name="Reasons">Why was rejected, most often first; by both desks.</param>
/// <param name="Reviewers">Who decided how much at this desk, busiest first.</param>
/// <param name="Waiting">How long those have waited that wait at this desk now.</param>
internal sealed record FiguresDto(
    DateOnly From, DateOnly To, IReadOnlyList<DayDto> Days, IReadOnlyDictionary<Figure, int> Totals, IReadOnlyList<ReasonFigureDto> Reasons, IReadOnlyList<ReviewerFigureDto> Reviewers,
    IReadOnlyList<AgeDto> Waiting);

internal sealed record DayDto(DateOnly Day, IReadOnlyDictionary<Figure, int> Counts);

/// <param name="Figure">Which desk's rejections.</param>
/// <param name="Text">The reason in the language of the request.</param>
internal sealed record ReasonFigureDto(Figure Figure, string Code, string Text, int Count);

/// <param name="Name">Null for an account that is gone.</param>
internal sealed record ReviewerFigureDto(Guid Id, string? Name, int Approved, int Rejected);

/// <param name="FromDays">Whole days, from this many on.</param>
/// <param name="BeforeDays">And fewer than this; null for the oldest.</param>
/// <param name="Count">To 10,000 at most.</param>
internal sealed record AgeDto(int FromDays, int? BeforeDays, int Count);

/// <summary>Which cases stand behind a number.</summary>
/// <param name="From">First day; with <paramref name="To"/> at most 92 days.</param>
/// <param name="Reason">Only those rejected for this reason.</param>
/// <param name="ReviewerId">Only those decided by this person.</param>
/// <param name="Limit">1 to 100; 20 unless given.</param>
internal sealed record FigureCasesQuery(Figure Figure, DateOnly From, DateOnly To, string? Reason, Guid? ReviewerId, string? After, int? Limit);

/// <summary>One happening; a case that was submitted twice is there twice.</summary>
/// <param name="Application">As it is now; null when it may no longer be shown.</param>
internal sealed record FigureCaseDto(DateTime At, ApplicationRow? Application);

internal sealed record FigureCasesPage(IReadOnlyList<FigureCaseDto> Items, string? Next);

internal enum FiguresFormat
{
    /// <summary>One line per day and figure.</summary>
    Csv,

    /// <summary>A workbook: days, reasons, reviewers.</summary>
    Xlsx,
}

/// <param name="Purpose">Required, at most 200 characters; goes into the access log.</param>
internal sealed record FiguresExportInput(DateOnly From, DateOnly To, FiguresFormat Format, string? Purpose);
