using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>The applications of a student for the own copy: values, handling, photographs, consents, and who looked.</summary>
internal sealed class ApplicationsOfPerson(ExemptionDbContext db, SensitiveFields fields, SubmittedVersions versions, PhotoStore photos, AccessViews views) : IPersonalDataSource
{
    public string Section => "applications";

    public async Task<object> ReadAsync(Guid personId, PersonalFiles files, CancellationToken ct)
    {
        var applications = await db.Set<ExemptionApplication>().AsNoTracking().OfStudent(personId)
            .Include(a => a.Courses).Include(a => a.Photos).Include(a => a.Records).Include(a => a.Versions).AsSplitQuery().ToListAsync(ct);
        var ids = applications.Select(a => a.Id).ToList();
        var amendments = (await db.Set<Amendment>().AsNoTracking().Where(x => ids.Contains(x.ApplicationId)).OrderBy(x => x.At).ToListAsync(ct)).ToLookup(x => x.ApplicationId);
        var types = await db.Set<CertificateType>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        var consents = await db.Set<PhotoConsent>().AsNoTracking().Where(c => c.StudentId == personId).OrderBy(c => c.Number).ToListAsync(ct);
        foreach (var photo in applications.SelectMany(a => a.Photos))
        {
            files.Add(NameOf(photo), token => photos.OpenAsync(photo, PhotoVariant.Full, token));
        }

        return new
        {
            items = applications.Select(a => Show(a, a.CertificateTypeId is { } type ? types.GetValueOrDefault(type) : null, amendments[a.Id])),
            consents = consents.Select(c => new { c.At, given = c.IsGiven, c.WordingVersion, c.Language, c.Purpose, c.Retention }),
            views = (await views.OfAsync([.. applications.Select(a => a.Id), personId], personId, ct)).Select(v => new { about = v.SubjectId, v.At, v.What, v.Viewer, v.Purpose }),
        };
    }

    private object Show(ExemptionApplication a, string? type, IEnumerable<Amendment> amendments) => new
    {
        a.Id, a.Number, a.Status, a.StudentName, a.AdmissionTicketNumber, a.MajorCode, a.MajorName, idNumber = fields.IdNumberOf(a), phone = fields.PhoneOf(a),
        certificateType = type, a.CertificateLevel, a.CertificateNumber, a.IssuedOn, a.ValidUntil, a.Remark, courses = a.Courses.ToDtos(),
        a.CreatedAt, a.UpdatedAt, a.SubmittedAt, a.DeclarationVersion, a.DeclarationAcceptedAt,
        photos = a.Photos.OrderBy(p => p.UploadedAt).Select(p => new { p.Kind, p.UploadedAt, p.ReplacedAt, p.Width, p.Height, p.Bytes, file = NameOf(p) }),
        handling = a.Records.Where(r => !r.Action.IsForDesksOnly()).OrderBy(r => r.At).ThenBy(r => r.Id)
            .Select(r => new { r.At, r.Action, by = r.ActorSide, r.FromStatus, r.ToStatus, r.Reasons, r.Items, Note = HandlingRecord.IsForStaff(r.Action) ? null : r.Note, r.Points }),
        amendments = amendments.Select(x => new { x.At, by = x.ActorSide, x.Fields, x.Reason, content = versions.Open(x) }),
        submissions = a.Versions.OrderBy(v => v.Number).Select(v => new { v.Number, v.SubmittedAt, content = versions.Open(v) }),
    };

    private static string NameOf(DocumentPhoto p) => $"photos/{p.ApplicationId:N}/{p.Kind}-{p.Id:N}.jpg";
}
