using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Timing;

namespace Exemption.Applications.Domain;

/// <summary>
/// One certificate of one student, and the courses it is to exempt. Only <see cref="Move"/> moves its status, by the table of
/// <see cref="ApplicationWorkflow"/>, and in the same breath writes the handling record and raises the event.
/// </summary>
internal sealed class ExemptionApplication : AggregateRoot, IMultiTenant, IHasVersion
{
    /// <summary>The last year of the calendar; both databases keep it.</summary>
    private static readonly DateTime Forever = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<ApplicationCourse> _courses = [];
    private readonly List<DocumentPhoto> _photos = [];
    private readonly List<HandlingRecord> _records = [];
    private readonly List<SubmittedVersion> _versions = [];
    private readonly List<ApplicationTag> _tags = [];

    private ExemptionApplication()
    {
    }

    public ExemptionApplication(StudentSnapshot student, Guid tenantId, Guid windowId, Actor actor, DateTime now)
    {
        (TenantId, StudentId, WindowId) = (tenantId, actor.Id, windowId);
        CreatedAt = UpdatedAt = StatusChangedAt = now;
        Know(student);
        Record(HandlingAction.Created, actor, now, null, ApplicationStatus.Draft, new Said([], [], null));
    }

    public Guid TenantId { get; private init; }
    public Guid StudentId { get; private init; }
    public int Version { get; private set; } = 1;
    public ApplicationStatus Status { get; private set; } = ApplicationStatus.Draft;
    public string? Number { get; private set; }
    public Guid? WindowId { get; private set; }

    public string StudentName { get; private set; } = string.Empty;
    public string AdmissionTicketNumber { get; private set; } = string.Empty;
    public string MajorCode { get; private set; } = string.Empty;
    public string MajorName { get; private set; } = string.Empty;

    public byte[]? IdNumberCipher { get; private set; }
    public byte[]? IdNumberIndex { get; private set; }
    public byte[]? PhoneCipher { get; private set; }
    public byte[]? PhoneIndex { get; private set; }
    public Guid? CertificateTypeId { get; private set; }
    public CertificateLevel? CertificateLevel { get; private set; }
    public string? CertificateNumber { get; private set; }
    public DateOnly? IssuedOn { get; private set; }
    public DateOnly? ValidUntil { get; private set; }
    public string? Remark { get; private set; }

    public DateTime CreatedAt { get; private init; }
    public DateTime UpdatedAt { get; private set; }

    /// <summary>The last submission.</summary>
    public DateTime? SubmittedAt { get; private set; }
    public DateTime StatusChangedAt { get; private set; }

    /// <summary>The last rejection; it opens the time of grace.</summary>
    public DateTime? RejectedAt { get; private set; }

    /// <summary>What the last rejection asks for; empty where it named nothing.</summary>
    public IReadOnlyList<string> FixItems { get; private set; } = [];

    /// <summary>What of it the student leaves as it is, and why.</summary>
    public IReadOnlyList<FixAnswer> FixAnswers { get; private set; } = [];
    public string? DeclarationVersion { get; private set; }
    public DateTime? DeclarationAcceptedAt { get; private set; }

    /// <summary>So many days before its end the last reminder of this correction was due; null before the first.</summary>
    public int? RemindedDays { get; private set; }

    /// <summary>When the student, whose time for the correction is over, asked the centre; null before that.</summary>
    public DateTime? AppealedAt { get; private set; }

    public Guid? ClaimedById { get; private set; }
    public string? ClaimedByName { get; private set; }
    public DateTime? ClaimedAt { get; private set; }

    /// <summary>The claim runs out by itself at this moment, unless it is renewed.</summary>
    public DateTime? ClaimedUntil { get; private set; }

    /// <summary>Its desk has put it off, since when, who and why; it goes on by itself at the moment of <see cref="PausedUntil"/>.</summary>
    public DateTime? PausedAt { get; private set; }
    public string? PausedByName { get; private set; }
    public string? PauseReason { get; private set; }

