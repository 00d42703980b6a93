using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Timing;
using Exemption.Framework.Users;
using Exemption.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>确认提交 (S-26, S-43): the one moment at which everything must be right.</summary>
[Route("api/applications/mine")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class SubmissionAppService(
    ExemptionDbContext db, ApplicationReader reader, FixLists fixLists, SubmittedVersions versions, IUserDirectory users, ICurrentUser user, TimeProvider clock) : AppService
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Submits, or submits again after a rejection. The header <c>Idempotency-Key</c> makes a repeated request harmless: same key, same answer.
    /// 400 with one entry per problem; 409 <c>Applications:WindowClosed</c> (S-30), <c>ActionNotAllowed</c> (S-31), <c>Conflict</c>,
    /// <c>DuplicateCertificate</c>, <c>DuplicateCourse</c>.
    /// </summary>
    [HttpPost("{id:guid}/submit")]
    public async Task<ApplicationDetail> SubmitAsync(Guid id, SubmitInput input, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, CancellationToken ct)
    {
        var key = Guid.TryParse(idempotencyKey, out var parsed) ? parsed : throw new InputException("idempotencyKey", ApplicationErrors.IdempotencyKeyMissing);
        if (!await WasDoneAsync(key, id, ct))
        {
            await SubmitOnceAsync(id, input, key, ct);
        }

        return await reader.ReadAsync(id, user.AsStudent(), ct);
    }

    /// <summary>Of two simultaneous requests with one key the later one finds the work done, wherever it notices; that is its answer, not an error.</summary>
    private async Task SubmitOnceAsync(Guid id, SubmitInput input, Guid key, CancellationToken ct)
    {
        try
        {
            await TrySubmitAsync(id, input, key, ct);
        }
        catch (Exception e) when (e is BusinessException { Code: ApplicationErrors.Conflict or ApplicationErrors.ActionNotAllowed }
            || e is DbUpdateException d && d.Broke(nameof(IdempotencyKey)))
        {
            db.ChangeTracker.Clear();
            if (!await WasDoneAsync(key, id, ct))
            {
                throw;
            }
        }
    }

    private async Task TrySubmitAsync(Guid id, SubmitInput input, Guid key, CancellationToken ct)
    {
        var application = await FindAsync(id, ct);
        var window = await CheckAsync(application, input, ct);
        var number = application.Number ?? await NextNumberAsync(ct);
        if (await users.FindStudentAsync(user.Id, ct) is { } student)
        {
            // Only now: making the first number of a year saves, and a half-changed application must not be saved with it.
            application.Know(student.ToSnapshot());
        }

        var now = Now;
        var version = await versions.SealAsync(application, (await db.FindCertificateTypeAsync(application.CertificateTypeId, ct))?.Name, now, ct);
        application.Submit(new Submission(number, window.Id, input.DeclarationVersion, version), user.AsStudent(), now);
        db.Add(new IdempotencyKey { TenantId = application.TenantId, StudentId = user.Id, Key = key, ApplicationId = id, At = Now });
        await db.CommitAsync(id, ct);
    }

    private async Task<ExemptionApplication> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<ExemptionApplication>().ById(id).VisibleTo(user.AsStudent()).Include(a => a.Courses).Include(a => a.Photos).AsSplitQuery().SingleOrDefaultAsync(ct)
        ?? throw new EntityNotFoundException();

    /// <summary>Cheapest refusal first, and the one that makes the others pointless before them.</summary>
    private async Task<ApplicationWindow> CheckAsync(ExemptionApplication application, SubmitInput input, CancellationToken ct)
    {
        application.Demand(ApplicationAction.Submit, user.AsStudent(), submissionIsOpen: true, Now);
        application.DemandVersion(input.Version);
        var window = await db.FindSubmissionWindowAsync(application, Now, ct);
        if (window?.AcceptsAt(Now, application.RejectedAt) != true)
        {
            throw new BusinessException(ApplicationErrors.WindowClosed);
        }

        var problems = (await fixLists.FindAsync(application, await db.FindCertificateTypeAsync(application.CertificateTypeId, ct), ct)).Problems.ToList();
        problems.AddRange(await ConfirmationProblemsAsync(input, ct));
        return problems.Count == 0 ? window : throw new InputException(problems);
    }

    private async Task<IEnumerable<FieldError>> ConfirmationProblemsAsync(SubmitInput input, CancellationToken ct)
    {
        var current = (await db.ReadTextsAsync(ct)).DeclarationVersion;
        return new[]
        {
            input.PhotosConfirmed ? null : new FieldError("photosConfirmed", ApplicationErrors.PhotosNotConfirmed),
            input.DeclarationAccepted ? null : new FieldError("declarationAccepted", ApplicationErrors.DeclarationNotAccepted),
            input.DeclarationVersion == current ? null : new FieldError("declarationVersion", ApplicationErrors.DeclarationOutdated),
        }.OfType<FieldError>();
    }

    /// <summary>Year and six digits, by the calendar of Shanghai. A refused submission leaves a gap, which nobody minds.</summary>
    private async Task<string> NextNumberAsync(CancellationToken ct)
    {
        var year = Shanghai.DayOf(Now).Year;
        return ApplicationNumbers.Format(year, await db.NextNumberAsync(ApplicationNumbers.CounterOf(year), ct));
    }

    private async Task<bool> WasDoneAsync(Guid key, Guid id, CancellationToken ct)
    {
        var done = await db.Set<IdempotencyKey>().AsNoTracking().SingleOrDefaultAsync(k => k.StudentId == user.Id && k.Key == key, ct);
        return done is null || done.ApplicationId == id ? done is not null : throw new BusinessException(ApplicationErrors.IdempotencyKeyReused);
    }
}

internal sealed record SubmitInput
{
    public required int Version { get; init; }

    [StringLength(32)]
    public required string DeclarationVersion { get; init; }
    public required bool PhotosConfirmed { get; init; }
    public required bool DeclarationAccepted { get; init; }
}
