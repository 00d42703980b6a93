using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Domain;
using static Exemption.Applications.ApplicationAction;
using static Exemption.Applications.ApplicationStatus;

namespace Exemption.Tests.Applications.Domain;

/// <summary>What a move does besides the status: numbers, keys, claims, records and the event; and that a refusal does nothing of it.</summary>
public sealed class ExemptionApplicationTests
{
    private static readonly DateTime Noon = new(2026, 11, 24, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Tenant = Guid.NewGuid();
    private static readonly Guid Window = Guid.NewGuid();
    private static readonly Actor Student = new(Guid.NewGuid(), "样例学生", ActorSide.Student, Tenant);
    private static readonly Actor Center = new(Guid.NewGuid(), "样例老师", ActorSide.Center, Tenant);
    private static readonly Actor University = new(Guid.NewGuid(), "样例主任", ActorSide.University, null);
    private static readonly CourseDto English = new("02386", "样例课程", 4);
    private static readonly CourseDto Maths = new("00023", "样例数学", 10);

    [Fact]
    public void It_begins_as_an_empty_draft_of_its_student_with_one_record()
    {
        var application = New();
        (application.TenantId, application.StudentId, application.WindowId, application.Status, application.Version).ShouldBe((Tenant, Student.Id, Window, Draft, 1));
        (application.CreatedAt, application.UpdatedAt, application.StatusChangedAt).ShouldBe((Noon, Noon, Noon));
        (application.StudentName, application.AdmissionTicketNumber, application.MajorCode, application.MajorName).ShouldBe(("n", "t", "m", "mn"));
        (application.Number, application.SubmittedAt, application.RejectedAt, application.ClaimedById, application.LiveCertificateKey).ShouldBe((null, null, null, null, null));
        application.Courses.ShouldBeEmpty();
        application.Photos.ShouldBeEmpty();
        Told(application.Records.ShouldHaveSingleItem()).ShouldBe((HandlingAction.Created, Student.Id, Student.Name, ActorSide.Student, null, Draft, Noon));
        application.TakeEvents().ShouldBeEmpty("a draft is nobody's business yet");
    }

    [Fact]
    public void It_keeps_what_the_student_typed()
    {
        var (application, type) = (New(), Guid.NewGuid());
        application.Describe(
            new DraftValues(type, CertificateLevel.Advanced, "AB12345678", new(2026, 1, 2), new(2029, 1, 2), [English, Maths], "样例"), Sealed(1), Sealed(2), Student, Noon.AddMinutes(1));
        (application.CertificateTypeId, application.CertificateLevel, application.CertificateNumber).ShouldBe((type, CertificateLevel.Advanced, "AB12345678"));
        (application.IssuedOn, application.ValidUntil, application.Remark, application.UpdatedAt).ShouldBe((new(2026, 1, 2), new(2029, 1, 2), "样例", Noon.AddMinutes(1)));
        application.IdNumberIndex.ShouldBe(Index(1));
        application.PhoneIndex.ShouldBe(Index(2));
        application.Courses.Select(c => (c.ApplicationId, c.TenantId, c.Code, c.Name, c.Credits, c.LiveKey)).ShouldBe(
            [(application.Id, Tenant, "02386", "样例课程", 4, null), (application.Id, Tenant, "00023", "样例数学", 10, null)]);
        application.StatusChangedAt.ShouldBe(Noon, "typing moves nothing");
    }

    [Fact]
    public void The_same_value_keeps_its_ciphertext_another_one_takes_its_place_and_none_empties_it()
    {
        var application = New();
        Type(application, Sealed(1), Sealed(1));
        var (id, phone) = (application.IdNumberCipher, application.PhoneCipher);
        Type(application, Sealed(1), Sealed(1));
        (application.IdNumberCipher, application.PhoneCipher).ShouldBe((id, phone));
        foreach (var other in new[] { Sealed(2), null, Sealed(3) })
        {
            Type(application, other, other);
            (application.IdNumberCipher, application.IdNumberIndex, application.PhoneCipher, application.PhoneIndex).ShouldBe((other?.Cipher, other?.Index, other?.Cipher, other?.Index));
        }
    }

    [Fact]
    public void A_course_that_stays_keeps_its_row_and_one_that_changed_gets_another()
    {
        var application = New();
        Type(application, courses: [English, Maths]);
        var rows = application.Courses.ToDictionary(c => c.Code, c => c.Id);
        Type(application, courses: [English with { Credits = 5 }, Maths]);
        application.Courses.Select(c => (c.Code, c.Credits)).ShouldBe([("00023", 10), ("02386", 5)]);
        application.Courses[0].Id.ShouldBe(rows["00023"]);
        application.Courses[1].Id.ShouldNotBe(rows["02386"]);
        Type(application, courses: [English with { Credits = 5 }]);
        application.Courses.ShouldHaveSingleItem().Code.ShouldBe("02386");
    }

    [Fact]
    public void Nothing_is_typed_into_what_has_been_submitted()
    {
        var application = Submit(New());
        var refusal = Should.Throw<BusinessException>(() => Type(application, Sealed(7), Sealed(7)));
        (refusal.Code, refusal.Data["status"], refusal.Data["version"]).ShouldBe((ApplicationErrors.ActionNotAllowed, "Submitted", 1));
        (application.IdNumberIndex, application.UpdatedAt).ShouldBe((null, Noon.AddHours(1)));
    }

    [Fact]
    public void Submitting_gives_the_number_once_and_holds_certificate_courses_and_photos()
    {
        var application = New();
        var (kept, replaced) = (Photo(), Photo());
        application.Attach(replaced);
        replaced.MarkReplaced(Noon);
        application.Attach(kept);
        Type(application, courses: [English]);
        Submit(application);
        (application.Number, application.WindowId, application.DeclarationVersion).ShouldBe(("2026000001", Window, "d1"));
        (application.SubmittedAt, application.DeclarationAcceptedAt, application.StatusChangedAt, application.UpdatedAt).ShouldBe((Noon.AddHours(1), Noon.AddHours(1), Noon.AddHours(1), Noon.AddHours(1)));
        (application.Status, application.IsLive, application.LiveCertificateKey).ShouldBe((Submitted, true, $"{Student.Id:N}|AB12345678"));
        application.Courses.Single().LiveKey.ShouldBe($"{Student.Id:N}|02386");
        (kept.WasSubmitted, replaced.WasSubmitted).ShouldBe((true, false));
        Told(application.Records[^1]).ShouldBe((HandlingAction.Submit, Student.Id, Student.Name, ActorSide.Student, Draft, Submitted, Noon.AddHours(1)));
        var told = application.TakeEvents().ShouldHaveSingleItem().Event.ShouldBeOfType<ApplicationStatusChanged>();
        (told.ApplicationId, told.TenantId, told.StudentId, told.From, told.To, told.Action, told.By, told.At).ShouldBe(
            (application.Id, Tenant, Student.Id, Draft, Submitted, ApplicationAction.Submit, ActorSide.Student, Noon.AddHours(1)));

        application.Act(Recall, Student, Noon.AddHours(2), [], [], null);
        var later = Guid.NewGuid();
        application.Submit(new Submission("2026000002", later, "d2", Version(application, 2)), Student, Noon.AddHours(3));
        (application.Number, application.WindowId, application.DeclarationVersion, application.SubmittedAt).ShouldBe(("2026000001", later, "d2", Noon.AddHours(3)));
    }

    [Fact]
    public void A_rejection_says_why_lets_go_of_everything_and_opens_the_time_of_grace()
    {
        var application = New();
        Type(application, courses: [English]);
        Submit(application).TakeOver(Center, Noon.AddHours(2), Noon.AddHours(4));
        application.ClaimAt(Noon.AddHours(2)).ShouldBe(new ClaimDto(Center.Id, Center.Name, Noon.AddHours(2), Noon.AddHours(4)) { CenterId = Tenant });
        application.ClaimAt(Noon.AddHours(4)).ShouldBeNull("it has run out");
        application.TakeEvents();
        application.Act(Reject, Center, Noon.AddHours(3), ["PhotoUnclear"], ["photos.IdFront"], "样例");
        (application.Status, application.RejectedAt, application.IsLive, application.LiveCertificateKey).ShouldBe((Rejected, Noon.AddHours(3), false, null));
        (application.ClaimedById, application.ClaimedByName, application.ClaimedAt, application.ClaimedUntil).ShouldBe((null, null, null, null));
        application.Courses.Single().LiveKey.ShouldBeNull();
        var record = application.Records[^1];
        Told(record).ShouldBe((HandlingAction.Reject, Center.Id, Center.Name, ActorSide.Center, Submitted, Rejected, Noon.AddHours(3)));
        (record.ApplicationId, record.TenantId, record.Note).ShouldBe((application.Id, Tenant, "样例"));
        record.Reasons.ShouldBe(["PhotoUnclear"]);
        record.Items.ShouldBe(["photos.IdFront"]);
        application.TakeEvents().ShouldHaveSingleItem().Event.ShouldBeOfType<ApplicationStatusChanged>().Reasons.ShouldBe(["PhotoUnclear"]);

        Submit(application, hour: 4);
        application.RejectedAt.ShouldBe(Noon.AddHours(3), "a later move does not forget when the grace began");
    }

    [Fact]
    public void It_holds_its_certificate_from_the_submission_to_the_end()
    {
        var application = Submit(New());
        application.Act(CenterApprove, Center, Noon.AddHours(2), [], [], null);
        application.IsLive.ShouldBeTrue();
        application.Act(UniversityApprove, University, Noon.AddHours(3), [], [], null);
        (application.IsLive, application.LiveCertificateKey is null).ShouldBe((true, false));
    }

    [Fact]
    public void Who_takes_it_back_too_late_is_told_that_it_is_being_reviewed_and_nobody_else_is()
    {
        var application = New();
        Refusal(application, Recall, Student).ShouldBe(ApplicationErrors.ActionNotAllowed, "there is nothing to take back");
        Submit(application);
        Refusal(application, Recall, Student with { Id = Guid.NewGuid() }).ShouldBe(ApplicationErrors.ActionNotAllowed, "it is not theirs");
        application.TakeOver(Center, Noon, Noon.AddDays(1));
        Refusal(application, Recall, Student).ShouldBe(ApplicationErrors.AlreadyClaimed);
        Refusal(application, ApplicationAction.Submit, Student).ShouldBe(ApplicationErrors.ActionNotAllowed);
        application.Act(CenterApprove, Center, Noon, [], [], null);
        application.TakeOver(University, Noon, Noon.AddDays(1));
        Refusal(application, Recall, Student).ShouldBe(ApplicationErrors.ActionNotAllowed, "that desk is past taking back");
    }

    [Fact]
    public void What_is_allowed_but_no_move_cannot_be_acted()
    {
        var application = New();
        Refusal(application, Edit, Student).ShouldBe(ApplicationErrors.ActionNotAllowed);
        (application.Status, application.Records.Count).ShouldBe((Draft, 1));
    }

    [Fact]
    public void A_closed_window_refuses_the_submission()
    {
        var application = New();
        application.Demand(ApplicationAction.Submit, Student, submissionIsOpen: true, Noon);
        Should.Throw<BusinessException>(() => application.Demand(ApplicationAction.Submit, Student, submissionIsOpen: false, Noon)).Code.ShouldBe(ApplicationErrors.ActionNotAllowed);
    }

    [Fact]
    public void The_workflow_is_asked_about_this_application_as_it_is()
    {
        var application = Submit(New());
        application.Facts(submissionIsOpen: false, Noon).ShouldBe(new ApplicationFacts(Submitted, Tenant, Student.Id, HeldBy: null, SubmissionIsOpen: false));
        application.TakeOver(Center, Noon, Noon.AddDays(1));
        application.Facts(submissionIsOpen: true, Noon).ShouldBe(new ApplicationFacts(Submitted, Tenant, Student.Id, HeldBy: Center.Id, SubmissionIsOpen: true));
    }

    [Fact]
    public void An_older_version_is_refused_with_what_holds_now()
    {
        var application = New();
        application.DemandVersion(1);
        var refusal = Should.Throw<BusinessException>(() => application.DemandVersion(2));
        (refusal.Code, refusal.Data["status"], refusal.Data["version"]).ShouldBe((ApplicationErrors.Conflict, "Draft", 1));
    }

    private static ExemptionApplication New() => new(new StudentSnapshot("n", "t", "m", "mn"), Tenant, Window, Student, Noon);

    private static ExemptionApplication Submit(ExemptionApplication application, int hour = 1)
    {
        application.Submit(new Submission("2026000001", Window, "d1", Version(application, 1)), Student, Noon.AddHours(hour));
        return application;
    }

    private static SubmittedVersion Version(ExemptionApplication application, int number) =>
        new() { ApplicationId = application.Id, TenantId = Tenant, Number = number, SubmittedAt = Noon, ContentCipher = [1] };

    private static void Type(ExemptionApplication application, SealedValue? idNumber = null, SealedValue? phone = null, params CourseDto[] courses) =>
        application.Describe(new DraftValues(null, null, "AB12345678", null, null, courses, null), idNumber, phone, Student, Noon);

    private static byte[] Index(byte value) => [value, 9];

    /// <summary>Sealing the same value twice gives another cipher with the same index.</summary>
    private static SealedValue Sealed(byte value) => new(Guid.NewGuid().ToByteArray(), Index(value));

    private static DocumentPhoto Photo() => new()
    {
        ApplicationId = Guid.NewGuid(), TenantId = Tenant, Kind = PhotoKind.IdFront, Width = 1, Height = 1, Bytes = 1, FullKey = [1], ThumbnailKey = [2], Sha256 = [3], UploadedAt = Noon,
    };

    private static string Refusal(ExemptionApplication application, ApplicationAction action, Actor actor) =>
        Should.Throw<BusinessException>(() => application.Act(action, actor, Noon, [], [], null)).Code;

    private static (HandlingAction, Guid, string, ActorSide, ApplicationStatus?, ApplicationStatus?, DateTime) Told(HandlingRecord r) =>
        (r.Action, r.ActorId, r.ActorName, r.ActorSide, r.FromStatus, r.ToStatus, r.At);
}