    /// <summary>Far in the future where no day was named, so that one comparison tells whether it is put off.</summary>
    public DateTime? PausedUntil { get; private set; }

    /// <summary>Which desk's decision brought it to a status that tells not by itself: a rejection, or a return. And who decided last, whatever it was.</summary>
    public ActorSide? DecidedBySide { get; private set; }
    public Guid? DecidedById { get; private set; }

    /// <summary>The university's note to the centre, from the return until the application moves on.</summary>
    public string? ReturnNote { get; private set; }

    /// <summary>When the photographs of a finished application reached the end of their time; the record stays without them.</summary>
    public DateTime? PhotosDeletedAt { get; private set; }

    /// <summary>Student and certificate number while live, else null; unique, so that no certificate is used twice (section 1.5).</summary>
    public string? LiveCertificateKey { get; private set; }

    public IReadOnlyList<ApplicationCourse> Courses => _courses;
    public IReadOnlyList<DocumentPhoto> Photos => _photos;
    public IReadOnlyList<HandlingRecord> Records => _records;
    public IReadOnlyList<SubmittedVersion> Versions => _versions;
    public IReadOnlyList<ApplicationTag> Tags => _tags;

    /// <summary>Submitted and not turned down: it holds its certificate and courses against others.</summary>
    public bool IsLive => Status is ApplicationStatus.Submitted or ApplicationStatus.CenterApproved or ApplicationStatus.Approved;

    /// <summary>It is being mended: only what <see cref="FixRules"/> opens may change.</summary>
    public bool HasFixList => FixItems.Count > 0 && Status is ApplicationStatus.Draft or ApplicationStatus.Rejected;

    public ApplicationFacts Facts(bool submissionIsOpen, DateTime now) => new(Status, TenantId, StudentId, HolderAt(now), submissionIsOpen, AppealedAt is not null)
    {
        DecidedBy = Status switch
        {
            ApplicationStatus.CenterApproved => ActorSide.Center,
            ApplicationStatus.Approved => ActorSide.University,
            _ => DecidedBySide,
        },
        IsPaused = PausedUntil > now,
    };

    /// <summary>In the order in which they were put on.</summary>
    public IReadOnlyList<Guid> TagIds() => [.. _tags.OrderBy(t => t.At).ThenBy(t => t.Id).Select(t => t.TagId)];

    /// <summary>Whose claim has not run out.</summary>
    public Guid? HolderAt(DateTime now) => ClaimedUntil > now ? ClaimedById : null;

    public void Know(StudentSnapshot student) => (StudentName, AdmissionTicketNumber, MajorCode, MajorName) =
        (student.Name, student.AdmissionTicketNumber, student.MajorCode, student.MajorName);

    /// <summary>Takes over what the student typed, complete or not.</summary>
    public void Describe(DraftValues values, SealedValue? idNumber, SealedValue? phone, Actor actor, DateTime now)
    {
        Demand(ApplicationAction.Edit, actor, submissionIsOpen: true, now);

        // A fresh ciphertext of the same value would make every save look like a change.
        if (!Same(idNumber?.Index, IdNumberIndex))
        {
            (IdNumberCipher, IdNumberIndex) = (idNumber?.Cipher, idNumber?.Index);
        }

        Take(values, phone, now);
    }

    /// <summary>Staff correct what waits at their desk; its certificate and courses stay held against others under their new values.</summary>
    public void Amend(DraftValues values, SealedValue? phone, IReadOnlyList<string> changed, string reason, Actor actor, DateTime now)
    {
        Demand(ApplicationAction.Amend, actor, submissionIsOpen: false, now);
        Take(values, phone, now);
        HoldAgainstOthers();
        Record(HandlingAction.Amend, actor, now, null, null, new Said([], changed, reason));
        Raise(new ApplicationAmended(Id, TenantId, StudentId, actor.Side, now));
    }

