using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Localization;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Exemption.Printing.Domain;
using Exemption.Printing.Templates;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Printing.Services;

/// <summary>The university whose name stands over the title; nothing stands there where none is configured.</summary>
internal sealed record IssuingUniversity(string? Name);

/// <summary>Turns an application, as its viewer may see it, into what the form shows.</summary>
internal sealed class RecordSheets(
    ExemptionDbContext db, IApplicationDesk applications, ICheckedPoints points, IReasonTexts reasons, CheckCodes codes, RecordCheckAddress address, IssuingUniversity university, RecordTexts texts, TextCatalog catalog)
{
    /// <summary>Written into the access log beside each photo that goes onto paper.</summary>
    private const string Purpose = "record.pdf";

    public async Task<RecordSheet> MakeAsync(ApplicationDetail application, Actor viewer, CancellationToken ct)
    {
        var a = application;
        var words = await reasons.ReadAsync(ct);
        var approved = a.Status == ApplicationStatus.Approved ? a.StatusChangedAt : (DateTime?)null;
        // As first printed: a later index key would make another code.
        var code = await CodeAsync(a.Id, ct);
        return new RecordSheet(
            a.Number ?? string.Empty,
            code,
            new RecordHeading(university.Name, a.Window?.Name, a.SubmittedAt, approved),
            Student(a),
            new RecordCertificate(a.CertificateTypeName, a.CertificateLevel?.ToString(), a.CertificateNumber, a.Issuer, a.IssuedOn, a.ValidUntil),
            [.. a.Courses.Select(c => new RecordCourse(c.Code, c.Name, c.Credits))],
            a.Remark,
            a.Declaration is { } d ? new RecordDeclaration(d.Version, d.AcceptedAt, null) : null,
            [.. (await points.ReadAsync(a.Id, ct)).Select(p => new RecordChecklist(Desk(p.Side), [.. p.Points.Select(x => new RecordCheck(x.Text, x.Checked))]))],
            [Opinion(a, RecordDesk.Center, HandlingAction.CenterApprove), Opinion(a, RecordDesk.University, HandlingAction.UniversityApprove), new(RecordDesk.ExamAuthority, null, null, null)],
            [.. a.Records.Where(r => !r.Action.IsForDesksOnly()).Select(r => Handling(r, words))],
            [.. a.Photos.Select(p => new RecordPhoto(p.Kind.ToString(), async token => (await applications.OpenPhotoAsync(a.Id, p.Id, viewer, Purpose, token)).Bytes))])
        {
            CheckAddress = approved is null ? null : address.Of(code),
        };
    }

    private async Task<string> CodeAsync(Guid applicationId, CancellationToken ct) =>
        await db.Set<ApplicationRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.ApplicationId == applicationId, ct) switch
        {
            null => codes.Of(applicationId),
            // Approved again so lately that the outbox has not come round to the record.
            { RevokedAt: not null } revoked => codes.Of(applicationId, revoked.Revocations),
            var record => record.CheckCode,
        };

    private static RecordStudent Student(ApplicationDetail a)
    {
        var number = a.IdNumber is { Length: 18 } whole ? whole : null;
        RecordSex? sex = number is null ? null : IdNumber.IsMale(number) ? RecordSex.Male : RecordSex.Female;
        return new RecordStudent(
            a.Student.Name, sex, number is null ? null : IdNumber.BirthDate(number), a.IdNumber, a.Student.AdmissionTicketNumber, a.Phone, a.Center.Name,
            a.Student.MajorCode, a.Student.MajorName);
    }

    /// <summary>The desk's last approval: after a rejection by the university there may be two of the centre.</summary>
    private RecordOpinion Opinion(ApplicationDetail a, RecordDesk desk, HandlingAction approval)
    {
        var record = a.Records.LastOrDefault(r => r.Action == approval);
        return record is null
            ? new RecordOpinion(desk, null, null, null)
            : new RecordOpinion(desk, texts.Format("OpinionText", ("action", texts.Word("Action", approval.ToString())), ("note", record.Note)), record.ActorName, Shanghai.DayOf(record.At));
    }

    private RecordHandling Handling(HandlingRecordDto r, ReasonTexts words)
    {
        var who = r.ActorRole == ActorSide.System ? texts.Word("Role", r.ActorRole.ToString()) : r.ActorName;
        List<string> parts = [];
        if (r.Points.Count > 0)
        {
            parts.AddRange(r.Points.Select(p => texts.Format(
                p.Note is null ? "Point" : "PointWithNote", ("item", Known("RejectionItem", p.Item)), ("reason", words.In(TextCatalog.DefaultCulture, p.Reason.Code)), ("note", p.Note))));
        }
        else if (r.Reasons.Count > 0)
        {
            parts.Add(texts.Format("Reasons", ("reasons", string.Join(texts["And"], r.Reasons.Select(x => words.In(TextCatalog.DefaultCulture, x.Code))))));
        }

        if (r.Items.Count > 0 && r.Points.Count == 0)
        {
            parts.Add(texts.Format(r.Action == HandlingAction.Amend ? "Amended" : "Items", ("items", string.Join(texts["And"], r.Items.Select(x => Known("RejectionItem", x))))));
        }

        // What staff say to one another about their own work stays between them.
        if (!string.IsNullOrWhiteSpace(r.Note) && r.Action is not (HandlingAction.ReturnToCenter or HandlingAction.Undo))
        {
            parts.Add(r.Note);
        }

        return new RecordHandling(r.At, who, r.ActorRole.ToString(), r.Action.ToString(), string.Join('\n', parts));
    }

    private static RecordDesk Desk(ActorSide side) => side == ActorSide.Center ? RecordDesk.Center : RecordDesk.University;

    /// <summary>The Chinese word of a code of another module, whatever language the caller reads.</summary>
    private string Known(string kind, string code) => catalog.Find(TextCatalog.DefaultCulture, $"{kind}:{code}") ?? code;
}
