using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Localization;
using Exemption.Framework.Security;
using Exemption.Identity;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Puts one application together as its viewer may see it: the row, its catalogue entry, its centre, and what still hinders it.</summary>
internal sealed class ApplicationReader(
    ExemptionDbContext db, SensitiveFields fields, PhotoShapes photos, FixLists fixLists, SubmittedVersions versions, ReasonLibrary reasons, ILearningCenterDirectory centers, TextCatalog texts, TimeProvider clock)
{
    public async Task<ApplicationDetail> ReadAsync(Guid id, Actor viewer, CancellationToken ct)
    {
        var a = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).VisibleTo(viewer)
            .Include(x => x.Courses).Include(x => x.Photos).Include(x => x.Records).Include(x => x.Tags).AsSplitQuery().SingleOrDefaultAsync(ct) ?? throw new EntityNotFoundException();
        var now = clock.GetUtcNow().UtcDateTime;
        var type = await db.FindCertificateTypeAsync(a.CertificateTypeId, ct);
        var window = await db.FindSubmissionWindowAsync(a, now, ct);
        var center = await centers.FindAsync(a.TenantId, ct);
        // Who of the desk has taken it from whom, what it has put off and whom it suspects, is the desk's own affair.
        var records = a.Records.Where(r => viewer.Side != ActorSide.Student || !r.Action.IsForDesksOnly()).OrderBy(r => r.At).ThenBy(r => r.Id).ToList();
        var words = await reasons.ReadAsync(ct);
        var state = IsClosed(a) ? new DraftState([], null) : await fixLists.FindAsync(a, type, ct);
        var isOpen = window?.AcceptsAt(now, a.RejectedAt) == true;
        return new ApplicationDetail
        {
            Id = a.Id,
            Number = a.Number,
            Version = a.Version,
            Status = a.Status,
            CreatedAt = a.CreatedAt,
            SubmittedAt = a.SubmittedAt,
            StatusChangedAt = a.StatusChangedAt,
            Window = window?.ToDto(now),
            Center = new CenterRef(a.TenantId, center?.Name ?? string.Empty),
            Student = new StudentRef(a.StudentId, a.StudentName, a.AdmissionTicketNumber, a.MajorCode, a.MajorName),
            IdNumber = fields.IdNumberOf(a),
            Phone = fields.PhoneOf(a),
            CertificateTypeId = a.CertificateTypeId,
            CertificateTypeName = type?.Name,
            Issuer = type?.Issuer,
            CertificateLevel = a.CertificateLevel,
            CertificateNumber = a.CertificateNumber,
            IssuedOn = a.IssuedOn,
            ValidUntil = a.ValidUntil,
            Courses = a.Courses.ToDtos(),
            Remark = a.Remark,
            Photos = [.. a.Photos.Where(p => p.ReplacedAt is null).OrderBy(p => p.Kind).Select(photos.Of)],
            Rejection = a.Status is ApplicationStatus.Rejected or ApplicationStatus.Draft ? RejectionOf(records, words) : null,
            FixList = state.FixList,
            ReturnNote = viewer.Side == ActorSide.Student ? null : a.ReturnNote,
            TagIds = viewer.Side == ActorSide.Student ? [] : a.TagIds(),
            Pause = viewer.Side == ActorSide.Student ? null : a.PauseAt(now),
            Problems = [.. state.Problems.Select(p => new FieldProblem(p.Field, p.Code, texts[p.Code]))],
            Declaration = a is { DeclarationVersion: { } version, DeclarationAcceptedAt: { } at } ? new DeclarationDto(version, at) : null,
            ResubmitBy = a.Status is ApplicationStatus.Draft or ApplicationStatus.Rejected ? window?.DeadlineFor(a.RejectedAt) : null,
            AllowedActions = ApplicationWorkflow.AllowedActions(a.Facts(isOpen, now), viewer),
            Amendments = [.. (await versions.AmendmentsAsync(id, ct)).SelectMany(Fields)],
            Records = [.. Told(records, viewer).Select(r => ToDto(r, viewer, center?.Name, words))],
        };
    }

    /// <summary>Reasons in the viewer's language, each with what was noted to it, and the note to all.</summary>
    public string ReasonText(HandlingRecord record, ReasonTexts words) => string.Join(
        texts["Applications:ListSeparator"],
        [
            .. record.Points is { } points ? points.Select(p => p.Note is { } note ? texts.Format("Applications:ReasonWithNote", new Dictionary<string, object?> { ["reason"] = words[p.Reason], ["note"] = note }) : words[p.Reason]).Distinct() : record.Reasons.Select(r => words[r]),
            .. record.Note is { } said ? new[] { said } : [],
        ]);

    /// <summary>One line for each field of it.</summary>
    private IEnumerable<AmendmentDto> Fields(Amendment x)
    {
        var (before, after) = versions.Open(x);
        return x.Fields.Select(field => new AmendmentDto(x.Id, x.At, x.ActorSide, x.ActorName, field, FixRules.TextOf(before, field), FixRules.TextOf(after, field), x.Reason));
    }

    private static bool IsClosed(ExemptionApplication a) => a.Status is ApplicationStatus.Approved or ApplicationStatus.Withdrawn;

    /// <summary>A decision that was taken back within seconds was never told to anybody; the student's page keeps silent about it, too.</summary>
    private static IEnumerable<HandlingRecord> Told(List<HandlingRecord> records, Actor viewer) => viewer.Side != ActorSide.Student
        ? records
        : records.Where((r, i) => r.Action != HandlingAction.TakeBack && (i + 1 == records.Count || records[i + 1].Action != HandlingAction.TakeBack));

    /// <summary>The last one, if it still stands.</summary>
    private static RejectionDto? RejectionOf(IEnumerable<HandlingRecord> records, ReasonTexts words) => records.LastOrDefault(r =>
        r.Action is HandlingAction.Reject || (r.FromStatus == ApplicationStatus.Rejected && r.Action is HandlingAction.Undo or HandlingAction.TakeBack)) is { Action: HandlingAction.Reject } r
        ? ToRejection(r, words)
        : null;

    public static RejectionDto ToRejection(HandlingRecord r, ReasonTexts words) => new(Reasons(r, words), r.Items, r.Note, r.ActorSide, r.ActorName, r.At, Points(r, words));

    private HandlingRecordDto ToDto(HandlingRecord r, Actor viewer, string? center, ReasonTexts words) => new(
        r.Id, r.At, r.Action, r.ActorSide == ActorSide.System ? texts["Applications:SystemActor"] : r.ActorName, r.ActorSide,
        r.ActorSide is ActorSide.Center or ActorSide.Student ? center : null, r.FromStatus, r.ToStatus, Reasons(r, words), r.Items, NoteFor(viewer, r), Points(r, words));

    /// <summary>What the university tells the centre is about the centre's work and not the student's business; and what it found out about two students may name another centre's.</summary>
    private static string? NoteFor(Actor viewer, HandlingRecord r) =>
        (viewer.Side == ActorSide.Student && HandlingRecord.IsForStaff(r.Action)) || (viewer.Side == ActorSide.Center && r.Action == HandlingAction.DuplicateResolved) ? null : r.Note;

    private static List<ReasonDto> Reasons(HandlingRecord r, ReasonTexts words) => [.. r.Reasons.Select(key => new ReasonDto(key, words[key]))];

    private static List<RejectionPointDto> Points(HandlingRecord r, ReasonTexts words) => [.. (r.Points ?? []).Select(p =>
        new RejectionPointDto(p.Item, new ReasonDto(p.Reason, words[p.Reason]), p.Note, words.Find(p.Reason)?.GoodExample, words.Find(p.Reason)?.BadExample))];
}