    private void Take(DraftValues values, SealedValue? phone, DateTime now)
    {
        if (!Same(phone?.Index, PhoneIndex))
        {
            (PhoneCipher, PhoneIndex) = (phone?.Cipher, phone?.Index);
        }

        (CertificateTypeId, CertificateLevel, CertificateNumber) = (values.CertificateTypeId, values.CertificateLevel, values.CertificateNumber);
        (IssuedOn, ValidUntil, Remark, UpdatedAt) = (values.IssuedOn, values.ValidUntil, values.Remark, now);
        _courses.RemoveAll(c => values.Courses.All(v => v != new CourseDto(c.Code, c.Name, c.Credits)));
        _courses.AddRange(values.Courses.Where(v => _courses.All(c => c.Code != v.Code)).Select(v =>
            new ApplicationCourse { ApplicationId = Id, TenantId = TenantId, Code = v.Code, Name = v.Name, Credits = v.Credits }));
    }

    /// <summary>The student leaves an item of the fix list as it is, and says why; no remark takes that back.</summary>
    public void Answer(string item, string? remark, Actor actor, DateTime now)
    {
        Demand(ApplicationAction.Edit, actor, submissionIsOpen: true, now);
        FixAnswers = [.. FixAnswers.Where(a => a.Item != item), .. remark is null ? [] : new[] { new FixAnswer(item, remark) }];
        UpdatedAt = now;
    }

    /// <summary>Asks the centre after the time is over; once for each rejection.</summary>
    public void Appeal(string text, Actor actor, DateTime now, bool submissionIsOpen)
    {
        Demand(ApplicationAction.Appeal, actor, submissionIsOpen, now);
        AppealedAt = now;
        Record(HandlingAction.Appeal, actor, now, null, null, new Said([], [], text));
    }

    /// <summary>Keeps what was submitted; <see cref="Submit"/> does it by itself, this is for what was submitted before versions were kept.</summary>
    public void Keep(SubmittedVersion version) => _versions.Add(version);

    /// <summary>Moves to Submitted; the caller has found no problem and the window open.</summary>
    public void Submit(Submission submission, Actor actor, DateTime now)
    {
        Number ??= submission.Number;
        WindowId = submission.WindowId;
        (DeclarationVersion, DeclarationAcceptedAt, SubmittedAt) = (submission.DeclarationVersion, now, now);
        foreach (var photo in _photos.Where(p => p.ReplacedAt is null))
        {
            photo.MarkSubmitted();
        }

        Keep(submission.Version);
        Act(ApplicationAction.Submit, actor, now, [], [], null);
    }

    /// <summary>A rejection, point by point. From here on only what the points open may change.</summary>
    /// <param name="toldAfter">Nobody is told before, so that it can be taken back.</param>
    public void Reject(IReadOnlyList<RejectionPoint> points, Actor actor, DateTime now, string? note, TimeSpan toldAfter = default)
    {
        Act(ApplicationAction.Reject, actor, now, new Said([.. points.Select(p => p.Reason).Distinct()], [.. points.Select(p => p.Item).Distinct()], note, points), toldAfter);
        (RemindedDays, AppealedAt) = (null, null);
        (FixItems, FixAnswers) = ([.. points.Select(p => p.Item).Distinct()], []);
    }

    /// <param name="toldAfter">Nobody is told before, so that it can be taken back.</param>
    public void Act(
        ApplicationAction action, Actor actor, DateTime now, IReadOnlyList<string> reasons, IReadOnlyList<string> items, string? note, TimeSpan toldAfter = default) =>
        Act(action, actor, now, new Said(reasons, items, note), toldAfter);

    /// <summary>Undoes the actor's own last decision. Nobody has been told of that one, so nobody is told of this.</summary>
    public void TakeBack(Actor actor, DateTime now) => Move(ApplicationAction.Undo, actor, now, new Said([], [], null), HandlingAction.TakeBack);

