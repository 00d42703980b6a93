using System.Net.Http.Headers;
using System.Text.Json;
using Exemption.Framework.Permissions;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Architecture;

/// <summary>Two centres with people in every role, and one of each thing an id can name.</summary>
public class AccessWorld : ExemptionHost, IAsyncLifetime
{
    internal static readonly Who[] Kinds = [.. Enum.GetValues<Who>().Where(w => w != Who.Nobody && (w & (w - 1)) == 0)];

    private People _people = null!;
    private readonly Dictionary<Who, HttpClient> _clients = [];
    private readonly Dictionary<Who, Student> _students = [];
    private readonly Dictionary<Subject, Guid> _ids = [];

    internal Center Center { get; private set; } = null!;

    internal Guid PhotoId { get; private set; }

    /// <summary>Of the centre's decision on the decided one.</summary>
    internal Guid RecordId { get; private set; }

    /// <summary>Of a look on the certificate platform for the submitted one, with its screenshot.</summary>
    internal Guid CheckId { get; private set; }

    /// <summary>One that each desk wrote to the submitted one.</summary>
    internal IReadOnlyDictionary<string, Guid> NoteIds { get; private set; } = new Dictionary<string, Guid>();

    internal Center ForeignCenter { get; private set; } = null!;

    internal HttpClient As(Who who) => _clients[who];

    internal Student StudentOf(Who who) => _students[who];

    internal Guid IdOf(Subject subject) => subject == Subject.None ? Guid.Empty : _ids[subject];

    /// <summary>What an operation takes that takes no JSON.</summary>
    internal static HttpContent? FileOf(string method, string path) =>
        method != "PUT" ? null : path.EndsWith("{kind}", StringComparison.Ordinal) || path.EndsWith("/picture", StringComparison.Ordinal) ? Picture() : path.EndsWith("{uploadId}", StringComparison.Ordinal) ? Part() : null;

    internal static HttpContent Part()
    {
        var part = new ByteArrayContent(Applicants.Picture[..1000]);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return part;
    }

    internal static MultipartFormDataContent Picture()
    {
        var part = new ByteArrayContent(Applicants.Picture);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return new MultipartFormDataContent { { part, "file", "photo.jpg" } };
    }

