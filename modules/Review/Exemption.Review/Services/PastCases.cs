using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>Shows what was submitted before beside what lies on the desk, and what lay before whoever decided once (F-29, 5-23). Numbers are masked like everywhere here.</summary>
internal sealed class PastCases(ExemptionDbContext db, IApplicationDesk applications, IAmendments amendments, CheckWords words)
{
    public async Task<IReadOnlyList<SubmissionDto>> SubmissionsAsync(Guid id, Actor viewer, CancellationToken ct) =>
        [.. (await applications.ReadSubmissionsAsync(id, viewer, ct)).Select(WholeNumbers.Masked)];

    /// <summary>404 for a record that is no decision of a desk.</summary>
    public async Task<PastCaseDto> DecidedAsync(Guid id, Guid recordId, Actor viewer, CancellationToken ct)
    {
        var application = await applications.ReadAsync(id, viewer, ct);
        var record = application.Records.SingleOrDefault(r => r.Id == recordId && StageOf(r) is not null) ?? throw new EntityNotFoundException();
        var submission = await amendments.ReadSubmissionAtAsync(id, record.At, viewer, ct) is { } then ? WholeNumbers.Masked(then) : null;
        var amended = application.Amendments.Where(a => a.At <= record.At && a.At >= submission?.SubmittedAt).Select(WholeNumbers.Masked);
        return new PastCaseDto(record, submission, [.. amended], await ChecklistAsync(id, StageOf(record)!.Value, record.At, ct));
    }

    /// <summary>The turn that this decision ended: a moment later, in the same unit of work.</summary>
    private async Task<IReadOnlyList<CheckDto>?> ChecklistAsync(Guid id, ReviewStage stage, DateTime at, CancellationToken ct)
    {
        var turn = await db.Set<ReviewTask>().AsNoTracking().Where(t => t.ApplicationId == id && t.Stage == stage && t.ClosedBy != null && t.ClosedAt >= at)
            .OrderBy(t => t.ClosedAt).FirstOrDefaultAsync(ct);
        return turn is null ? null : await words.OfAsync((await db.ChecklistAsync(turn, ct)).Of(stage), turn, ct);
    }

    private static ReviewStage? StageOf(HandlingRecordDto record) => (record.Action, record.ActorRole) switch
    {
        (HandlingAction.CenterApprove or HandlingAction.Reject, ActorSide.Center) => ReviewStage.Center,
        (HandlingAction.UniversityApprove or HandlingAction.Reject, ActorSide.University) => ReviewStage.University,
        _ => null,
    };
}

/// <param name="Submission">With what staff had corrected by then. Null where it is from before versions were kept, or its time is over.</param>
/// <param name="Checklist">As it was ticked; null where the turn is not on record.</param>
internal sealed record PastCaseDto(HandlingRecordDto Record, SubmissionDto? Submission, IReadOnlyList<AmendmentDto> Amendments, IReadOnlyList<CheckDto>? Checklist);
