using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Users;
using Exemption.Identity;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>Looking certificates up by hand, with a trace (5-05), the same at both desks. The caller has checked the permission and set the tenant scope.</summary>
internal sealed class CertificateChecks(
    ExemptionDbContext db, IApplicationDesk applications, ReviewDesk desk, IProofPictures pictures, IAccountDirectory accounts, ICurrentUser user, TimeProvider clock)
{
    /// <summary>In bytes.</summary>
    public const int MaxFile = 10 * 1024 * 1024;

    private const int Most = 100;

    public async Task<IReadOnlyList<CertificateCheckDto>> ReadAsync(ReviewStage stage, Guid id, CancellationToken ct)
    {
        var application = await applications.ReadAsync(id, desk.Actor(stage), ct);
        var checks = await Of(id).AsNoTracking().OrderByDescending(c => c.At).Take(Most).ToListAsync(ct);
        var names = await accounts.NamesAsync([.. checks.Select(c => c.ById).Distinct()], ct);
        return [.. checks.Select(c => new CertificateCheckDto(
            c.Id, c.Stage, c.Result, c.Note, names.GetValueOrDefault(c.ById)?.Name, c.At, c.PictureId is not null, c.MayBeProvedBy(user.Id),
            application.SubmittedAt is { } submitted && c.At >= submitted))];
    }

    public async Task<CreatedCheckDto> RecordAsync(ReviewStage stage, Guid id, CertificateCheckInput input, CancellationToken ct)
    {
        ReviewDesk.RefuseTooLong("note", input.Note);
        if (input.Result is not { } result || !Enum.IsDefined(result))
        {
            throw new InputException("result", "Exemption:Required");
        }

        var note = ReviewDesk.Trimmed(input.Note);
        if (note is null && result == CheckResult.Different)
        {
            throw new InputException("note", ReviewErrors.CheckNoteRequired);
        }

        var application = await desk.DemandInHandAsync(stage, id, version: null, ct);
        if (await Of(id).CountAsync(ct) >= Most)
        {
            throw new BusinessException(ReviewErrors.TooManyChecks);
        }

        var check = CertificateCheck.Record(application.Center.Id, id, stage, result, note, user.Id, clock.GetUtcNow().UtcDateTime);
        db.Add(check);
        await db.SaveChangesAsync(ct);
        return new CreatedCheckDto(check.Id);
    }

    /// <summary>Asked before the first byte of the picture is read.</summary>
    public async Task<CertificateCheck> DemandAsync(ReviewStage stage, Guid id, Guid checkId, CancellationToken ct)
    {
        await applications.ReadAsync(id, desk.Actor(stage), ct);
        var check = await Of(id).SingleOrDefaultAsync(c => c.Id == checkId, ct) ?? throw new EntityNotFoundException();
        return check.MayBeProvedBy(user.Id) ? check : throw new BusinessException(ReviewErrors.ProofNotYours);
    }

    public async Task ProveAsync(CertificateCheck check, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        check.Prove(await pictures.KeepAsync(check.ApplicationId, check.TenantId, file, ct), user.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The screenshot, marked with the viewer; the view is logged before it is shown.</summary>
    public async Task<byte[]> OpenAsync(ReviewStage stage, Guid id, Guid checkId, CancellationToken ct)
    {
        var picture = await Of(id).Where(c => c.Id == checkId).Select(c => c.PictureId).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
        var bytes = await pictures.OpenAsync(id, picture, desk.Actor(stage), ct);
        await db.SaveChangesAsync(ct);
        return bytes;
    }

    private IQueryable<CertificateCheck> Of(Guid id) => db.Set<CertificateCheck>().Where(c => c.ApplicationId == id);
}

/// <param name="Note">What differed; at most 300 characters, required for <see cref="CheckResult.Different"/>.</param>
internal sealed record CertificateCheckInput(CheckResult? Result, string? Note);

internal sealed record CreatedCheckDto(Guid Id);

/// <param name="ByName">Null where the account is gone.</param>
/// <param name="MayProve">The viewer looked, and has not added a screenshot yet.</param>
/// <param name="IsOfThisSubmission">Made since the application was last submitted; an earlier one may be about other values.</param>
internal sealed record CertificateCheckDto(
    Guid Id, ReviewStage Stage, CheckResult Result, string? Note, string? ByName, DateTime At, bool HasPicture, bool MayProve, bool IsOfThisSubmission);
