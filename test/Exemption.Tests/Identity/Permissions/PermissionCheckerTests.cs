using System.Net;
using System.Net.Http.Json;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Identity.Permissions;

/// <summary>What somebody holds now, as the pages are told: by role or in person, on their side, as far as their centre takes part, and how soon a change counts.</summary>
public sealed class PermissionCheckerTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private const string Centers = "Identity.LearningCenters";
    private readonly People _people = new(host);

    [Fact]
    public async Task Nobody_holds_anything() => (await HeldAsync(await _people.AnonymousAsync())).ShouldBeEmpty();

    [Fact]
    public async Task What_the_role_and_what_the_person_was_given_adds_up()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        var before = await HeldAsync(staff.Client);
        before.ShouldNotBeEmpty();
        await SessionTests.GrantAsync(await _people.AdminAsync(), $"/api/permission-management/permissions?providerName=U&providerKey={staff.Id}", Centers, true);
        (await HeldAsync(staff.Client)).ShouldBe([.. before, Centers], ignoreOrder: true);
        (await HeldAsync((await _people.StaffAsync("university-reviewer", null)).Client)).ShouldBe(before, "the colleague was given nothing");
    }

    [Fact]
    public async Task A_grant_is_the_persons_or_the_roles_and_never_both()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        await WriteAsync(new PermissionGrant { ProviderName = PermissionGrant.User, ProviderKey = "university-reviewer", Name = Centers });
        await WriteAsync(new PermissionGrant { ProviderName = PermissionGrant.Role, ProviderKey = staff.Id.ToString(), Name = Centers });
        host.Clock.Advance(TimeSpan.FromSeconds(6));
        (await HeldAsync(staff.Client)).ShouldNotContain(Centers);
    }

    [Fact]
    public async Task People_of_a_centre_that_does_not_take_part_keep_their_accounts_and_nothing_else()
    {
        var admin = await _people.AdminAsync();
        var (closed, open) = (await _people.CenterAsync(), await _people.CenterAsync());
        var (there, elsewhere) = (await _people.CenterAdminAsync(closed), await _people.CenterAdminAsync(open));
        var all = await HeldAsync(there);
        (await admin.PutAsJsonAsync($"/api/feature-management/features?providerName=T&providerKey={closed.Id}", new { features = new[] { new { name = "Exemption.Enable", value = "false" } } }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var left = await HeldAsync(there);
        left.ShouldBe(["Identity.MyCenter", "Identity.Students"]);
        all.Length.ShouldBeGreaterThan(left.Length);
        (await HeldAsync(elsewhere)).ShouldBe(all);
    }

    [Fact]
    public async Task A_change_by_another_host_counts_after_five_seconds()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        host.Clock.Advance(TimeSpan.FromSeconds(6));
        (await HeldAsync(staff.Client)).ShouldNotContain(Centers);
        await WriteAsync(new PermissionGrant { ProviderName = PermissionGrant.User, ProviderKey = staff.Id.ToString(), Name = Centers });
        host.Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));
        (await HeldAsync(staff.Client)).ShouldNotContain(Centers, "the database is asked no more often than every five seconds");
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await HeldAsync(staff.Client)).ShouldContain(Centers);
    }

    [Fact]
    public void A_right_stands_below_the_one_whose_name_it_goes_on_from()
    {
        IdentityPermissions.All.Count.ShouldBe(23);
        foreach (var permission in IdentityPermissions.All)
        {
            var words = permission.Name.Split('.');
            permission.Parent.ShouldBe(words.Length > 2 ? $"{words[0]}.{words[1]}" : null, permission.Name);
        }
    }

    private static async Task<string[]> HeldAsync(HttpClient client) =>
        [.. (await client.GetJsonAsync("/api/abp/application-configuration")).GetProperty("auth").GetProperty("grantedPolicies").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)];

    /// <summary>As another host would: this one learns of it only by looking.</summary>
    private Task<int> WriteAsync(PermissionGrant grant) => host.InDbAsync(db =>
    {
        db.Add(grant);
        return db.SaveChangesAsync();
    });
}
