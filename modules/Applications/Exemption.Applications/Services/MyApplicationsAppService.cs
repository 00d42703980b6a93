using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>A student's own applications, up to the submission: list, start, write, take back.</summary>
[Route("api/applications/mine")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class MyApplicationsAppService(
    ExemptionDbContext db, ApplicationReader reader, DraftWriter drafts, ReasonLibrary reasons, IUserDirectory users, ICurrentUser user, TimeProvider clock) : AppService
{
    /// <summary>Far more than anybody has certificates; without it one account could fill the disk with drafts and their pictures (ASVS 5.2.4).</summary>
    private const int MostPerWindow = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>我的1+X证书课程申免记录, newest first (S-27, S-33, S-34, S-40).</summary>
    [HttpGet]
    public async Task<ListDto<ApplicationSummary>> ListAsync(CancellationToken ct)
    {
        var rows = await db.Set<ExemptionApplication>().AsNoTracking().OfStudent(user.Id).Include(a => a.Courses)
            .Include(a => a.Records.Where(r => r.Action == HandlingAction.Reject)).AsSplitQuery().ToListAsync(ct);
        var names = await db.Set<CertificateType>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        var words = await reasons.ReadAsync(ct);
        var items = new List<ApplicationSummary>();
        foreach (var a in rows)
        {
            items.Add(await SummaryAsync(a, a.CertificateTypeId is { } type ? names.GetValueOrDefault(type) : null, words, ct));
        }

        return new(items);
    }

    /// <summary>Starts a new draft (S-03). 409 <c>Applications:WindowClosed</c> outside the window, <c>TooMany</c> beyond twenty within it.</summary>
    [HttpPost]
    public async Task<ApplicationDetail> CreateAsync(CancellationToken ct)
    {
        var window = await db.FindOpenWindowAsync(Now, ct) ?? throw new BusinessException(ApplicationErrors.WindowClosed);
        var student = await users.FindStudentAsync(user.Id, ct) ?? throw new BusinessException(ApplicationErrors.NotAStudent);
        if (await db.Set<ExemptionApplication>().OfStudent(user.Id).CountAsync(a => a.WindowId == window.Id, ct) >= MostPerWindow)
        {
            throw new BusinessException(ApplicationErrors.TooMany);
        }

        var application = new ExemptionApplication(student.ToSnapshot(), student.CenterId, window.Id, user.AsStudent(), Now);
        db.Add(application);
        await db.SaveChangesAsync(ct);
        return await reader.ReadAsync(application.Id, user.AsStudent(), ct);
    }

    /// <summary>申免详情 and 经办记录 (S-36 … S-39). 404 when it is not the caller's.</summary>
    [HttpGet("{id:guid}")]
    public Task<ApplicationDetail> GetAsync(Guid id, CancellationToken ct) => reader.ReadAsync(id, user.AsStudent(), ct);

    /// <summary>
    /// Saves the draft, incomplete and wrong values too; what is wrong comes back in <c>problems</c> (S-35, S-42).
    /// 409 <c>Applications:Conflict</c> when the version is stale, <c>Applications:ActionNotAllowed</c> when it is submitted (S-31); 400 with
    /// <c>Applications:FieldClosed</c> at each field that a rejection left closed and that would change.
    /// </summary>
    [HttpPut("{id:guid}"), NotAudited]
    public async Task<ApplicationDetail> SaveAsync(Guid id, DraftInput input, CancellationToken ct)
    {
        var application = await FindMineAsync(id, ct);
        application.Demand(ApplicationAction.Edit, user.AsStudent(), submissionIsOpen: true, Now);
        application.DemandVersion(input.Version);
        await drafts.WriteAsync(application, input, user.AsStudent(), ct);
        await db.CommitAsync(id, ct);
        return await reader.ReadAsync(id, user.AsStudent(), ct);
    }

    /// <summary>
    /// Leaves an item of the fix list as it is, with a remark that the desk will read; no remark takes that back. 400 <c>Applications:NotOnFixList</c> for anything else.
    /// </summary>
    [HttpPut("{id:guid}/fix-answers/{item}")]
    public async Task<ApplicationDetail> AnswerAsync(Guid id, string item, FixAnswerInput input, CancellationToken ct)
    {
        var application = await FindMineAsync(id, ct);
        application.Demand(ApplicationAction.Edit, user.AsStudent(), submissionIsOpen: true, Now);
        application.DemandVersion(input.Version);
        if (!application.HasFixList || !application.FixItems.Contains(item))
        {
            throw new InputException("item", ApplicationErrors.NotOnFixList);
        }

        application.Answer(item, FieldText.Free(input.Remark), user.AsStudent(), Now);
        await db.CommitAsync(id, ct);
        return await reader.ReadAsync(id, user.AsStudent(), ct);
    }

    /// <summary>申诉: asks the centre when the time for the correction is over, once for each rejection. 409 <c>Applications:ActionNotAllowed</c> otherwise.</summary>
    [HttpPost("{id:guid}/appeal")]
    public async Task<ApplicationDetail> AppealAsync(Guid id, AppealInput input, CancellationToken ct)
    {
        var text = FieldText.Free(input.Text) ?? throw new InputException("text", ApplicationErrors.Required);
        var application = await FindMineAsync(id, ct);
        application.DemandVersion(input.Version);
        var window = await db.FindSubmissionWindowAsync(application, Now, ct);
        application.Appeal(text, user.AsStudent(), Now, window?.AcceptsAt(Now, application.RejectedAt) == true);
        await db.CommitAsync(id, ct);
        return await reader.ReadAsync(id, user.AsStudent(), ct);
    }

    /// <summary>撤回: back to the draft while nobody reviews it (section 1.5). 409 <c>Applications:AlreadyClaimed</c> afterwards.</summary>
    [HttpPost("{id:guid}/recall")]
    public Task<ApplicationDetail> RecallAsync(Guid id, RecallInput input, CancellationToken ct) => ActAsync(id, ApplicationAction.Recall, input.Version, null, ct);

    /// <summary>撤销申请: closes it for good, with a reason (section 1.5).</summary>
    [HttpPost("{id:guid}/withdraw")]
    public Task<ApplicationDetail> WithdrawAsync(Guid id, WithdrawInput input, CancellationToken ct) => FieldText.Free(input.Reason) is { } reason
        ? ActAsync(id, ApplicationAction.Withdraw, input.Version, reason, ct)
        : throw new InputException("reason", ApplicationErrors.Required);

    private async Task<ApplicationDetail> ActAsync(Guid id, ApplicationAction action, int version, string? note, CancellationToken ct)
    {
        var application = await FindMineAsync(id, ct);
        application.Demand(action, user.AsStudent(), submissionIsOpen: true, Now);
        application.DemandVersion(version);
        application.Act(action, user.AsStudent(), Now, [], [], note);
        await db.CommitAsync(id, ct);
        return await reader.ReadAsync(id, user.AsStudent(), ct);
    }

    private async Task<ExemptionApplication> FindMineAsync(Guid id, CancellationToken ct) =>
        await db.Set<ExemptionApplication>().ById(id).VisibleTo(user.AsStudent()).Include(a => a.Courses).Include(a => a.Photos).AsSplitQuery().SingleOrDefaultAsync(ct)
        ?? throw new EntityNotFoundException();

    private async Task<ApplicationSummary> SummaryAsync(ExemptionApplication a, string? typeName, ReasonTexts words, CancellationToken ct)
    {
        var window = a.Status is ApplicationStatus.Draft or ApplicationStatus.Rejected ? await db.FindSubmissionWindowAsync(a, Now, ct) : null;
        var isOpen = window?.AcceptsAt(Now, a.RejectedAt) == true;
        var rejection = a.Status == ApplicationStatus.Rejected ? a.Records.MaxBy(r => r.At) : null;
        return new(
            a.Id, a.Number, a.Status, typeName, a.CertificateLevel, a.Courses.ToDtos(), a.UpdatedAt, a.SubmittedAt,
            rejection is null ? null : reader.ReasonText(rejection, words), rejection is null ? null : window?.DeadlineFor(a.RejectedAt),
            ApplicationWorkflow.AllowedActions(a.Facts(isOpen, Now), user.AsStudent()));
    }
}

/// <param name="ResubmitBy">Of a rejected one: the first moment that is too late.</param>
internal sealed record ApplicationSummary(
    Guid Id, string? Number, ApplicationStatus Status, string? CertificateTypeName, CertificateLevel? CertificateLevel, IReadOnlyList<CourseDto> Courses,
    DateTime UpdatedAt, DateTime? SubmittedAt, string? RejectionText, DateTime? ResubmitBy, IReadOnlyList<ApplicationAction> AllowedActions);

/// <summary>A draft as the student typed it; anything may be missing or wrong.</summary>
internal sealed record DraftInput
{
    public required int Version { get; init; }

    [StringLength(32)]
    public string? IdNumber { get; init; }

    [StringLength(32)]
    public string? Phone { get; init; }
    public Guid? CertificateTypeId { get; init; }

    [EnumDataType(typeof(CertificateLevel))]
    public CertificateLevel? CertificateLevel { get; init; }

    [StringLength(64)]
    public string? CertificateNumber { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ValidUntil { get; init; }

    [MaxLength(20)]
    public IReadOnlyList<string>? CourseCodes { get; init; }

    [StringLength(500)]
    public string? Remark { get; init; }
}

internal sealed record FixAnswerInput
{
    public required int Version { get; init; }

    [StringLength(200)]
    public string? Remark { get; init; }
}

internal sealed record AppealInput
{
    public required int Version { get; init; }

    [StringLength(300)]
    public required string Text { get; init; }
}

internal sealed record RecallInput
{
    public required int Version { get; init; }
}

internal sealed record WithdrawInput
{
    public required int Version { get; init; }

    [StringLength(200)]
    public string? Reason { get; init; }
}
