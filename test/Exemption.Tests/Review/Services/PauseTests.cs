using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications;
using Exemption.Framework.Timing;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Review.Services;

/// <summary>What a desk has put off (F-46): marked, left out of "next" and of what is late, decided by nobody, and nobody's business but the desks'.</summary>
public sealed class PauseTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task What_is_put_off_is_decided_by_nobody_until_it_is_resumed()
    {
        var (one, two, student, id) = await TwoAsync();
        await one.Client.PostJsonAsync(At(id, "claim"));
        var paused = await PauseAsync(one.Client, id, "等待发证机构回函");
        paused.Strings("allowedActions").ShouldBe(["Resume"]);
        paused.GetProperty("claimedBy").ValueKind.ShouldBe(JsonValueKind.Null, "it is in nobody's hands");
        var pause = paused.GetProperty("pause");
        (pause.Text("reason"), pause.Text("byName"), pause.GetProperty("until").ValueKind).ShouldBe(("等待发证机构回函", $"样例{one.UserName}", JsonValueKind.Null));

        var version = paused.GetProperty("version").GetInt32();
        Task<HttpResponseMessage>[] tries =
        [
            two.Client.TryApproveAsync("center", id, version), two.Client.TryRejectAsync("center", id, version, ["NameMismatch"], []), two.Client.PostAsJsonAsync(At(id, "claim"), new { }),
            two.Client.PostAsJsonAsync(At(id, "take-over"), new { }), two.Client.PutAsJsonAsync(At(id, "checklist"), new { version, @checked = Array.Empty<string>() }),
            one.Client.PostAsJsonAsync(At(id, "pause"), new { version, reason = "再次" }),
        ];
        foreach (var refused in tries)
        {
            await refused.ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Paused");
        }

        await two.Client.PostAsJsonAsync(At(id, "resume"), new { version = version - 1 }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Conflict");
        host.Tick();
        var resumed = await two.Client.PostJsonAsync(At(id, "resume"), new { version });
        resumed.GetProperty("pause").ValueKind.ShouldBe(JsonValueKind.Null);
        await two.Client.PostAsJsonAsync(At(id, "resume"), new { version = version + 1 }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
        (await two.Client.ApproveAsync("center", id)).Text("status").ShouldBe("CenterApproved");

        // On record for the desks, in order; the student reads nothing of it, in no copy and on no page.
        var records = (await two.Client.OpenAsync("center", id)).GetProperty("records").EnumerateArray().ToList();
        records.Select(r => r.Text("action")).ShouldBe(["Created", "Submit", "Paused", "Resumed", "CenterApprove"]);
        records[2].Text("note").ShouldBe("等待发证机构回函");
        (await student.ReadAsync(id)).GetRawText().ShouldNotContain("回函");
        (await student.ReadAsync(id)).Of("records", "action").ShouldBe(["Created", "Submit", "CenterApprove"]);
        using var copy = new System.IO.Compression.ZipArchive(await (await student.Client.GetAsync("/api/my-data")).Content.ReadAsStreamAsync());
        using var data = new StreamReader(copy.GetEntry("data.json")!.Open());
        (await data.ReadToEndAsync()).ShouldNotContain("回函");
    }

    [Fact]
    public async Task The_student_goes_on_as_if_nothing_were()
    {
        var (one, _, student, id) = await TwoAsync();
        var before = await student.ReadAsync(id);
        await PauseAsync(one.Client, id, "x");
        var after = await student.ReadAsync(id);
        after.Text("status").ShouldBe(before.Text("status"));
        after.Actions().ShouldBe(before.Actions());
        after.GetProperty("pause").ValueKind.ShouldBe(JsonValueKind.Null);
        await student.Client.PostJsonAsync($"/api/applications/mine/{id}/recall", new { version = after.GetProperty("version").GetInt32() });

        // What comes again is not put off any more.
        await host.SubmitAsync(student, await student.ReadAsync(id));
        (await one.Client.OpenAsync("center", id)).GetProperty("pause").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task It_is_marked_and_filtered_and_neither_next_nor_late()
    {
        var (one, two, student, id) = await TwoAsync();
        host.Tick();
        var other = (await host.SubmitNewAsync(await host.People.StudentAsync(_center, one.Client))).Id();
        host.Clock.Advance(TimeSpan.FromDays(7));
        var desk = await host.People.SignInAsync(one.UserName, People.Password);
        await PauseAsync(desk, id, "x");

        var queues = await desk.GetJsonAsync("/api/review/center/queues");
        (Count(queues, "paused"), Count(queues, "nobody"), Count(queues, "all"), queues.GetProperty("overdue").GetInt32()).ShouldBe((1, 1, 2, 1));
        queues.GetProperty("paused").GetProperty("oldestAge").GetInt32().ShouldBe(5, "its age stays visible");
        (await IdsAsync(desk, new { paused = true, statuses = new[] { "Submitted" } })).ShouldBe([id]);
        (await IdsAsync(desk, new { paused = false, statuses = new[] { "Submitted" } })).ShouldBe([other]);
        (await IdsAsync(desk, new { held = "Nobody", statuses = new[] { "Submitted" } })).ShouldBe([other]);
        (await IdsAsync(desk, new { overdue = true })).ShouldBe([other]);
        var row = (await desk.PostJsonAsync("/api/review/center/applications/query", new { paused = true, statuses = new[] { "Submitted" } })).GetProperty("items")[0];
        (row.GetProperty("age").GetInt32(), row.GetProperty("isOverdue").GetBoolean(), row.GetProperty("pause").Text("reason")).ShouldBe((5, false, "x"));

        (await NextAsync(desk)).ShouldBe(other);
        var colleague = await host.People.SignInAsync(two.UserName, People.Password);
        (await NextAsync(colleague)).ShouldBeNull();
    }

    [Fact]
    public async Task It_goes_on_by_itself_when_its_day_has_come()
    {
        var (one, _, _, id) = await TwoAsync();
        var until = Shanghai.Today(host.Clock).AddDays(2);
        (await PauseAsync(one.Client, id, "x", until)).GetProperty("pause").Text("until").ShouldBe($"{until:yyyy-MM-dd}");
        host.Clock.Advance(Shanghai.StartOf(until) - host.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromSeconds(1));
        var desk = await host.People.SignInAsync(one.UserName, People.Password);
        (await NextAsync(desk)).ShouldBeNull();

        host.Tick();
        var seen = await desk.OpenAsync("center", id);
        seen.GetProperty("pause").ValueKind.ShouldBe(JsonValueKind.Null);
        seen.Strings("allowedActions").ShouldBe(["CenterApprove", "Reject", "Pause"]);
        Count(await desk.GetJsonAsync("/api/review/center/queues"), "paused").ShouldBe(0);
        (await NextAsync(desk)).ShouldBe(id);
        (await desk.ApproveAsync("center", id)).Text("status").ShouldBe("CenterApproved");
    }

    [Fact]
    public async Task What_a_colleague_holds_is_put_off_by_nobody_else()
    {
        var (one, two, _, id) = await TwoAsync();
        await one.Client.PostJsonAsync(At(id, "claim"));
        var version = await two.Client.VersionAsync("center", id);
        await two.Client.PostAsJsonAsync(At(id, "pause"), new { version, reason = "x" }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:HeldByOther");
    }

    [Theory]
    [InlineData("", null, "reason")]
    [InlineData("{long}", null, "reason")]
    [InlineData("x", 0, "until")]
    [InlineData("x", 400, "until")]
    public async Task A_pause_needs_its_reason_and_a_day_that_is_to_come(string reason, int? days, string field)
    {
        var (one, _, _, id) = await TwoAsync();
        reason = reason.Replace("{long}", new string('长', 301), StringComparison.Ordinal);
        DateOnly? until = days is { } d ? Shanghai.Today(host.Clock).AddDays(d) : null;
        var refusal = await one.Client.PostAsJsonAsync(At(id, "pause"), new { version = await one.Client.VersionAsync("center", id), reason, until }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        refusal.GetProperty("validationErrors")[0].Strings("members").ShouldBe([field]);
    }

    /// <summary>A decision that has read the case before somebody puts it off is not written after.</summary>
    [Fact]
    public async Task A_decision_that_was_overtaken_by_a_pause_is_not_written()
    {
        var (one, _, _, id) = await TwoAsync();
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<Exemption.Framework.MultiTenancy.ICurrentTenant>().AcrossTenants();
        var desk = scope.ServiceProvider.GetRequiredService<IApplicationDesk>();
        var version = await one.Client.VersionAsync("center", id);
        await desk.ActAsync(id, new Decision(ApplicationAction.CenterApprove, version, [], null), new Actor(Guid.NewGuid(), "样例", ActorSide.Center, _center.Id), CancellationToken.None);
        await PauseAsync(one.Client, id, "x");
        (await Should.ThrowAsync<Exemption.Framework.Domain.BusinessException>(() => desk.CommitAsync(id, CancellationToken.None))).Code.ShouldBe("Applications:Conflict");
    }

    private Center _center = null!;

    private static string At(Guid id, string what) => $"/api/review/center/applications/{id}/{what}";

    private static int Count(JsonElement queues, string name) => queues.GetProperty(name).GetProperty("count").GetInt32();

    private async Task<JsonElement> PauseAsync(HttpClient who, Guid id, string reason, DateOnly? until = null)
    {
        host.Tick();
        return await who.PostJsonAsync(At(id, "pause"), new { version = await who.VersionAsync("center", id), reason, until });
    }

    private static async Task<Guid[]> IdsAsync(HttpClient who, object query) =>
        [.. (await who.PostJsonAsync("/api/review/center/applications/query", query)).GetProperty("items").EnumerateArray().Select(i => i.Id())];

    private static async Task<Guid?> NextAsync(HttpClient who)
    {
        var id = (await who.PostJsonAsync("/api/review/center/applications/next", new { })).GetProperty("id");
        return id.ValueKind == JsonValueKind.Null ? null : id.GetGuid();
    }

    private async Task<(Person One, Person Two, Student Student, Guid Id)> TwoAsync()
    {
        _center = await host.People.CenterAsync();
        var (one, two) = (await host.People.StaffAsync("center-admin", _center), await host.People.StaffAsync("center-admin", _center));
        var student = await host.People.StudentAsync(_center, one.Client);
        var id = (await host.SubmitNewAsync(student)).Id();
        host.Tick();
        return (one, two, student, id);
    }
}
