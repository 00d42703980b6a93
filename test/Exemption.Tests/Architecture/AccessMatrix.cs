using Exemption.Tests.Testing;
using static Exemption.Tests.Architecture.Subject;
using static Exemption.Tests.Architecture.Who;

namespace Exemption.Tests.Architecture;

/// <summary>Nine kinds of people, seen from one application: its owner, and everybody else.</summary>
[Flags]
internal enum Who
{
    Nobody = 0,
    Anonymous = 1,
    Owner = 2,
    FellowStudent = 4,
    ForeignStudent = 8,
    CenterAdmin = 16,
    ForeignCenterAdmin = 32,
    Reviewer = 64,
    HostAdmin = 128,
    Auditor = 256,

    Students = Owner | FellowStudent | ForeignStudent,
    CenterAdmins = CenterAdmin | ForeignCenterAdmin,
    University = Reviewer | HostAdmin,
    SignedIn = Students | CenterAdmins | University | Auditor,
    Everybody = Anonymous | SignedIn,

    /// <summary>Those to whom the subject of a row is somebody else's.</summary>
    Strangers = FellowStudent | ForeignStudent | ForeignCenterAdmin,
}

/// <summary>What the id in the path names.</summary>
internal enum Subject
{
    None,
    Submitted,
    Decided,
    Draft,
    Photo,
    StudentRecord,
    LearningCenter,
    CertificateType,
    Window,
    Announcement,
    RejectionReason,
    Notice,
    Correction,
    Hold,
    Account,
    Role,
    Tag,
    Pair,
}

/// <param name="Operation">Method and path, as the OpenAPI document has them.</param>
/// <param name="Allowed">Who holds the permission; the others get 401 or 403.</param>
/// <param name="Of">What the id names.</param>
/// <param name="Body">A body that would be understood, with a version that no row has, so that nothing is changed.</param>
internal sealed record Row(string Operation, Who Allowed, Subject Of = None, object? Body = null)
{
    /// <summary>To whom of the allowed the subject is their own; the other allowed get 404, exactly as for an id that does not exist.</summary>
    public Who Reach { get; init; } = Allowed & ~Strangers;
}

/// <summary>Who may call what on whose record. Every operation of the API has its row here; one without fails the build.</summary>
internal static class AccessMatrix
{
    private static readonly object Stale = new { version = 999 };
    private static readonly object AnyConsent = new { purpose = "x", data = "x", viewers = "x", retention = "x", withdrawal = "x" };
    private static readonly object Thresholds = new { number = 999, card = new { }, certificate = new { } };
    private static readonly object[] AnyChecklist = [.. new[] { "Center", "University" }.Select(stage => new { code = "X", stage, chinese = "x", english = "x", bySystem = false, evidence = Array.Empty<string>() })];
    private static readonly object Amendment = new { version = 999, fields = new[] { "phone" }, phone = "19900000001", reason = "x" };
    private static readonly object Reveal = new { fields = new[] { "phone" }, reason = "CompareDocument" };

    /// <summary>Rows that somebody may call who has the rights of their role and no others.</summary>
    public static IReadOnlyList<Row> Held => [.. Rows.Where(r => r.Allowed != Nobody)];

