using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>See <see cref="IAmendments"/>.</summary>
internal sealed class Amendments(
    ExemptionDbContext db, DraftWriter writer, FixLists fixLists, SubmittedVersions versions, Submissions submissions, SensitiveFields fields, TimeProvider clock) : IAmendments
{
    public async Task AmendAsync(Guid id, AmendmentOrder order, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var a = await db.Set<ExemptionApplication>().ById(id).VisibleTo(actor).Include(x => x.Courses).Include(x => x.Photos).AsSplitQuery().SingleOrDefaultAsync(ct)
            ?? throw new EntityNotFoundException();
        a.Demand(ApplicationAction.Amend, actor, submissionIsOpen: false, now);
        a.DemandVersion(order.Version);
        var reason = Check(order);

        var type = await db.FindCertificateTypeAsync(a.CertificateTypeId, ct);
        var before = versions.ContentOf(a, type?.Name);
        var known = (await fixLists.FindAsync(a, type, ct)).Problems;
        await versions.EnsureKeptAsync(a, ct);
        var after = await AfterAsync(before, order, ct);
        var changed = FixRules.Changed(before, after);
        if (changed.Count == 0)
        {
            throw new InputException("fields", ApplicationErrors.AmendmentChangesNothing);
        }

        var values = new DraftValues(after.CertificateTypeId, after.CertificateLevel, after.CertificateNumber, after.IssuedOn, after.ValidUntil, after.Courses, after.Remark);
        a.Amend(values, fields.SealPhone(id, after.Phone), changed, reason, actor, now);
        var found = (await fixLists.FindAsync(a, await db.FindCertificateTypeAsync(a.CertificateTypeId, ct), ct)).Problems;
        // What was wrong before and is not touched keeps nobody from mending something else.
        if (found.Where(p => changed.Contains(p.Field) || !known.Contains(p)).ToList() is { Count: > 0 } problems)
        {
            throw new InputException(problems);
        }

        db.Add(versions.Seal(a, before, after, changed, reason, actor, now));
    }

    public async Task<IReadOnlyList<AmendableType>> OptionsAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var major = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer).Select(a => a.MajorCode).SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
        var types = await db.Set<CertificateType>().AsNoTracking().Where(t => t.IsActive).Include(t => t.Courses).OrderBy(t => t.Code).ToListAsync(ct);
        return [.. types.Select(t => new AmendableType(t.Id, t.Name, t.HasExpiry, [.. Enum.GetValues<CertificateLevel>().Where(t.OffersLevel).Select(level =>
            new AmendableLevel(level, [.. t.CoursesFor(level, major).OrderBy(c => c.Position).Select(c => new CourseDto(c.Code, c.Name, c.Credits))]))]))];
    }

    public Task<SubmissionDto?> ReadSubmissionAtAsync(Guid id, DateTime at, Actor viewer, CancellationToken ct) => submissions.ReadAtAsync(id, at, viewer, ct);

    private static string Check(AmendmentOrder order)
    {
        if (order.Fields.Count == 0 || order.Fields.Except(AmendableFields.All).Any())
        {
            throw new InputException("fields", ApplicationErrors.NotAmendable);
        }

        if (FieldText.Free(order.Reason) is not { } reason)
        {
            throw new InputException("reason", ApplicationErrors.AmendmentReasonRequired);
        }

        return reason.Length <= Amendment.LongestReason ? reason : throw new InputException("reason", "Exemption:TooLong");
    }

    private async Task<SubmittedContent> AfterAsync(SubmittedContent before, AmendmentOrder order, CancellationToken ct)
    {
        var after = before with
        {
            Phone = Of("phone") ? FieldText.Phone(order.Phone) : before.Phone,
            CertificateTypeId = Of("certificateTypeId") ? order.CertificateTypeId : before.CertificateTypeId,
            CertificateLevel = Of("certificateLevel") ? order.CertificateLevel : before.CertificateLevel,
            CertificateNumber = Of("certificateNumber") ? FieldText.Code(order.CertificateNumber) : before.CertificateNumber,
            IssuedOn = Of("issuedOn") ? order.IssuedOn : before.IssuedOn,
            ValidUntil = Of("validUntil") ? order.ValidUntil : before.ValidUntil,
        };
        return after with
        {
            CertificateTypeName = after.CertificateTypeId == before.CertificateTypeId ? before.CertificateTypeName : (await db.FindCertificateTypeAsync(after.CertificateTypeId, ct))?.Name,
            Courses = Of("courseCodes") ? await writer.CoursesAsync(order.CourseCodes, after.CertificateTypeId, after.CertificateLevel, ct) : before.Courses,
        };

        bool Of(string field) => order.Fields.Contains(field);
    }
}
