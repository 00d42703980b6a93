using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Events;
using Exemption.Framework.Http;
using Exemption.Framework.Timing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>The module's door for the others; see <see cref="IApplicationDesk"/>.</summary>
internal sealed class ApplicationDesk(
    ExemptionDbContext db, ApplicationReader reader, ApplicationList list, RelatedApplications related, Submissions submissions, PhotoViewer photos, ReasonLibrary reasons, SubmittedVersions versions,
    IBackgroundJobManager jobs, IAnnouncements announcements, TakeBackSettings takeBack, TimeProvider clock) : IApplicationDesk
{
    private const int MostAttempts = 5;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<ApplicationDetail> ReadAsync(Guid id, Actor viewer, CancellationToken ct) => reader.ReadAsync(id, viewer, ct);

    public async Task<Guid> FindCenterAsync(Guid id, Actor viewer, CancellationToken ct) =>
        await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer).Select(a => (Guid?)a.TenantId).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();

    public async Task ActAsync(Guid id, Decision decision, Actor actor, CancellationToken ct)
    {
        var application = await FindAsync(id, actor, ct);
        // Status before version: "it is no longer yours to decide" tells more than "it has changed".
        application.Demand(decision.Action, actor, submissionIsOpen: false, Now);
        application.DemandVersion(decision.Version);
        if (decision.Action == ApplicationAction.Reject)
        {
            await RejectAsync(application, decision, actor, ct);
        }
        else
        {
            await ActAsync(application, decision, actor, ct);
        }
    }

    private async Task ActAsync(ExemptionApplication application, Decision decision, Actor actor, CancellationToken ct)
    {
        if (decision.Action == ApplicationAction.Undo && await HasStudentGoneOnAsync(application, ct))
        {
            throw new BusinessException(ApplicationErrors.StudentHasGoneOn);
        }

        application.Act(decision.Action, actor, Now, [], [], decision.Note, decision.Action == ApplicationAction.Undo ? TimeSpan.Zero : takeBack.ToldAfter);
    }

    private async Task RejectAsync(ExemptionApplication application, Decision decision, Actor actor, CancellationToken ct)
    {
        var points = await reasons.KeepAsync(decision.Points, ct);
        await versions.EnsureKeptAsync(application, ct);
        application.Reject(points, actor, Now, decision.Note, takeBack.ToldAfter);
    }

    public async Task TakeBackAsync(Guid id, int version, Actor actor, CancellationToken ct)
    {
        var application = await FindAsync(id, actor, ct);
        application.Demand(ApplicationAction.Undo, actor, submissionIsOpen: false, Now);
        application.DemandVersion(version);
        var decidedAt = application.StatusChangedAt;
        if (application.DecidedById != actor.Id || Now - decidedAt > takeBack.Window
            // The event's time has more digits than the database keeps.
            || !await announcements.WithdrawAsync<ApplicationStatusChanged>(id, e => (e.At - decidedAt).Duration() < TimeSpan.FromMilliseconds(1), ct))
        {
            throw new BusinessException(ApplicationErrors.TooLateToTakeBack);
        }

        application.TakeBack(actor, Now);
    }

    public async Task<Guid> PauseAsync(Guid id, int version, string reason, DateOnly? until, Actor actor, CancellationToken ct)
    {
        var application = await FindAsync(id, actor, ct);
        application.Demand(ApplicationAction.Pause, actor, submissionIsOpen: false, Now);
        application.DemandVersion(version);
        application.Pause(reason, until is { } day ? Shanghai.StartOf(day) : null, actor, Now);
        return application.TenantId;
    }

    public async Task<Guid> ResumeAsync(Guid id, int version, Actor actor, CancellationToken ct)
    {
        var application = await FindAsync(id, actor, ct);
        application.Demand(ApplicationAction.Resume, actor, submissionIsOpen: false, Now);
        application.DemandVersion(version);
        application.Resume(actor, Now);
        return application.TenantId;
    }

    public async Task<Guid> TagAsync(Guid id, Guid tagId, bool on, Actor actor, CancellationToken ct)
    {
        var center = await FindCenterAsync(id, actor, ct);
        var known = db.Set<ApplicationTag>().Where(t => t.ApplicationId == id && t.TagId == tagId);
        if (!on)
        {
            using var turn = await db.EnterWriteAsync(ct);
            await known.ExecuteDeleteAsync(ct);
        }
        else
        {
            var tag = new ApplicationTag { ApplicationId = id, TenantId = center, TagId = tagId, ById = actor.Id, At = Now };
            for (var attempt = 0; attempt < MostAttempts && !await known.AnyAsync(ct); attempt++)
            {
                await TryAddAsync(tag, ct);
            }
        }

        return center;
    }

    /// <summary>A colleague may be first, with the same, or the server may let another writer go first: looking again tells which, and no trace of the failure stays behind.</summary>
    private async Task TryAddAsync(ApplicationTag tag, CancellationToken ct)
    {
        try
        {
            db.Add(tag);
            await db.SaveChangesAsync(ct);
        }
        catch (Exception e) when (LostRace.Is(e) || (e is DbUpdateException refused && refused.Broke(nameof(ApplicationTag))))
        {
            db.Entry(tag).State = EntityState.Detached;
        }
    }

    public Task CommitAsync(Guid id, CancellationToken ct) => db.CommitAsync(id, ct);

    public async Task NoteAsync(Guid id, HandlingAction action, Actor actor, string? note, CancellationToken ct)
    {
        var owner = await FindCenterAsync(id, actor, ct);
        db.Add(new HandlingRecord
        {
            ApplicationId = id, TenantId = owner, At = Now, Action = action, ActorId = actor.Id, ActorName = actor.Name, ActorSide = actor.Side, Note = note,
        });
        if (action == HandlingAction.SmsFailed)
        {
            jobs.Enqueue(new StudentNotReached(id, owner, Now), id);
        }
    }

    public Task<KeysetDto<ApplicationRow>> QueryAsync(ApplicationQuery query, Actor viewer, CancellationToken ct) => list.QueryAsync(query, viewer, ct);

    public Task<IReadOnlyDictionary<ApplicationStatus, int>> CountAsync(Actor viewer, CancellationToken ct) => list.CountAsync(viewer, ct);

    public Task<IReadOnlyList<int>> AgesAsync(ApplicationStatus status, IReadOnlyList<DateTime> since, Actor viewer, CancellationToken ct) => list.AgesAsync(status, since, viewer, ct);

    public Task<int> CountSuspectedAsync(ApplicationStatus status, Actor viewer, CancellationToken ct) => list.CountSuspectedAsync(status, viewer, ct);

    public Task<IReadOnlyList<ApplicationRow>> RowsAsync(IReadOnlyList<Guid> ids, Actor viewer, CancellationToken ct) => list.RowsAsync(ids, viewer, ct);

    public Task<IReadOnlyList<RelatedApplication>> RelatedAsync(Guid id, Actor viewer, CancellationToken ct) => related.FindAsync(id, viewer, ct);

    public Task<PhotoContent> OpenPhotoAsync(Guid id, Guid photoId, Actor viewer, string purpose, CancellationToken ct) =>
        photos.OpenAsync(id, photoId, PhotoVariant.Full, viewer, purpose, ct);

    public Task<IReadOnlyList<SubmissionDto>> ReadSubmissionsAsync(Guid id, Actor viewer, CancellationToken ct) => submissions.ReadAsync(id, viewer, ct);

    public async Task<IReadOnlyList<AppealDto>> ReadAppealsAsync(Guid? centerId, int most, CancellationToken ct)
    {
        var rows = await db.Set<ExemptionApplication>().AsNoTracking().Appealed(centerId).Take(most)
            .Include(a => a.Records.Where(r => r.Action == HandlingAction.Appeal)).AsSplitQuery().ToListAsync(ct);
        var names = await db.Set<CertificateType>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        return [.. rows.Select(a => new AppealDto(
            a.Id, a.Number, a.StudentName, a.CertificateTypeId is { } type ? names.GetValueOrDefault(type) : null, a.AppealedAt!.Value, a.Records.MaxBy(r => r.At)?.Note ?? string.Empty))];
    }

    public Task<RejectionChoices> ReadRejectionChoicesAsync(CancellationToken ct) => reasons.ChoicesAsync(ct);

    public async Task<FilterOptions> ReadFilterOptionsAsync(CancellationToken ct) => new(
        await db.Set<CertificateType>().AsNoTracking().OrderBy(t => t.Code).Select(t => new NamedOption(t.Id, t.Name)).ToListAsync(ct),
        await db.Set<ApplicationWindow>().AsNoTracking().OrderByDescending(w => w.OpensAt).Select(w => new NamedOption(w.Id, w.Name)).ToListAsync(ct));

    /// <summary>Whether the student has worked on what came back: an undo would then take it out of their hands.</summary>
    private async Task<bool> HasStudentGoneOnAsync(ExemptionApplication a, CancellationToken ct) => a.Status == ApplicationStatus.Rejected
        && (a.UpdatedAt > a.StatusChangedAt || await db.Set<DocumentPhoto>().AnyAsync(p => p.ApplicationId == a.Id && p.UploadedAt > a.StatusChangedAt, ct));

    private async Task<ExemptionApplication> FindAsync(Guid id, Actor actor, CancellationToken ct) =>
        await db.Set<ExemptionApplication>().ById(id).VisibleTo(actor).Include(a => a.Courses).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
}
