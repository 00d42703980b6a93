using Exemption.Applications;
using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>复核: the university's reviewers decide what the centres passed. Each method lifts the tenant filter in sight: this desk spans all learning centres.</summary>
[Route("api/review/university"), RequirePermission(ReviewPermissions.University)]
internal sealed class UniversityReviewAppService(
    QueueDesk queues, ReviewDesk desk, BulkDesk bulk, ReviewReader reader, PastCases past, WholeNumbers numbers, ICurrentTenant tenant) : AppService
{
    private const ReviewStage Stage = ReviewStage.University;

    /// <summary>Checklist, reasons and filter choices, centres included (U-12 to U-16).</summary>
    [HttpGet("options")]
    public async Task<ReviewOptionsDto> GetOptionsAsync(CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await reader.OptionsAsync(Stage, ct);
    }

    /// <summary>How many wait, are rejected and approved (U-01).</summary>
    [HttpGet("summary")]
    public async Task<ReviewSummaryDto> GetSummaryAsync(CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await reader.SummaryAsync(Stage, desk.Actor(Stage), ct);
    }

    /// <summary>Applications of all centres (U-01). 400 for a filter or cursor that cannot be.</summary>
    [HttpPost("applications/query"), NotAudited]
    public async Task<KeysetDto<QueueRow>> QueryAsync(ApplicationQuery input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await queues.QueryAsync(Stage, QueryLimits.Check(input), desk.Actor(Stage), ct);
    }

    /// <summary>One application with checklist and hints (U-02 to U-06).</summary>
    [HttpGet("applications/{id:guid}")]
    public async Task<ReviewDetail> GetAsync(Guid id, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>Every submission as it was, with what it answers and what it changed (F-29). Empty for those from before versions were kept.</summary>
    [HttpGet("applications/{id:guid}/submissions")]
    public async Task<ListDto<SubmissionDto>> GetSubmissionsAsync(Guid id, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return new(await past.SubmissionsAsync(id, desk.Actor(Stage), ct));
    }

    /// <summary>What lay before whoever decided: the submission, its photos, the ticks (5-23). 404 for a record that is no decision.</summary>
    [HttpGet("applications/{id:guid}/records/{recordId:guid}")]
    public async Task<PastCaseDto> GetDecidedAsync(Guid id, Guid recordId, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await past.DecidedAsync(id, recordId, desk.Actor(Stage), ct);
    }

    /// <summary>The numbers that the detail shows masked, whole (U-02). Each is logged with the reason first. 400 without a reason.</summary>
    [HttpPost("applications/{id:guid}/reveal"), RequireRecentSignIn]
    public async Task<RevealedDto> RevealAsync(Guid id, RevealInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await numbers.RevealAsync(id, input, desk.Actor(Stage), ct);
    }

    /// <summary>Keeps the ticks while the reviewer works. 409 when the application has moved on.</summary>
    [HttpPut("applications/{id:guid}/checklist"), NotAudited]
    public async Task<NoContentResult> SetChecklistAsync(Guid id, ChecklistInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await desk.TickAsync(Stage, id, input, ct);
        return NoContent();
    }

    /// <summary>通过终审 (U-07). 409 with <c>data.missing</c> when a point is not ticked, when somebody else was faster, or when the caller decided the first level.</summary>
    [HttpPost("applications/{id:guid}/approve")]
    public async Task<ReviewDetail> ApproveAsync(Guid id, ApproveInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await desk.ApproveAsync(Stage, id, input, ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>通过所选 (F-55, F-56): those whose points are all ticked already; each row says whether it passed, and why not. 400 without a row or for more than 50.</summary>
    [HttpPost("applications/approve-many")]
    public async Task<BulkResultDto> ApproveManyAsync(BulkApproveInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        return await bulk.ApproveAsync(Stage, input, ct);
    }

    /// <summary>驳回申请 (U-08). 400 without a point, for a reason that is not to be given for its item, or without the note that it needs.</summary>
    [HttpPost("applications/{id:guid}/reject")]
    public async Task<ReviewDetail> RejectAsync(Guid id, RejectInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await desk.RejectAsync(Stage, id, input, ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>退回助学点 (5-11): the centre looks again, and the student hears nothing. 400 without a note.</summary>
    [HttpPost("applications/{id:guid}/return")]
    public async Task<ReviewDetail> ReturnAsync(Guid id, ReturnInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await desk.ReturnAsync(id, input, ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>Takes back the caller's own decision of a few seconds ago; nobody has been told of it. 409 <c>Applications:TooLateToTakeBack</c> afterwards.</summary>
    [HttpPost("applications/{id:guid}/take-back")]
    public async Task<ReviewDetail> TakeBackAsync(Guid id, TakeBackInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await desk.TakeBackAsync(Stage, id, input, ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }

    /// <summary>撤销决定 (F-60): the university's decision is undone with a reason; a printed record is void from then on. 409 when the student has gone on.</summary>
    [HttpPost("applications/{id:guid}/undo"), RequirePermission(ReviewPermissions.Undo), RequireRecentSignIn]
    public async Task<ReviewDetail> UndoAsync(Guid id, UndoInput input, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        await desk.UndoAsync(Stage, id, input, ct);
        return await reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);
    }
}
