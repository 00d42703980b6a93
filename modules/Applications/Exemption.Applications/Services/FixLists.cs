using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>What stands between a draft and its submission: what the rules find wrong with it, and what a rejection asked for and is still owed.</summary>
internal sealed class FixLists(ExemptionDbContext db, SubmittedVersions versions, SensitiveFields fields, IUserDirectory users, TimeProvider clock)
{
    /// <summary>Courses and current photos must be loaded.</summary>
    public async Task<DraftState> FindAsync(ExemptionApplication a, CertificateType? type, CancellationToken ct)
    {
        var problems = await ProblemsAsync(a, type, ct);
        if (!a.HasFixList)
        {
            return new DraftState(problems, null);
        }

        var open = FixRules.OpenFields(a.FixItems, problems);
        var before = await versions.RejectedAsync(a, ct);
        var changed = before is null ? [] : FixRules.Changed(before, versions.ContentOf(a, null));
        var owed = a.FixItems.Where(item => !FixRules.IsAnswered(item, changed, a.FixAnswers) && problems.All(p => p.Field != item));
        return new DraftState(
            [.. problems, .. owed.Select(item => new FieldError(item, ApplicationErrors.FixOwed))],
            new FixListDto([.. a.FixItems.Select(item => new FixPointDto(item, FixRules.IsChanged(item, changed), a.FixAnswers.FirstOrDefault(x => x.Item == item)?.Remark))], open));
    }

    /// <summary>Refuses a change to what the rejection left closed.</summary>
    public async Task DemandOpenAsync(ExemptionApplication a, IReadOnlyList<string> touched, CancellationToken ct)
    {
        if (!a.HasFixList || touched.Count == 0)
        {
            return;
        }

        var open = FixRules.OpenFields(a.FixItems, await ProblemsAsync(a, await db.FindCertificateTypeAsync(a.CertificateTypeId, ct), ct));
        if (touched.Except(open).Select(field => new FieldError(field, ApplicationErrors.FieldClosed)).ToList() is { Count: > 0 } closed)
        {
            throw new InputException(closed);
        }
    }

    /// <summary>For a single photo, before anything of it is taken in.</summary>
    public async Task DemandOpenAsync(ExemptionApplication application, PhotoKind kind, CancellationToken ct)
    {
        if (application.HasFixList)
        {
            var whole = await db.Set<ExemptionApplication>().AsNoTracking().ById(application.Id).Include(a => a.Courses).Include(a => a.Photos).AsSplitQuery().SingleAsync(ct);
            await DemandOpenAsync(whole, [RejectionItems.Of(kind)], ct);
        }
    }

    private async Task<IReadOnlyList<FieldError>> ProblemsAsync(ExemptionApplication a, CertificateType? type, CancellationToken ct)
    {
        var idNumber = fields.IdNumberOf(a);
        var known = idNumber is null ? null : await users.HasIdNumberAsync(a.StudentId, idNumber, ct);
        return DraftRules.Problems(new DraftFacts(
            idNumber, known, fields.PhoneOf(a), a.CertificateTypeId, type, a.CertificateLevel, a.CertificateNumber, a.IssuedOn, a.ValidUntil,
            [.. a.Courses.Select(c => c.Code)], a.MajorCode, a.Photos.Where(p => p.ReplacedAt is null).ToDictionary(p => p.Kind, p => p.IsUsable),
            Shanghai.Today(clock)));
    }
}

/// <param name="Problems">All that hinders a submission, one per field.</param>
/// <param name="FixList">Null where no rejection asked for anything.</param>
internal sealed record DraftState(IReadOnlyList<FieldError> Problems, FixListDto? FixList);