    private void Act(ApplicationAction action, Actor actor, DateTime now, Said said, TimeSpan toldAfter)
    {
        var (from, to) = Move(action, actor, now, said);
        Raise(new ApplicationStatusChanged(Id, TenantId, StudentId, from, to, action, actor.Side, said.Reasons, now), toldAfter);
    }

    private (ApplicationStatus From, ApplicationStatus To) Move(ApplicationAction action, Actor actor, DateTime now, Said said, HandlingAction? recordedAs = null)
    {
        Demand(action, actor, submissionIsOpen: true, now);
        var (from, to) = (Status, ApplicationWorkflow.Next(Status, action, actor.Side) ?? throw NotAllowed(ApplicationErrors.ActionNotAllowed));
        (Status, StatusChangedAt, UpdatedAt) = (to, now, now);
        LetGo();
        (PausedAt, PausedByName, PauseReason, PausedUntil) = (null, null, null, null);
        ReturnNote = action == ApplicationAction.ReturnToCenter ? said.Note : null;
        var decides = actor.Side is ActorSide.Center or ActorSide.University && action != ApplicationAction.Undo;
        (DecidedBySide, DecidedById) = decides ? (actor.Side, actor.Id) : ((ActorSide?)null, (Guid?)null);
        RejectedAt = to == ApplicationStatus.Rejected ? now : from == ApplicationStatus.Rejected && action == ApplicationAction.Undo ? null : RejectedAt;
        HoldAgainstOthers();
        if (from == ApplicationStatus.Rejected && action == ApplicationAction.Undo)
        {
            // As if it had not been rejected: nothing is left to be mended.
            (FixItems, FixAnswers, AppealedAt, RemindedDays) = ([], [], null, null);
        }

        Record(recordedAs ?? Enum.Parse<HandlingAction>(action.ToString()), actor, now, from, to, said);
        return (from, to);
    }

    private void HoldAgainstOthers()
    {
        LiveCertificateKey = IsLive ? $"{StudentId:N}|{CertificateNumber}" : null;
        _courses.ForEach(c => c.SetLive(IsLive ? StudentId : null));
    }

    /// <summary>Takes the case out of another's hands, which is on record, or takes up what nobody holds.</summary>
    public void TakeOver(Actor actor, DateTime now, DateTime until)
    {
        if (HolderAt(now) is { } holder && holder != actor.Id)
        {
            Record(HandlingAction.TakenOver, actor, now, null, null, new Said([], [], ClaimedByName));
        }

        (ClaimedById, ClaimedByName, ClaimedAt, ClaimedUntil) = (actor.Id, actor.Name, now, until);
    }

    /// <summary>Puts it off and lets go of it, on record for the desks.</summary>
    /// <param name="until">The moment at which it goes on by itself; null until somebody resumes it.</param>
    public void Pause(string reason, DateTime? until, Actor actor, DateTime now)
    {
        Demand(ApplicationAction.Pause, actor, submissionIsOpen: false, now);
        LetGo();
        (PausedAt, PausedByName, PauseReason, PausedUntil) = (now, actor.Name, reason, until ?? Forever);
        Record(HandlingAction.Paused, actor, now, null, null, new Said([], [], reason));
    }

    /// <summary>Takes it up again before its day has come, on record for the desks.</summary>
    public void Resume(Actor actor, DateTime now)
    {
        Demand(ApplicationAction.Resume, actor, submissionIsOpen: false, now);
        (PausedAt, PausedByName, PauseReason, PausedUntil) = (null, null, null, null);
        Record(HandlingAction.Resumed, actor, now, null, null, new Said([], [], null));
    }

    public PauseDto? PauseAt(DateTime now) => PausedUntil > now
        ? new PauseDto(PausedByName!, PausedAt!.Value, PauseReason!, PausedUntil == Forever ? null : Shanghai.DayOf(PausedUntil.Value))
        : null;

