using System.Globalization;
using Exemption.Applications.Domain;
using Exemption.Applications.Services;
using Exemption.Framework.Timing;
using Exemption.Identity;

namespace Exemption.Applications.Seeding;

/// <summary>One application of the demo before and while it is told.</summary>
internal sealed record DemoStory(
    int Index, string Events, ExemptionApplication Application, DemoStudent Student, CertificateType Type, CertificateLevel Level, string CertificateNumber, DateOnly IssuedOn,
    string CenterReviewer, DateTime StartedAt, TimeSpan Pace)
{
    public Actor Owner => new(Student.Profile.UserId, Student.Profile.Name, ActorSide.Student, Student.Profile.CenterId);

    public bool IsSubmitted => Events.Contains('S', StringComparison.Ordinal);

    public bool HasPhotos => Events != "i";
}

/// <summary>What every submission of a story is made with.</summary>
internal sealed record DemoSubmission(string Number, Guid WindowId, string DeclarationVersion);

/// <summary>Lets things happen to the demo's applications, the same ones every time.</summary>
internal sealed class DemoStoryteller(SensitiveFields fields, SubmittedVersions versions)
{
    private static readonly DemoStories File = ReferenceData.Read<DemoStories>("DemoStories.json");

    /// <summary>Actors of the past have no account; their ids only have to differ.</summary>
    private static readonly Guid CenterDesk = new("00000000-0000-7000-8000-0000000000c1");
    private static readonly Guid UniversityDesk = new("00000000-0000-7000-8000-0000000000c2");

    /// <summary>The drafts, not yet stored; nothing has happened to them.</summary>
    public static IReadOnlyList<DemoStory> Begin(
        IReadOnlyList<DemoStudent> students, IReadOnlyList<CertificateType> types, Dictionary<Guid, string> contacts, ApplicationWindow window, DateTime now)
    {
        var random = new Random(20260);
        var stories = new List<DemoStory>();
        foreach (var (events, i) in Enumerable.Repeat(File.Stories, File.Rounds).SelectMany(s => s).Select((e, i) => (e, i)))
        {
            // The student whom the sign-in page offers first has something of everything to show.
            var student = students[File.StoriesOfTheFirst.Contains(i) ? 0 : i % students.Count];
            // A student's second application is about another certificate.
            var type = types[(i * 5 + i / students.Count) % types.Count];
            var levels = Enum.GetValues<CertificateLevel>().Where(l => type.CoursesFor(l, student.Profile.MajorCode).Any()).ToList();
            var (opened, sinceOpening) = (window.OpensAt, now - window.OpensAt);
            var started = opened + sinceOpening * (0.02 + 0.6 * random.NextDouble());
            var actor = new Actor(student.Profile.UserId, student.Profile.Name, ActorSide.Student, student.Profile.CenterId);
            stories.Add(new DemoStory(
                i, events, new ExemptionApplication(student.Profile.ToSnapshot(), student.Profile.CenterId, window.Id, actor, started), student, type,
                levels[random.Next(levels.Count)], string.Create(CultureInfo.InvariantCulture, $"DEMO{type.Code}{2024000000 + i * 137:D10}"),
                Shanghai.DayOf(now).AddDays(-120 - random.Next(500)), contacts.GetValueOrDefault(student.Profile.CenterId) ?? File.CenterReviewers[i % File.CenterReviewers.Count],
                started, (now - started) * (0.9 / (events.Length + 2)) * (0.5 + 0.5 * random.NextDouble())));
        }

        return stories;
    }

    /// <summary>The address on the student's specimen card.</summary>
    public static string AddressOf(DemoStory story) => File.Addresses[story.Index % File.Addresses.Count];

    /// <summary>Writes the draft and lets the events happen, evenly up to about today.</summary>
    public void Tell(DemoStory story, DemoSubmission submission)
    {
        var at = story.StartedAt + story.Pace;
        Describe(story, at);
        foreach (var e in story.Events)
        {
            at += story.Pace;
            Happen(story, e, submission, at);
        }
    }

    private void Describe(DemoStory s, DateTime at)
    {
        var (a, complete) = (s.Application, s.HasPhotos);
        var courses = s.Type.CoursesFor(s.Level, s.Student.Profile.MajorCode).OrderBy(c => c.Position).Take(1 + s.Index % 2).Select(c => new CourseDto(c.Code, c.Name, c.Credits));
        var values = complete
            ? new DraftValues(s.Type.Id, s.Level, s.CertificateNumber, s.IssuedOn, s.Type.HasExpiry ? s.IssuedOn.AddYears(3) : null, [.. courses], File.Remarks[s.Index % File.Remarks.Count])
            : new DraftValues(s.Type.Id, null, null, null, null, [], null);
        a.Describe(values, fields.SealIdNumber(a.Id, s.Student.IdNumber), fields.SealPhone(a.Id, s.Student.Profile.Phone), s.Owner, at);
    }

    private void Happen(DemoStory s, char e, DemoSubmission submission, DateTime at)
    {
        var (center, university) = (
            new Actor(CenterDesk, s.CenterReviewer, ActorSide.Center, s.Student.Profile.CenterId),
            new Actor(UniversityDesk, File.UniversityReviewers[s.Index % File.UniversityReviewers.Count], ActorSide.University, null));
        var rejection = File.Rejections[s.Index % File.Rejections.Count];
        switch (e)
        {
            case 'S':
                s.Application.Submit(
                    new Submission(submission.Number, submission.WindowId, submission.DeclarationVersion, versions.Seal(s.Application, s.Type.Name, at, s.Application.Versions.Count + 1)),
                    s.Owner, at);
                break;
            case 'C':
                s.Application.Act(ApplicationAction.CenterApprove, center, at, [], [], null);
                break;
            case 'U':
                s.Application.Act(ApplicationAction.UniversityApprove, university, at, [], [], null);
                break;
            case 'R' or 'V':
                s.Application.Reject(rejection.Points, e == 'R' ? center : university, at, rejection.Note);
                break;
            case 'W':
                s.Application.Act(ApplicationAction.Withdraw, s.Owner, at, [], [], File.WithdrawReason);
                break;
            default:
                // Drafts: nothing happens to them.
                break;
        }
    }
}
