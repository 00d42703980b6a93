using Exemption.Applications;
using Exemption.Framework.Auditing;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Review.Services;

/// <summary>初审: a learning centre's administrators decide what their own students submitted. Never lifts the tenant filter.</summary>
[Route("api/review/center"), RequirePermission(ReviewPermissions.Center)]
internal sealed class CenterReviewAppService(
    QueueDesk queues, IApplicationDesk applications, ReviewDesk desk, BulkDesk bulk, ReviewReader reader, PastCases past, WholeNumbers numbers) : AppService
{
    private const ReviewStage Stage = ReviewStage.Center;

    /// <summary>Checklist, reasons and filter choices (C-10 to C-14, C-16).</summary>
    [HttpGet("options")]
    public Task<ReviewOptionsDto> GetOptionsAsync(CancellationToken ct) => reader.OptionsAsync(Stage, ct);

    /// <summary>How many wait, are rejected, passed on and approved (C-03).</summary>
    [HttpGet("summary")]
    public Task<ReviewSummaryDto> GetSummaryAsync(CancellationToken ct) => reader.SummaryAsync(Stage, desk.Actor(Stage), ct);

    /// <summary>The centre's applications, drafts excepted (C-03, C-04). 400 for a filter or cursor that cannot be.</summary>
    [HttpPost("applications/query"), NotAudited]
    public Task<KeysetDto<QueueRow>> QueryAsync(ApplicationQuery input, CancellationToken ct) =>
        queues.QueryAsync(Stage, QueryLimits.Check(input) with { CenterId = null }, desk.Actor(Stage), ct);

    /// <summary>What students of the centre ask after their time for a correction is over; the latest hundred, until the application goes on.</summary>
    [HttpGet("appeals")]
    public async Task<ListDto<AppealDto>> GetAppealsAsync(CancellationToken ct) => new(await applications.ReadAppealsAsync(desk.Actor(Stage).TenantId, 100, ct));

    /// <summary>One application with checklist and hints (C-05 to C-09). 404 when it is another centre's.</summary>
    [HttpGet("applications/{id:guid}")]
    public Task<ReviewDetail> GetAsync(Guid id, CancellationToken ct) => reader.DetailAsync(Stage, id, desk.Actor(Stage), ct);

    /// <summary>Every submission as it was, with what it answers and what it changed (F-29). Empty for those from before versions were kept.</summary>
    [HttpGet("applications/{id:guid}/submissions")]
    public async Task<ListDto<SubmissionDto>> GetSubmissionsAsync(Guid id, CancellationToken ct) => new(await past.SubmissionsAsync(id, desk.Actor(Stage), ct));

    /// <summary>What lay before whoever decided: the submission, its photos, the ticks (5-23). 404 for a record that is no decision.</summary>
    [HttpGet("applications/{id:guid}/records/{recordId:guid}")]
    public Task<PastCaseDto> GetDecidedAsync(Guid id, Guid recordId, CancellationToken ct) => past.DecidedAsync(id, recordId, desk.Actor(Stage), ct);

    /// <summary>The numbers that the detail shows masked, whole (C-06, C-12). Each is logged with the reason first. 400 without a reason.</summary>
    [HttpPost("applications/{id:guid}/reveal"), RequireRecentSignIn]
    public Task<RevealedDto> RevealAsync(Guid id, RevealInput input, CancellationToken ct) => numbers.RevealAsync(id, input, desk.Actor(Stage), ct);

    /// <summary>Keeps the ticks while the reviewer works. 409 when the application has moved on.</summary>
    [HttpPut("applications/{id:guid}/checklist"), NotAudited]
    public async Task<NoContentResult> SetChecklistAsync(Guid id, ChecklistInput input, CancellationToken ct)
    {
        await desk.TickAsync(Stage, id, input, ct);
        return NoContent();
    }

    /// <summary>通过初审 (C-15). 409 with <c>data.missing</c> when a point is not ticked, or when somebody else was faster.</summary>
    [HttpPost("applications/{id:guid}/approve")]
    public async Task<ReviewDetail> ApproveAsync(Guid id, ApproveInput input, CancellationToken ct)
    {
        await desk.ApproveAsync(Stage, id, input, ct);
        return await GetAsync(id, ct);
    }

    /// <summary>通过所选 (F-55, F-56): those whose points are all ticked already; each row says whether it passed, and why not. 400 without a row or for more than 50.</summary>
    [HttpPost("applications/approve-many")]
    public Task<BulkResultDto> ApproveManyAsync(BulkApproveInput input, CancellationToken ct) => bulk.ApproveAsync(Stage, input, ct);

    /// <summary>驳回申请 (C-16, C-17). 400 without a point, for a reason that is not to be given for its item, or without the note that it needs.</summary>
    [HttpPost("applications/{id:guid}/reject")]
    public async Task<ReviewDetail> RejectAsync(Guid id, RejectInput input, CancellationToken ct)
    {
        await desk.RejectAsync(Stage, id, input, ct);
        return await GetAsync(id, ct);
    }

    /// <summary>Takes back the caller's own decision of a few seconds ago; nobody has been told of it. 409 <c>Applications:TooLateToTakeBack</c> afterwards.</summary>
    [HttpPost("applications/{id:guid}/take-back")]
    public async Task<ReviewDetail> TakeBackAsync(Guid id, TakeBackInput input, CancellationToken ct)
    {
        await desk.TakeBackAsync(Stage, id, input, ct);
        return await GetAsync(id, ct);
    }

    /// <summary>撤销决定 (F-60): the centre's decision is undone with a reason. 409 when the university has gone on, or the student.</summary>
    [HttpPost("applications/{id:guid}/undo"), RequirePermission(ReviewPermissions.Undo), RequireRecentSignIn]
    public async Task<ReviewDetail> UndoAsync(Guid id, UndoInput input, CancellationToken ct)
    {
        await desk.UndoAsync(Stage, id, input, ct);
        return await GetAsync(id, ct);
    }
}
