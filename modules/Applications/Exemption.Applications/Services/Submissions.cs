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
        var all = await LoadAsync(id, viewer, ct);
        return [.. all.Versions.Select(v => ToDto(all, v, versions.Open(v)))];
    }

    /// <summary>The last submission before a moment, with what staff had corrected by then.</summary>
    public async Task<SubmissionDto?> ReadAtAsync(Guid id, DateTime at, Actor viewer, CancellationToken ct)
    {
        var all = await LoadAsync(id, viewer, ct);
        return all.Versions.LastOrDefault(v => v.SubmittedAt <= at) is { } version ? ToDto(all, version, versions.At(version, all.Amendments, at)) : null;
    }

    private async Task<Loaded> LoadAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var a = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer)
            .Include(x => x.Versions).Include(x => x.Photos).Include(x => x.Records.Where(r => r.Action == HandlingAction.Reject)).AsSplitQuery().SingleOrDefaultAsync(ct)
            ?? throw new EntityNotFoundException();
        return new Loaded(a, [.. a.Versions.OrderBy(v => v.Number)], await versions.AmendmentsAsync(id, ct), await reasons.ReadAsync(ct));
    }

    private SubmissionDto ToDto(Loaded all, SubmittedVersion row, SubmittedContent content)
    {
        var asked = all.Application.Records.Where(r => r.At <= row.SubmittedAt).MaxBy(r => r.At);
        // What a desk amended before it rejected is not what the student changed afterwards.
        var before = asked is not null && all.Versions.LastOrDefault(v => v.SubmittedAt <= asked.At) is { } last ? versions.At(last, all.Amendments, asked.At) : null;
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
            Photos = [.. content.Photos.OrderBy(p => p.Key).Select(p => Photo(p.Key, p.Value, all.Application.Photos.FirstOrDefault(x => x.Id == p.Value)))],
            Asked = asked is null ? null : ApplicationReader.ToRejection(asked, all.Words),
            Changed = before is null ? [] : FixRules.Changed(before, content),
            Unchanged = asked is null ? [] : [.. content.Answers.Select(x => new FixPointDto(x.Item, false, x.Remark))],
        };
    }

    private static SubmittedPhotoDto Photo(PhotoKind kind, Guid id, DocumentPhoto? row) => new(kind, id, row is not null, row?.OptimisedKey is not null);

    private sealed record Loaded(ExemptionApplication Application, IReadOnlyList<SubmittedVersion> Versions, IReadOnlyList<Amendment> Amendments, ReasonTexts Words);
}
