using System.Net;
using System.Net.Http.Json;
using Exemption.Framework.Auditing;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Identity;

/// <summary>What weighs most needs a proof of identity that is not older than a quarter of an hour.</summary>
public sealed class RecentSignInTests : IAsyncDisposable
{
    private const string NeedsProof = "Exemption:ConfirmIdentity";

    private readonly ExemptionHost _host = new();
    private readonly People _people;

    public RecentSignInTests() => _people = new People(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task After_a_quarter_of_an_hour_the_weighty_operations_ask_who_is_there_and_the_others_do_not()
    {
        var admin = await _people.AdminAsync();
        var center = await _people.CenterAsync();
        var desk = await _people.CenterAdminAsync(center);
        var student = await _people.StudentAsync(center, desk);
        var reviewer = await _people.ReviewerAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await CreateRoleAsync(admin)).StatusCode.ShouldBe(HttpStatusCode.OK, "fifteen minutes are recent");
        _host.Clock.Advance(TimeSpan.FromSeconds(1));

        var role = Guid.NewGuid();
        await CreateRoleAsync(admin).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        await admin.PutAsJsonAsync($"/api/identity/roles/{role}", new { name = "x" }).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        await admin.DeleteAsync($"/api/identity/roles/{role}").ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        await admin.PostAsJsonAsync("/api/identity/users", new { userName = "x" }).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        await admin.PutAsJsonAsync($"/api/identity/users/{role}", new { userName = "x" }).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        await admin.PostAsJsonAsync("/api/multi-tenancy/tenants", new { name = "x" }).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        await admin.PutAsJsonAsync("/api/permission-management/permissions?providerName=R&providerKey=admin", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        await reviewer.PostAsJsonAsync("/api/review/university/export", new { purpose = "样例" }).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        await desk.PostAsJsonAsync($"/api/identity/students/{student.Id}/reset-password", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        (await admin.GetAsync("/api/identity/users")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_lacks_the_right_is_told_that_and_not_asked_for_a_password()
    {
        var reviewer = await _people.ReviewerAsync();
        _host.Clock.Advance(TimeSpan.FromHours(1));
        await CreateRoleAsync(reviewer).ShouldRefuseAsync(HttpStatusCode.Forbidden, "Exemption:Forbidden");
    }

    [Fact]
    public async Task The_password_opens_them_again_for_as_long()
    {
        var admin = await _people.AdminAsync();
        _host.Clock.Advance(TimeSpan.FromHours(1));
        await ConfirmAsync(admin, "Wrong2026").ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:PasswordMismatch");
        await CreateRoleAsync(admin).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
        (await ConfirmAsync(admin, People.Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await CreateRoleAsync(admin)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await CreateRoleAsync(admin).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
    }

    [Fact]
    public async Task How_long_a_proof_holds_is_a_setting()
    {
        await using var host = new HastyHost();
        var admin = await new People(host).AdminAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await CreateRoleAsync(admin)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await CreateRoleAsync(admin).ShouldRefuseAsync(HttpStatusCode.Forbidden, NeedsProof);
    }

    [Fact]
    public async Task A_proof_makes_no_session_outlast_its_twelve_hours()
    {
        var admin = await _people.AdminAsync();
        foreach (var hours in new[] { 6, 5 })
        {
            _host.Clock.Advance(TimeSpan.FromHours(hours));
            (await ConfirmAsync(admin, People.Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        _host.Clock.Advance(TimeSpan.FromHours(1.5));
        (await admin.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Guesses_count_as_at_the_door_and_leave_a_trace()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        for (var i = 0; i < 5; i++)
        {
            await ConfirmAsync(staff.Client, $"Wrong202{i}").ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:PasswordMismatch");
        }

        await ConfirmAsync(staff.Client, People.Password).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:LockedOut");
        var trace = await _host.InDbAsync(db => db.Set<AuditEntry>()
            .Where(a => a.UserId == staff.Id && a.Action == "Account.ConfirmIdentity").OrderBy(a => a.Id).Select(a => a.Outcome).ToListAsync());
        trace.ShouldBe([.. Enumerable.Repeat("Identity:PasswordMismatch", 5), "Identity:LockedOut"]);
    }

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string password) => client.PostAsJsonAsync("/api/account/confirm-identity", new { password });

    private static Task<HttpResponseMessage> CreateRoleAsync(HttpClient client) =>
        client.PostAsJsonAsync("/api/identity/roles", new { name = $"r{Guid.NewGuid():N}", isDefault = false, isPublic = true });

    private sealed class HastyHost : ExemptionHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Account:ConfirmMinutes", "1");
        }
    }
}
