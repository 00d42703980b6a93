using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Flows;

/// <summary>The people around the applications of a model-based run, and one door for each thing they try.</summary>
internal sealed class CaseWorld
{
    private readonly ReviewHost _host;
    private readonly Center _center;
    private readonly Dictionary<Who, HttpClient> _others;

    private CaseWorld(ReviewHost host, Center center, Dictionary<Who, HttpClient> others) => (_host, _center, _others) = (host, center, others);

    public static async Task<CaseWorld> CreateAsync(ReviewHost host)
    {
        var (center, other) = (await host.People.CenterAsync(), await host.People.CenterAsync());
        var admin = await host.People.CenterAdminAsync(center);
        return new CaseWorld(host, center, new Dictionary<Who, HttpClient>
        {
            [Who.Center] = admin,
            [Who.OtherCenter] = await host.People.CenterAdminAsync(other),
            [Who.OtherStudent] = (await host.People.StudentAsync(center, admin)).Client,
            [Who.University] = await host.People.ReviewerAsync(),
        });
    }

    /// <summary>A new student with a draft that nothing hinders from being submitted.</summary>
    public async Task<Case> NewCaseAsync()
    {
        var student = await _host.People.StudentAsync(_center, _others[Who.Center]);
        var draft = await student.ReadyAsync(typeCode: "X-WEB");
        var options = await student.Client.GetJsonAsync("/api/applications/form-options");
        return new Case(student, draft, await student.ValidInputAsync(draft, typeCode: "X-WEB"), options.GetProperty("declaration").Text("version"));
    }

    public async Task<HttpResponseMessage> TryAsync(Case c, Try t, int version)
    {
        // A millisecond, so that a million steps end before sessions and windows do.
        _host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var client = t.Who == Who.Student ? c.Student.Client : _others[t.Who];
        var seen = t.Stale ? version - 1 : version;
        var mine = $"/api/applications/mine/{c.Id}";
        return t.What switch
        {
            What.Edit => await client.PutAsJsonAsync(mine, new Dictionary<string, object?>(c.Input) { ["version"] = seen, ["remark"] = $"样例 {Guid.NewGuid():N}" }),
            What.Upload => await (c.Student with { Client = client }).UploadAsync(c.Id, "IdBack", Applicants.Picture),
            What.Submit => await SubmitAsync(client, c, seen),
            What.Recall => await client.PostAsJsonAsync($"{mine}/recall", new { version = seen }),
            What.Withdraw => await client.PostAsJsonAsync($"{mine}/withdraw", new { version = seen, reason = "样例原因" }),
            What.CenterClaim or What.UniversityClaim => await client.PostAsJsonAsync($"/api/review/{Desk(t)}/applications/{c.Id}/claim", new { }),
            What.CenterApprove or What.UniversityApprove => await client.TryApproveAsync(Desk(t), c.Id, seen),
            _ => await RejectAsync(client, c, Desk(t), seen),
        };
    }

    /// <summary>For the whole of it, so that the student may edit what he likes, and answered at once: whether a submission is owed something is another test.</summary>
    private static async Task<HttpResponseMessage> RejectAsync(HttpClient client, Case c, string desk, int version)
    {
        var answer = await client.TryRejectAsync(desk, c.Id, version, ["Other"], ["whole"], "样例说明");
        if (answer.IsSuccessStatusCode)
        {
            await c.Student.AnswerAllAsync(await c.Student.ReadAsync(c.Id));
        }

        return answer;
    }

    private static string Desk(Try t) => t.What is What.CenterClaim or What.CenterApprove or What.CenterReject ? "center" : "university";

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, Case c, int version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/applications/mine/{c.Id}/submit", UriKind.Relative))
        {
            Content = JsonContent.Create(new { version, declarationVersion = c.Declaration, photosConfirmed = true, declarationAccepted = true }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }
}

/// <summary>One application under trial.</summary>
internal sealed record Case(Student Student, JsonElement Draft, Dictionary<string, object?> Input, string Declaration)
{
    public Guid Id => Draft.Id();

    /// <summary>What its student sees of it now.</summary>
    public async Task<CaseView> LookAsync()
    {
        var now = await Student.ReadAsync(Id);
        return new CaseView(
            now.Text("status"), now.Version(), now.Actions(),
            now.GetProperty("records").EnumerateArray().Count(r => r.Text("action") is not ("SmsSent" or "SmsFailed")),
            now.GetProperty("photos").EnumerateArray().Select(p => p.Text("kind")).Distinct().Count());
    }
}

internal sealed record CaseView(string Status, int Version, string[] Actions, int Records, int PhotoKinds);
