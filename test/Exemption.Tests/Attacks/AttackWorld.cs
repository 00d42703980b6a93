using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Architecture;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Attacks;

/// <summary>What an id names, and to whom it belongs.</summary>
/// <param name="Of">The kind.</param>
/// <param name="Id">The id.</param>
/// <param name="Home">Who stands to it as the owner does; nobody for what is gone or never was.</param>
internal sealed record Thing(Subject Of, Guid Id, Home Home);

/// <summary>The centre of the owner, the foreign one, or neither because it is deleted or was made up.</summary>
internal enum Home
{
    Own,
    Foreign,
    Gone,
}

/// <summary>A value that some people must never be shown.</summary>
/// <param name="What">For the report of a leak; the value itself says nothing to a reader.</param>
/// <param name="Value">As it would stand in a text.</param>
/// <param name="Hidden">From whom.</param>
internal sealed record Canary(string What, string Value, Who Hidden);

/// <summary>The people of the access matrix, with the foreign centre's things beside the own, deleted ones, and marked values in all of them.</summary>
public sealed class AttackWorld : AccessWorld
{
    private readonly List<Thing> _things = [];
    private readonly List<Canary> _canaries = [];
    private readonly List<(Guid Application, Guid Photo)> _photos = [];

    internal IReadOnlyList<Thing> Things => _things;

    internal IReadOnlyList<Canary> Canaries => _canaries;

    /// <summary>Each application with one of its photographs.</summary>
    internal IReadOnlyList<(Guid Application, Guid Photo)> Photos => _photos;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var subject in Enum.GetValues<Subject>().Where(s => s != Subject.None))
        {
            _things.Add(new(subject, IdOf(subject), Home.Own));
        }

        _photos.Add((IdOf(Subject.Submitted), PhotoId));
        await MarkDraftAsync(Who.Owner, await StudentOf(Who.Owner).ReadAsync(IdOf(Subject.Draft)));
        await MakeForeignAsync();
        Hide(Who.Owner, Who.FellowStudent | Who.ForeignStudent | Who.ForeignCenterAdmin | Who.Anonymous);
        Hide(Who.ForeignStudent, Who.Owner | Who.FellowStudent | Who.CenterAdmin | Who.Anonymous);
        await DeleteSomeAsync();
    }

    /// <summary>A thing of this kind was ended by a probe: from now on it counts as gone, and a new one takes its place.</summary>
    internal async Task ReplaceAsync(Thing ended)
    {
        _things.Remove(ended);
        _things.Add(ended with { Home = Home.Gone });
        _things.Add(ended with { Id = await FreshAsync(ended.Of) });
    }

    /// <summary>The first canary that this answer shows to somebody from whom it is hidden.</summary>
    internal Canary? LeakIn(string answer, Who to) => _canaries.FirstOrDefault(c => c.Hidden.HasFlag(to) && answer.Contains(c.Value, StringComparison.Ordinal));

    private async Task MakeForeignAsync()
    {
        var student = StudentOf(Who.ForeignStudent);
        var submitted = await student.SubmittedAsync();
        await DrainOutboxAsync();
        var draft = await student.StartAsync();
        await MarkDraftAsync(Who.ForeignStudent, draft);
        var notice = (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0].Id();
        var spare = await new People(this).StudentAsync(ForeignCenter, As(Who.ForeignCenterAdmin));
        _things.Add(new(Subject.Submitted, submitted.Id(), Home.Foreign));
        _things.Add(new(Subject.Photo, submitted.Id(), Home.Foreign));
        _things.Add(new(Subject.Draft, draft.Id(), Home.Foreign));
        _things.Add(new(Subject.Notice, notice, Home.Foreign));
        _things.Add(new(Subject.StudentRecord, spare.Id, Home.Foreign));
        _photos.Add((submitted.Id(), submitted.GetProperty("photos")[0].Id()));
    }

    /// <summary>What only its student may see: nobody else sees a draft.</summary>
    private async Task MarkDraftAsync(Who owner, JsonElement draft)
    {
        var (student, remark, certificate) = (StudentOf(owner), $"REMARK{Guid.NewGuid():N}", Applicants.CertificateNumber());
        var input = await student.ValidInputAsync(draft, certificate);
        input["remark"] = remark;
        await student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}", input);
        _canaries.Add(new("remark of a draft", remark, Who.Everybody & ~owner));
        _canaries.Add(new("certificate number of a draft", certificate, Who.Everybody & ~owner));
    }

    private void Hide(Who owner, Who strangers)
    {
        var student = StudentOf(owner);
        _canaries.Add(new("ID number", student.IdNumber, strangers | Who.HostAdmin));
        _canaries.Add(new("admission ticket number", student.AdmissionTicketNumber, strangers));
        _canaries.Add(new("name", student.Name, strangers));
        _canaries.Add(new("name, escaped", JsonSerializer.Serialize(student.Name).Trim('"'), strangers));
    }

    private async Task DeleteSomeAsync()
    {
        var admin = As(Who.HostAdmin);
        foreach (var (subject, path) in new[] { (Subject.Announcement, "catalogue/announcements"), (Subject.Role, "identity/roles"), (Subject.Account, "identity/users") })
        {
            var id = await FreshAsync(subject);
            (await admin.DeleteAsync($"/api/{path}/{id}")).EnsureSuccessStatusCode();
            _things.Add(new(subject, id, Home.Gone));
        }

        // The rest of the kinds cannot be deleted; an id that never was stands for them.
        foreach (var subject in Enum.GetValues<Subject>().Where(s => s != Subject.None && !_things.Exists(t => t.Of == s && t.Home == Home.Gone)))
        {
            _things.Add(new(subject, Guid.CreateVersion7(), Home.Gone));
        }
    }
}
