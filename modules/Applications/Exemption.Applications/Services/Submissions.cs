using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Lays the submissions of an application side by side: what each said, what it answers, and what it changed (F-29, F-30).</summary>
internal sealed class Submissions(ExemptionDbContext db, SubmittedVersions versions, ReasonLibrary reasons)
{
    public async Task<IReadOnlyList<SubmissionDto>> ReadAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var a = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer)
            .Include(x => x.Versions).Include(x => x.Photos).Include(x => x.Records.Where(r => r.Action == HandlingAction.Reject)).AsSplitQuery().SingleOrDefaultAsync(ct)
            ?? throw new EntityNotFoundException();
        var words = await reasons.ReadAsync(ct);
        var all = a.Versions.OrderBy(v => v.Number).Select(v => new Opened(v, versions.Open(v))).ToList();
        return [.. all.Select(v => ToDto(a, all, v, words))];
    }

    private static SubmissionDto ToDto(ExemptionApplication a, IReadOnlyList<Opened> all, Opened v, ReasonTexts words)
    {
        var (row, content) = v;
        var asked = a.Records.Where(r => r.At <= row.SubmittedAt).MaxBy(r => r.At);
        var before = asked is null ? null : all.LastOrDefault(o => o.Row.SubmittedAt <= asked.At);
        return new SubmissionDto
        {
            Number = row.Number,
            SubmittedAt = row.SubmittedAt,
            StudentName = content.Student.Name,
            AdmissionTicketNumber = content.Student.AdmissionTicketNumber,
            MajorName = content.Student.MajorName,
            IdNumber = content.IdNumber,
            Phone = content.Phone,
            CertificateTypeName = content.CertificateTypeName,
            CertificateLevel = content.CertificateLevel,
            CertificateNumber = content.CertificateNumber,
            IssuedOn = content.IssuedOn,
            ValidUntil = content.ValidUntil,
            Courses = content.Courses,
            Remark = content.Remark,
            Photos = [.. content.Photos.OrderBy(p => p.Key).Select(p => Photo(p.Key, p.Value, a.Photos.FirstOrDefault(x => x.Id == p.Value)))],
            Asked = asked is null ? null : ApplicationReader.ToRejection(asked, words),
            Changed = before is null ? [] : FixRules.Changed(before.Content, content),
            Unchanged = asked is null ? [] : [.. content.Answers.Select(x => new FixPointDto(x.Item, false, x.Remark))],
        };
    }

    private static SubmittedPhotoDto Photo(PhotoKind kind, Guid id, DocumentPhoto? row) => new(kind, id, row is not null, row?.OptimisedKey is not null);

    private sealed record Opened(SubmittedVersion Row, SubmittedContent Content);
}