    public static IReadOnlyList<Row> Rows { get; } =
    [
        // The student's own applications
        new("GET /api/applications/home", Students),
        new("GET /api/applications/form-options", Students),
        new("GET /api/applications/guide", SignedIn),
        new("GET /api/applications/mine", Students),
        new("POST /api/applications/mine", Students),
        new("GET /api/applications/mine/{id}", Students, Draft),
        new("PUT /api/applications/mine/{id}", Students, Draft, Stale),
        new("PUT /api/applications/mine/{id}/photos/{kind}", Students, Draft),
        new("POST /api/applications/mine/{id}/photos/{kind}/send-on", Students, Draft),
        new("GET /api/applications/mine/{id}/photos/{kind}/parts/{uploadId}/received", Students, Draft),
        new("PUT /api/applications/mine/{id}/photos/{kind}/parts/{uploadId}", Students, Draft),
        new("POST /api/applications/mine/{id}/photos/{kind}/parts/{uploadId}/finish", Students, Draft),
        new("POST /api/applications/mine/{id}/submit", Students, Draft, new { version = 999, declarationVersion = "1", photosConfirmed = true, declarationAccepted = true }),
        new("PUT /api/applications/mine/{id}/fix-answers/{item}", Students, Draft, Stale),
        new("POST /api/applications/mine/{id}/appeal", Students, Submitted, new { version = 999, text = "x" }),
        new("POST /api/applications/mine/{id}/recall", Students, Submitted, Stale),
        new("POST /api/applications/mine/{id}/withdraw", Students, Submitted, new { version = 999, reason = "x" }),
        new("GET /api/applications/photo-consent", Students),
        new("POST /api/applications/photo-consent", Students, Body: Stale),
        new("GET /api/applications/{id}/readings", SignedIn, Submitted) { Reach = Owner | CenterAdmin | Reviewer },
        new("GET /api/applications/{id}/photos/{photoId}/full", SignedIn, Photo) { Reach = Owner | CenterAdmin | Reviewer },
        new("GET /api/applications/{id}/photos/{photoId}/optimised", SignedIn, Photo) { Reach = Owner | CenterAdmin | Reviewer },
        new("GET /api/applications/{id}/photos/{photoId}/thumbnail", SignedIn, Photo) { Reach = Owner | CenterAdmin | Reviewer },

        // The centre's desk
        new("GET /api/review/center/options", CenterAdmins),
        new("GET /api/review/center/summary", CenterAdmins),
        new("GET /api/review/center/queues", CenterAdmins),
        new("GET /api/review/center/view", CenterAdmins),
        new("GET /api/review/center/events", CenterAdmins),
        new("PUT /api/review/center/view", CenterAdmins, Body: new { pageSize = 20 }),
        new("POST /api/review/center/applications/query", CenterAdmins, Body: new { limit = 5 }),
        new("POST /api/review/center/applications/next", CenterAdmins, Body: new { }),
        new("GET /api/review/center/applications/{id}", CenterAdmins, Submitted),
        new("GET /api/review/center/appeals", CenterAdmins),
        new("POST /api/review/center/applications/approve-many", CenterAdmins, Body: new { rows = Array.Empty<object>() }),
        new("GET /api/review/center/applications/{id}/checks", CenterAdmins, Submitted),
        new("POST /api/review/center/applications/{id}/checks", CenterAdmins, Submitted, new { result = "Confirmed" }),
        new("PUT /api/review/center/applications/{id}/checks/{checkId}/picture", CenterAdmins, Submitted),
        new("GET /api/review/center/applications/{id}/checks/{checkId}/picture", CenterAdmins, Submitted),
        new("GET /api/review/center/applications/{id}/submissions", CenterAdmins, Submitted),
        new("GET /api/review/center/applications/{id}/records/{recordId}", CenterAdmins, Decided) { Reach = CenterAdmin },
        new("POST /api/review/center/applications/{id}/reveal", CenterAdmins, Submitted, Reveal),
        new("POST /api/review/center/applications/{id}/claim", CenterAdmins, Submitted, new { }),
        new("PUT /api/review/center/applications/{id}/claim", CenterAdmins, Submitted),
        new("DELETE /api/review/center/applications/{id}/claim", CenterAdmins, Submitted),
        new("POST /api/review/center/applications/{id}/take-over", CenterAdmins, Submitted, new { }),
        new("PUT /api/review/center/applications/{id}/checklist", CenterAdmins, Submitted, new { version = 999, @checked = Array.Empty<string>() }),
        new("POST /api/review/center/applications/{id}/approve", CenterAdmins, Submitted, new { version = 999, @checked = Array.Empty<string>() }),
        new("POST /api/review/center/applications/{id}/reject", CenterAdmins, Submitted, new { version = 999, points = Array.Empty<object>() }),
        new("POST /api/review/center/applications/{id}/pause", CenterAdmins, Submitted, new { version = 999, reason = "x" }),
        new("POST /api/review/center/applications/{id}/resume", CenterAdmins, Submitted, Stale),
        new("PUT /api/review/center/applications/{id}/tags/{tagId}", CenterAdmins, Submitted),
        new("DELETE /api/review/center/applications/{id}/tags/{tagId}", CenterAdmins, Submitted),
        new("GET /api/review/center/applications/{id}/notes", CenterAdmins, Submitted),
        new("POST /api/review/center/applications/{id}/notes", CenterAdmins, Submitted, new { text = "x", shared = false }),
        new("POST /api/review/center/applications/{id}/notes/{noteId}/strike", CenterAdmins, Submitted),
        new("GET /api/review/center/applications/{id}/colleagues", CenterAdmins, Submitted),
        new("PUT /api/review/center/applications/{id}/mentions", CenterAdmins, Submitted),
        new("GET /api/review/center/mentions", CenterAdmins),
        new("GET /api/review/center/mentions/count", CenterAdmins),
        new("GET /api/review/center/figures", CenterAdmins),
        new("POST /api/review/center/figures/cases", CenterAdmins, Body: new { figure = "Submitted", from = "2026-11-01", to = "2026-11-24" }),
        new("POST /api/review/center/figures/export", CenterAdmins, Body: new { from = "2026-11-01", to = "2026-11-24", format = "Csv", purpose = "x" }),

        // The university's desk; the host administrator runs the system and sees nobody's ID card
        new("GET /api/review/university/options", Reviewer),
        new("GET /api/review/university/summary", Reviewer),
        new("GET /api/review/university/queues", Reviewer),
        new("GET /api/review/university/view", Reviewer),
        new("GET /api/review/university/events", Reviewer),
        new("PUT /api/review/university/view", Reviewer, Body: new { pageSize = 20 }),
        new("POST /api/review/university/applications/query", Reviewer, Body: new { limit = 5 }),
        new("POST /api/review/university/applications/next", Reviewer, Body: new { }),
        new("POST /api/review/university/export", Reviewer, Body: new { purpose = "x" }),
        new("GET /api/review/university/figures", Reviewer),
        new("POST /api/review/university/figures/cases", Reviewer, Body: new { figure = "Submitted", from = "2026-11-01", to = "2026-11-24" }),
        new("POST /api/review/university/figures/export", Reviewer, Body: new { from = "2026-11-01", to = "2026-11-24", format = "Csv", purpose = "x" }),
        new("POST /api/review/university/applications/approve-many", Reviewer, Body: new { rows = Array.Empty<object>() }),
        new("GET /api/review/university/applications/{id}", Reviewer, Submitted),
        new("GET /api/review/university/applications/{id}/checks", Reviewer, Submitted),
        new("POST /api/review/university/applications/{id}/checks", Reviewer, Submitted, new { result = "Confirmed" }),
        new("PUT /api/review/university/applications/{id}/checks/{checkId}/picture", Reviewer, Submitted),
        new("GET /api/review/university/applications/{id}/checks/{checkId}/picture", Reviewer, Submitted),
        new("GET /api/review/university/applications/{id}/submissions", Reviewer, Submitted),
        new("GET /api/review/university/applications/{id}/records/{recordId}", Reviewer, Decided),
        new("POST /api/review/university/applications/{id}/reveal", Reviewer, Submitted, Reveal),
        new("POST /api/review/university/applications/{id}/claim", Reviewer, Submitted, new { }),
        new("PUT /api/review/university/applications/{id}/claim", Reviewer, Submitted),
        new("DELETE /api/review/university/applications/{id}/claim", Reviewer, Submitted),
        new("POST /api/review/university/applications/{id}/take-over", Reviewer, Submitted, new { }),
        new("PUT /api/review/university/applications/{id}/checklist", Reviewer, Submitted, new { version = 999, @checked = Array.Empty<string>() }),
        new("POST /api/review/university/applications/{id}/approve", Reviewer, Submitted, new { version = 999, @checked = Array.Empty<string>() }),
        new("POST /api/review/university/applications/{id}/reject", Reviewer, Submitted, new { version = 999, points = Array.Empty<object>() }),
        new("POST /api/review/university/applications/{id}/pause", Reviewer, Submitted, new { version = 999, reason = "x" }),
        new("POST /api/review/university/applications/{id}/resume", Reviewer, Submitted, Stale),
        new("PUT /api/review/university/applications/{id}/tags/{tagId}", Reviewer, Submitted),
        new("DELETE /api/review/university/applications/{id}/tags/{tagId}", Reviewer, Submitted),
        new("GET /api/review/university/applications/{id}/notes", Reviewer, Submitted),
        new("POST /api/review/university/applications/{id}/notes", Reviewer, Submitted, new { text = "x", shared = false }),
        new("POST /api/review/university/applications/{id}/notes/{noteId}/strike", Reviewer, Submitted),
        new("GET /api/review/university/applications/{id}/colleagues", Reviewer, Submitted),
        new("PUT /api/review/university/applications/{id}/mentions", Reviewer, Submitted),
        new("GET /api/review/university/mentions", Reviewer),
        new("GET /api/review/university/mentions/count", Reviewer),

        // Corrections by staff, in the student's sight
        new("GET /api/review/center/applications/{id}/amendable", CenterAdmins, Submitted),
        new("POST /api/review/center/applications/{id}/amend", CenterAdmins, Submitted, Amendment),
        new("GET /api/review/university/applications/{id}/amendable", Reviewer, Submitted),
        new("POST /api/review/university/applications/{id}/amend", Reviewer, Submitted, Amendment),

        // Two applications with the same number; both are the centre's own here
        new("GET /api/review/center/duplicates/{pairId}", CenterAdmins, Pair),
        new("POST /api/review/university/duplicates/query", Reviewer, Body: new { limit = 5 }),
        new("GET /api/review/university/duplicates/{pairId}", Reviewer, Pair),
        new("POST /api/review/university/duplicates/{pairId}/resolve", Reviewer, Pair, new { version = 999, outcome = "NoDuplicate", reason = "x" }),

        // The record: official for the university, marked as unofficial for its owner and the owner's centre
        new("GET /api/printing/applications/{id}/record", SignedIn, Submitted) { Reach = Owner | CenterAdmin | Reviewer },
        new("GET /api/printing/records/check/{code}", Everybody),
        new("POST /api/printing/records", Reviewer, Body: new { ids = Array.Empty<Guid>() }),

        // The calendar of working days
        new("GET /api/review/calendar", HostAdmin),
        new("POST /api/review/calendar", HostAdmin, Body: new { day = "2000-01-01", isWorkday = false }),
        new("DELETE /api/review/calendar", HostAdmin),
        new("POST /api/review/calendar/import", HostAdmin, Body: new { year = 2000, text = "x" }),

        // The logs, for whoever oversees the others
        new("POST /api/review/logs/access/query", HostAdmin | Auditor, Body: new { limit = 5 }),
        new("POST /api/review/logs/audit/query", HostAdmin | Auditor, Body: new { limit = 5 }),

        new("POST /api/review/university/applications/{id}/return", Reviewer, Submitted, new { version = 999, note = "x" }),

        new("POST /api/review/center/applications/{id}/take-back", CenterAdmins, Submitted, Stale),
        new("POST /api/review/center/applications/{id}/undo", Nobody, Submitted, new { version = 999, reason = "x" }),
        new("POST /api/review/university/applications/{id}/take-back", Reviewer, Submitted, Stale),
        new("POST /api/review/university/applications/{id}/undo", Reviewer, Submitted, new { version = 999, reason = "x" }),

        // What the desks must confirm
        new("GET /api/review/tags", HostAdmin),
        new("POST /api/review/tags", HostAdmin, Body: new { chinese = "", english = "" }),
        new("PUT /api/review/tags/{id}", HostAdmin, Tag, new { chinese = "样例标签", english = "Sample", color = "Blue", isRetired = false }),
        new("GET /api/review/checklist", HostAdmin),
        new("PUT /api/review/checklist", HostAdmin, Body: new { number = 999, items = AnyChecklist }),

        // Notices
        new("GET /api/notifications/mine", SignedIn),
        new("GET /api/notifications/mine/unread", SignedIn),
        new("POST /api/notifications/mine/{id}/read", SignedIn, Notice, new { }) { Reach = Owner },
        new("POST /api/notifications/mine/read-all", SignedIn, Body: new { }),

        // One's own data, and what is wrong in the register
        new("GET /api/my-data", Students),
        new("GET /api/identity/my-corrections", Students),
        new("POST /api/identity/my-corrections", Students, Body: new { }),
        new("GET /api/identity/corrections", CenterAdmins),
        new("GET /api/identity/corrections/{id}", CenterAdmins, Correction),
        new("POST /api/identity/corrections/{id}/accept", CenterAdmins, Correction, Stale),
        new("POST /api/identity/corrections/{id}/reject", CenterAdmins, Correction, new { version = 999, reason = "x" }),

        // Retention; only the host administrator
        new("GET /api/retention/rules", HostAdmin),
        new("GET /api/retention/runs", HostAdmin),
        new("GET /api/retention/holds", HostAdmin),
        new("POST /api/retention/holds", HostAdmin, Body: new { subject = "Application", number = "0", reason = "x" }),
        new("POST /api/retention/holds/{id}/release", HostAdmin, Hold, new { version = 999, reason = "x" }),

        // Reference data
        new("GET /api/catalogue/consent-text", University),
        new("PUT /api/catalogue/consent-text", University, Body: new { version = 999, chinese = AnyConsent, english = AnyConsent }),
        new("GET /api/catalogue/certificate-types", University),
        new("POST /api/catalogue/certificate-types", University, Body: new { }),
        new("PUT /api/catalogue/certificate-types/{id}", University, CertificateType, new { version = 999, code = "X-1", name = "x", issuer = "x", hasExpiry = false, isActive = true, levels = Array.Empty<object>() }),
        new("GET /api/catalogue/photo-thresholds", HostAdmin),
        new("PUT /api/catalogue/photo-thresholds", HostAdmin, Body: Thresholds),
        new("POST /api/catalogue/photo-thresholds/effect", HostAdmin, Body: Thresholds),
        new("GET /api/catalogue/rejection-reasons", HostAdmin),
        new("POST /api/catalogue/rejection-reasons", HostAdmin, Body: new { }),
        new("PUT /api/catalogue/rejection-reasons/{id}", HostAdmin, RejectionReason, new { version = 999, code = "x", chinese = "x", english = "x", sms = "x", items = new[] { "phone" } }),
        new("GET /api/catalogue/windows", University),
        new("POST /api/catalogue/windows", University, Body: new { }),
        new("PUT /api/catalogue/windows/{id}", University, Window, new { version = 999, name = "x", opensAt = "2026-01-01T00:00:00Z", closesAt = "2026-02-01T00:00:00Z", correctionGraceDays = 7 }),
        new("GET /api/catalogue/announcements", University),
        new("POST /api/catalogue/announcements", University, Body: new { }),
        new("PUT /api/catalogue/announcements/{id}", University, Announcement, new { version = 999, title = "x", body = "x", publishedAt = "2026-01-01T00:00:00Z", isActive = true }),
        new("DELETE /api/catalogue/announcements/{id}", University, Announcement),
        new("GET /api/catalogue/texts", University),
        new("PUT /api/catalogue/texts", University, Body: Stale),

        // Centres and their students
        new("GET /api/identity/learning-centers", HostAdmin),
        new("POST /api/identity/learning-centers", HostAdmin, Body: new { }),
        new("PUT /api/identity/learning-centers/{id}", HostAdmin, LearningCenter, new { version = 999, code = "ZZ1", name = "x", contactName = "x", contactPhone = "0816-1", isActive = true }),
        new("GET /api/identity/my-center", CenterAdmins),
        new("PUT /api/identity/my-center", CenterAdmins, Body: new { version = 999, contactName = "x", contactPhone = "0816-1" }),
        new("GET /api/identity/majors", SignedIn),
        new("POST /api/identity/students/query", CenterAdmins, Body: new { limit = 5 }),
        new("POST /api/identity/students", CenterAdmins, Body: new { }),
        new("PUT /api/identity/students/{id}", CenterAdmins, StudentRecord, new { version = 999, name = "x", phone = (string?)null, majorCode = "W120102", majorName = "x", isActive = true }),
        new("POST /api/identity/students/{id}/reveal", CenterAdmins, StudentRecord, Reveal),
        new("POST /api/identity/students/{id}/reset-password", CenterAdmins, StudentRecord, new { }),

        // Account: open to all, or to oneself
        new("POST /api/account/login", Everybody, Body: new { userNameOrEmailAddress = "nobody", password = "x" }),
        new("POST /api/account/first-sign-in", Everybody, Body: new { admissionTicketNumber = "0", idNumber = "0", newPassword = People.Password }),
        new("POST /api/account/change-initial-password", Everybody, Body: new { userNameOrEmailAddress = "nobody", currentPassword = "x", newPassword = People.Password }),
        new("POST /api/account/login/code", Everybody, Body: new { code = "000000" }),
        new("GET /api/account/two-factor", SignedIn),
        new("POST /api/account/two-factor/enrol", CenterAdmins | University | Auditor),
        new("POST /api/account/two-factor/confirm", CenterAdmins | University | Auditor, Body: new { code = "000000" }),
        new("POST /api/account/two-factor/recovery-codes", CenterAdmins | University | Auditor),
        new("POST /api/account/two-factor/turn-off", CenterAdmins | University | Auditor),
        new("POST /api/account/confirm-identity", SignedIn, Body: new { password = "wrong" }),
        new("GET /api/account/my-profile", SignedIn),
        new("PUT /api/account/my-profile", SignedIn, Body: new { }),
        new("POST /api/account/my-profile/change-password", SignedIn, Body: new { currentPassword = "wrong", newPassword = "x" }),

        // ABP's start
        new("GET /api/abp/application-configuration", Everybody),
        new("GET /api/abp/application-localization", Everybody),
        new("GET /api/abp/multi-tenancy/tenants/by-name/{name}", Everybody),
        new("GET /api/abp/multi-tenancy/tenants/by-id/{id}", Everybody),

        // ABP's administration
        new("GET /api/identity/roles", HostAdmin),
        new("POST /api/identity/roles", HostAdmin, Body: new { }),
        new("GET /api/identity/roles/{id}", HostAdmin, Role),
        new("PUT /api/identity/roles/{id}", HostAdmin, Role, new { name = "renamed", isDefault = false, isPublic = true, concurrencyStamp = "stale" }),
        new("DELETE /api/identity/roles/{id}", HostAdmin, Role),
        new("GET /api/identity/users", HostAdmin),
        new("POST /api/identity/users", HostAdmin, Body: new { }),
        new("GET /api/identity/users/{id}", HostAdmin, Account),
        new("PUT /api/identity/users/{id}", HostAdmin, Account, new { userName = "x", name = "x", email = "x@example.invalid", isActive = true, roleNames = Array.Empty<string>(), concurrencyStamp = "stale" }),
        new("DELETE /api/identity/users/{id}", HostAdmin, Account),
        new("POST /api/identity/users/{id}/reset-two-factor", HostAdmin, Account),
        new("GET /api/identity/users/{id}/roles", HostAdmin, Account),
        new("GET /api/identity/users/assignable-roles", HostAdmin),
        new("GET /api/permission-management/permissions", HostAdmin),
        new("PUT /api/permission-management/permissions", HostAdmin, Body: new { permissions = Array.Empty<object>() }),
        new("GET /api/multi-tenancy/tenants", HostAdmin),
        new("POST /api/multi-tenancy/tenants", HostAdmin, Body: new { }),
        new("GET /api/multi-tenancy/tenants/{id}", HostAdmin, LearningCenter),
        new("PUT /api/multi-tenancy/tenants/{id}", HostAdmin, LearningCenter, new { name = "x", concurrencyStamp = "999" }),
        new("DELETE /api/multi-tenancy/tenants/{id}", HostAdmin, LearningCenter),
        new("GET /api/feature-management/features", HostAdmin),
        new("PUT /api/feature-management/features", HostAdmin, Body: new { features = Array.Empty<object>() }),
        new("DELETE /api/feature-management/features", HostAdmin),
        new("GET /api/setting-management/emailing", HostAdmin),
        new("POST /api/setting-management/emailing", HostAdmin, Body: new { }),
        new("POST /api/setting-management/emailing/send-test-email", HostAdmin, Body: new { }),
    ];

    /// <summary>Operations with no more to say than "whoever is signed in ends it", which would end the matrix's own people.</summary>
    public static IReadOnlySet<string> ProvedElsewhere { get; } = new HashSet<string>
    {
        "GET /api/account/logout",
        "POST /api/account/sign-out-everywhere",

        // Would withdraw the matrix's own applications. PhotoConsentTests.
        "POST /api/applications/photo-consent/withdraw",

        // Only in a demo; a missing page otherwise. DemoSmsTests.
        "GET /api/notifications/demo-sms",
    };
}
