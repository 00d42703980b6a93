using System.ComponentModel.DataAnnotations;
using Exemption.Applications;
using Exemption.Framework.Http;

namespace Exemption.Review.Services;

/// <summary>Everything a review page needs to know before it shows anything.</summary>
/// <param name="CertificatePlatform">Where certificates are looked up.</param>
/// <param name="Centers">University only.</param>
internal sealed record ReviewOptionsDto(
    IReadOnlyList<ReasonDto> Checklist, IReadOnlyList<RejectionReasonChoice> RejectionReasons, IReadOnlyList<ReasonDto> RejectionItems, string CertificatePlatform,
    IReadOnlyList<NamedOption> CertificateTypes, IReadOnlyList<NamedOption> Windows, IReadOnlyList<NamedOption>? Centers)
{
    /// <summary>Retired ones are for cases that carry them.</summary>
    public IReadOnlyList<TagDto> Tags { get; init; } = [];
}

/// <summary>Figures over the list; each counted to 10,000 at most.</summary>
/// <param name="DecidedToday">By the caller, since midnight in Shanghai.</param>
internal sealed record ReviewSummaryDto(int Waiting, int Rejected, int Passed, int Approved, int DecidedToday);

/// <param name="Version">The version the reviewer sees.</param>
/// <param name="Checked">Codes of the checklist.</param>
internal sealed record ChecklistInput(int Version, IReadOnlyList<string>? Checked);

/// <param name="Opinion">审核意见, at most 300 characters.</param>
internal sealed record ApproveInput(int Version, IReadOnlyList<string>? Checked, string? Opinion);

/// <param name="Rows">At least one, at most 50.</param>
/// <param name="Opinion">审核意见, the same for all; at most 300 characters.</param>
internal sealed record BulkApproveInput(IReadOnlyList<BulkRowInput>? Rows, string? Opinion);

/// <param name="Version">The version the reviewer sees.</param>
internal sealed record BulkRowInput(Guid Id, int Version);

internal sealed record BulkResultDto(IReadOnlyList<BulkRowDto> Rows);

/// <param name="Refusal">Null when it passed; else what the decision on it alone would have been answered with.</param>
internal sealed record BulkRowDto(Guid Id, ErrorInfo? Refusal);

/// <param name="Points">What is to be mended and why, at least one, at most twelve.</param>
/// <param name="Note">To all of it; at most 300 characters.</param>
internal sealed record RejectInput(int Version, [MaxLength(12)] IReadOnlyList<RejectionPoint>? Points, string? Note);

/// <param name="Note">What the centre shall look at again; at most 300 characters.</param>
internal sealed record ReturnInput(int Version, string? Note);

internal sealed record TakeBackInput(int Version);

/// <param name="Reason">Why; at most 300 characters. The student does not read it.</param>
internal sealed record UndoInput(int Version, string? Reason);

internal sealed record NextInput(Guid? ExcludeId);

internal sealed record NextDto(Guid? Id);