    public virtual async ValueTask InitializeAsync()
    {
        var people = _people = new People(this);
        var admin = await people.AdminAsync();
        (Center, ForeignCenter) = (await people.CenterAsync(), await people.CenterAsync());
        _clients[Who.Anonymous] = await people.AnonymousAsync();
        _clients[Who.HostAdmin] = admin;
        _clients[Who.Reviewer] = await people.ReviewerAsync();
        _clients[Who.Auditor] = (await people.StaffAsync(RoleNames.Auditor, null)).Client;
        _clients[Who.CenterAdmin] = await people.CenterAdminAsync(Center);
        _clients[Who.ForeignCenterAdmin] = await people.CenterAdminAsync(ForeignCenter);
        var owner = _students[Who.Owner] = await people.StudentAsync(Center, _clients[Who.CenterAdmin]);
        _students[Who.FellowStudent] = await people.StudentAsync(Center, _clients[Who.CenterAdmin]);
        _students[Who.ForeignStudent] = await people.StudentAsync(ForeignCenter, _clients[Who.ForeignCenterAdmin]);
        foreach (var (who, student) in _students)
        {
            _clients[who] = student.Client;
        }

        await MakeReferenceDataAsync(admin);

        var submitted = await owner.SubmittedAsync();
        await DrainOutboxAsync();
        _ids[Subject.Submitted] = _ids[Subject.Photo] = submitted.Id();
        NoteIds = new Dictionary<string, Guid> { ["center"] = await NoteAsync(Who.CenterAdmin, "center"), ["university"] = await NoteAsync(Who.Reviewer, "university") };
        PhotoId = submitted.GetProperty("photos")[0].Id();
        CheckId = (await As(Who.CenterAdmin).PostJsonAsync($"/api/review/center/applications/{submitted.Id()}/checks", new { result = "Confirmed" })).Id();
        (await As(Who.CenterAdmin).PutAsync(new Uri($"/api/review/center/applications/{submitted.Id()}/checks/{CheckId}/picture", UriKind.Relative), Picture())).EnsureSuccessStatusCode();
        var decided = await owner.SubmitAsync(await owner.ReadyAsync(typeCode: "X02"));
        var after = await As(Who.CenterAdmin).RejectAsync("center", _ids[Subject.Decided] = decided.Id());
        RecordId = after.GetProperty("records").EnumerateArray().Single(r => r.Text("action") == "Reject").Id();
        await DrainOutboxAsync();
        // A fellow student's with the same certificate number.
        var number = submitted.Text("certificateNumber");
        await _students[Who.FellowStudent].SubmitAsync(await _students[Who.FellowStudent].ReadyAsync(number));
        await DrainOutboxAsync();
        _ids[Subject.Pair] = (await As(Who.Reviewer).PostJsonAsync("/api/review/university/duplicates/query", new { })).GetProperty("items")[0].Id();
        // With a picture in the slot: an empty one is "not found" to its owner, too.
        _ids[Subject.Draft] = (await owner.StartAsync()).Id();
        await (await owner.UploadAsync(IdOf(Subject.Draft), "IdFront", Applicants.Picture)).ReadJsonAsync("the draft's picture");
        _ids[Subject.Notice] = (await owner.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0].Id();
        _ids[Subject.Correction] = (await owner.Client.PostJsonAsync("/api/identity/my-corrections", new { field = "Name", newValue = "样例新名", reason = "改名" })).Id();
        _ids[Subject.Hold] = (await admin.PostJsonAsync("/api/retention/holds", new { subject = "Student", number = owner.AdmissionTicketNumber, reason = "x" })).Id();
        _ids[Subject.StudentRecord] = (await people.StudentAsync(Center, _clients[Who.CenterAdmin])).Id;
        _ids[Subject.Tag] = (await admin.PostJsonAsync("/api/review/tags", new { chinese = "样例标签", english = "Sample", color = "Blue", isRetired = false })).Id();
        _ids[Subject.LearningCenter] = (await people.CenterAsync()).Id;
        _ids[Subject.Account] = await FreshAsync(Subject.Account);
        _ids[Subject.Role] = await FreshAsync(Subject.Role);
    }

    /// <summary>A new thing of the kind, for a call that ends it.</summary>
    internal async Task<Guid> FreshAsync(Subject subject) => subject switch
    {
        Subject.Announcement => (await As(Who.HostAdmin).PostJsonAsync(
            "/api/catalogue/announcements", new { title = "x", body = "x", publishedAt = Clock.GetUtcNow().UtcDateTime, isActive = true })).Id(),
        Subject.Role => (await As(Who.HostAdmin).PostJsonAsync("/api/identity/roles", new { name = $"spare{Guid.NewGuid():N}", isDefault = false, isPublic = true })).Id(),
        Subject.Account => (await _people.StaffAsync(RoleNames.UniversityReviewer, null)).Id,
        Subject.LearningCenter => (await _people.CenterAsync()).Id,
        _ => IdOf(subject),
    };

    private async Task<Guid> NoteAsync(Who who, string side) =>
        (await As(who).PostJsonAsync($"/api/review/{side}/applications/{IdOf(Subject.Submitted)}/notes", new { text = "x", shared = false })).Id();

    private async Task MakeReferenceDataAsync(HttpClient admin)
    {
        var now = Clock.GetUtcNow();
        _ids[Subject.Window] = (await admin.PostJsonAsync("/api/catalogue/windows", new { name = "spare", opensAt = now.AddDays(-200).UtcDateTime, closesAt = now.AddDays(-190).UtcDateTime, correctionGraceDays = 7 })).Id();
        _ids[Subject.Announcement] = await FreshAsync(Subject.Announcement);
        _ids[Subject.RejectionReason] = (await admin.GetJsonAsync("/api/catalogue/rejection-reasons")).GetProperty("reasons")[0].Id();
        _ids[Subject.CertificateType] = First(await admin.GetJsonAsync("/api/catalogue/certificate-types"));
    }

    private static Guid First(JsonElement list) => list.GetProperty("items")[0].Id();
}
