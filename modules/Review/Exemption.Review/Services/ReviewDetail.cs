using System.Diagnostics.CodeAnalysis;
using Exemption.Applications;

namespace Exemption.Review.Services;

/// <summary>An application as a reviewer's desk shows it: all of it but the whole numbers, with the checklist, who is at it, and what else there is of the same student or certificate.</summary>
internal sealed record ReviewDetail : ApplicationDetail
{
    [SetsRequiredMembers]
    public ReviewDetail(ApplicationDetail detail, IReadOnlyList<string> maskedFields, IReadOnlyList<CheckDto> checklist, ClaimedByDto? claimedBy, IReadOnlyList<RelatedApplication> others)
        : base(detail) => (MaskedFields, Checklist, ClaimedBy, Others) = (maskedFields, checklist, claimedBy, others);

    /// <summary>Names of the fields whose whole value <c>reveal</c> answers.</summary>
    public IReadOnlyList<string> MaskedFields { get; }

    public IReadOnlyList<CheckDto> Checklist { get; }
    /// <summary>Until when the viewer may take back the decision just made; null when there is none, or its time is over.</summary>
    public DateTime? TakeBackUntil { get; init; }
    public ClaimedByDto? ClaimedBy { get; init; }
    public IReadOnlyList<RelatedApplication> Others { get; }

    /// <summary>Who else uses the certificate number or the ID number; of another centre's application a centre learns only that there is one.</summary>
    public IReadOnlyList<DuplicateDto> Duplicates { get; init; } = [];
}

/// <param name="Hint">What the system knows about the point; the reviewer decides.</param>
/// <param name="BySystem">The system ticks it while its evidence holds; else a person does.</param>
/// <param name="CheckedBy">Null while it is not ticked.</param>
internal sealed record CheckDto(string Code, string Text, bool Checked, string? Hint, bool BySystem, CheckedByDto? CheckedBy);

/// <param name="System">Ticked by the system, on the evidence named.</param>
/// <param name="Name">The person; null where nobody is known.</param>
internal sealed record CheckedByDto(bool System, string? Name, IReadOnlyList<ReasonDto> Evidence);

/// <param name="Until">When the claim runs out unless it is renewed.</param>
/// <param name="MayTakeOver">It is another's, and the viewer may take the case over.</param>
internal sealed record ClaimedByDto(Guid Id, string Name, DateTime At, DateTime Until, bool Mine, bool MayTakeOver);