    /// <summary>The claim that lives, if any.</summary>
    public ClaimDto? ClaimAt(DateTime now) => HolderAt(now) is { } by ? new ClaimDto(by, ClaimedByName!, ClaimedAt!.Value, ClaimedUntil!.Value) { CenterId = TenantId } : null;

    public void Attach(DocumentPhoto photo) => _photos.Add(photo);

    /// <summary>The one door to a change: what the workflow does not list is refused with the present status and version.</summary>
    public void Demand(ApplicationAction action, Actor actor, bool submissionIsOpen, DateTime now) => Demand(Facts(submissionIsOpen, now), action, actor);

    /// <summary>Refuses what does not wait at the actor's desk, whoever holds it, and what is put off.</summary>
    public void DemandWaiting(Actor actor, DateTime now) => Demand(Facts(submissionIsOpen: false, now) with { HeldBy = null }, ApplicationAction.Reject, actor);

    private void Demand(ApplicationFacts facts, ApplicationAction action, Actor actor)
    {
        if (ApplicationWorkflow.AllowedActions(facts, actor).Contains(action))
        {
            return;
        }

        // Where only the claim or the pause stands in the way, that is what is told: the student no more than that, the desk who and until when.
        throw !ApplicationWorkflow.AllowedActions(facts with { HeldBy = null, IsPaused = false }, actor).Contains(action) ? NotAllowed(ApplicationErrors.ActionNotAllowed)
            : actor.Side == ActorSide.Student ? NotAllowed(ApplicationErrors.AlreadyClaimed)
            : facts.IsPaused ? NotAllowed(ApplicationErrors.Paused).With("by", PausedByName)
            : NotAllowed(ApplicationErrors.HeldByOther).With("by", ClaimedByName).With("until", ClaimedUntil);
    }

    /// <summary>Refuses whoever acts on an older version than this.</summary>
    public void DemandVersion(int version)
    {
        if (version != Version)
        {
            throw NotAllowed(ApplicationErrors.Conflict);
        }
    }

    private void LetGo() => (ClaimedById, ClaimedByName, ClaimedAt, ClaimedUntil) = (null, null, null, null);

    private BusinessException NotAllowed(string code) => new BusinessException(code).With("status", Status.ToString()).With("version", Version);

    private void Record(HandlingAction action, Actor actor, DateTime now, ApplicationStatus? from, ApplicationStatus? to, Said said) =>
        _records.Add(new HandlingRecord
        {
            ApplicationId = Id, TenantId = TenantId, At = now, Action = action, ActorId = actor.Id, ActorName = actor.Name, ActorSide = actor.Side,
            FromStatus = from, ToStatus = to, Reasons = said.Reasons, Items = said.Items, Note = said.Note, Points = said.Points,
        });

    /// <summary>None is the same as none; an index is never empty.</summary>
    private static bool Same(byte[]? a, byte[]? b) => a.AsSpan().SequenceEqual(b);

    /// <summary>What goes into 经办记录 with a move.</summary>
    private sealed record Said(IReadOnlyList<string> Reasons, IReadOnlyList<string> Items, string? Note, IReadOnlyList<RejectionPoint>? Points = null);
}

/// <summary>Who the student was when the application was last saved, as the register says.</summary>
internal sealed record StudentSnapshot(string Name, string AdmissionTicketNumber, string MajorCode, string MajorName);

/// <summary>A value that is stored unreadably but findable.</summary>
internal sealed record SealedValue(byte[] Cipher, byte[] Index);

/// <summary>What a draft says about itself beyond ID number and phone, normalised.</summary>
internal sealed record DraftValues(
    Guid? CertificateTypeId, CertificateLevel? CertificateLevel, string? CertificateNumber, DateOnly? IssuedOn, DateOnly? ValidUntil, IReadOnlyList<CourseDto> Courses, string? Remark);

/// <param name="Number">Used at the first submission only.</param>
/// <param name="Version">The same, sealed for good.</param>
internal sealed record Submission(string Number, Guid WindowId, string DeclarationVersion, SubmittedVersion Version);
