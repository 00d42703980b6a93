using System.Net;
using System.Net.Http.Json;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Applications.Services;

/// <summary>What the clock allows (S-30, Y-10). A host of its own, because it moves the clock.</summary>
public sealed class WindowFlowTests : IAsyncDisposable
{
    private readonly ExemptionHost _host = new();

    /// <summary>New each time: sign-ins do not outlive the days that pass here.</summary>
    private People People => new(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task After_the_window_nothing_starts_but_a_rejection_gives_its_days_of_grace()
    {
        var center = await People.CenterAsync();
        var admin = await People.CenterAdminAsync(center);
        var student = await People.StudentAsync(center, admin);
        var draft = await student.ReadyAsync(typeCode: "X02");
        var submitted = await student.SubmittedAsync();

        // The seeded window closes 25 days from today; the sign-in outlives less than that, so everybody signs in again.
        _host.Clock.Advance(TimeSpan.FromDays(24));
        (admin, student) = (await People.CenterAdminAsync(center), student with { Client = await People.SignInAsync(student.AdmissionTicketNumber, Testing.People.Password) });
        await admin.PostJsonAsync($"/api/review/center/applications/{submitted.Id()}/reject", new { version = submitted.Version(), points = new[] { new { item = "photos.IdFront", reason = "PhotoUnclear" } } });

        _host.Clock.Advance(TimeSpan.FromDays(6));
        student = student with { Client = await People.SignInAsync(student.AdmissionTicketNumber, Testing.People.Password) };
        (await student.Client.GetJsonAsync("/api/applications/home")).GetProperty("window").GetProperty("isOpen").GetBoolean().ShouldBeFalse();
        await student.Client.PostAsJsonAsync("/api/applications/mine", new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:WindowClosed");
        await student.TrySubmitAsync(draft).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:WindowClosed");
        (await student.ReadAsync(draft.Id())).Actions().ShouldBe(["Edit", "Withdraw"]);

        var rejected = await student.ReadAsync(submitted.Id());
        rejected.Actions().ShouldBe(["Edit", "Submit", "Withdraw"]);
        rejected.GetProperty("rejection").Strings("items").ShouldBe(["photos.IdFront"]);
        rejected.GetProperty("resubmitBy").GetDateTime().ShouldBeGreaterThan(_host.Clock.GetUtcNow().UtcDateTime);
        (await student.Client.GetJsonAsync("/api/applications/mine")).GetProperty("items").EnumerateArray().Single(i => i.Id() == submitted.Id()).Text("rejectionText").ShouldBe("照片不清晰");

        var again = await student.SubmitAsync(rejected);
        (again.Text("status"), again.Text("number")).ShouldBe(("Submitted", submitted.Text("number")));
        again.GetProperty("records").EnumerateArray().Select(r => r.Text("action")).Where(a => !a.StartsWith("Sms", StringComparison.Ordinal)).ShouldBe(["Created", "Submit", "Reject", "Submit"]);
    }

    [Fact]
    public async Task When_the_grace_is_over_a_rejected_one_stays_as_it_is()
    {
        var center = await People.CenterAsync();
        var admin = await People.CenterAdminAsync(center);
        var student = await People.StudentAsync(center, admin);
        var submitted = await student.SubmittedAsync();
        await admin.PostJsonAsync($"/api/review/center/applications/{submitted.Id()}/reject", new { version = submitted.Version(), points = new[] { new { item = "photos.IdFront", reason = "PhotoUnclear" } } });
        _host.Clock.Advance(TimeSpan.FromDays(40));
        student = student with { Client = await People.SignInAsync(student.AdmissionTicketNumber, Testing.People.Password) };
        await student.TrySubmitAsync(await student.ReadAsync(submitted.Id())).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:WindowClosed");
    }
}
