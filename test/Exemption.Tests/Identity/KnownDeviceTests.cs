using System.Net;
using System.Net.Http.Json;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Identity;

/// <summary>Strangers may lock out strangers; the owner of an account gets in at the usual place.</summary>
public sealed class KnownDeviceTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task Guesses_of_strangers_do_not_keep_the_owner_out_at_the_usual_place()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        await SignOutAsync(staff.Client);
        await LockAsync(await _people.AnonymousAsync(), staff.UserName);
        (await ResultAsync(await _people.AnonymousAsync(), staff.UserName, People.Password)).ShouldBe(4, "a stranger, be it the owner elsewhere");
        (await ResultAsync(staff.Client, staff.UserName, People.Password)).ShouldBe(1);
        (await ResultAsync(await _people.AnonymousAsync(), staff.UserName, People.Password)).ShouldBe(4, "the owner's coming in gives strangers no new guesses");
    }

    [Fact]
    public async Task The_usual_place_has_few_guesses_too_and_waits_longer_every_time()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        await SignOutAsync(staff.Client);
        await LockAsync(staff.Client, staff.UserName);
        (await ResultAsync(staff.Client, staff.UserName, People.Password)).ShouldBe(4);
        (await ResultAsync(await _people.AnonymousAsync(), staff.UserName, "Wrong2026")).ShouldBe(2, "strangers have their own counter");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await LockAsync(staff.Client, staff.UserName);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await ResultAsync(staff.Client, staff.UserName, People.Password)).ShouldBe(4, "twenty minutes now");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await ResultAsync(staff.Client, staff.UserName, People.Password)).ShouldBe(1);
    }

    [Fact]
    public async Task A_place_known_to_one_account_is_strange_to_another_and_several_may_share_it()
    {
        var (one, other) = (await _people.StaffAsync("university-reviewer", null), await _people.StaffAsync("university-reviewer", null));
        await SignOutAsync(one.Client);
        await LockAsync(await _people.AnonymousAsync(), other.UserName);
        (await ResultAsync(one.Client, other.UserName, People.Password)).ShouldBe(4);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await ResultAsync(one.Client, other.UserName, People.Password)).ShouldBe(1);
        await SignOutAsync(one.Client);
        foreach (var name in new[] { one.UserName, other.UserName })
        {
            await LockAsync(await _people.AnonymousAsync(), name);
            (await ResultAsync(one.Client, name, People.Password)).ShouldBe(1, name);
            await SignOutAsync(one.Client);
        }
    }

    [Fact]
    public async Task A_new_password_makes_the_other_places_strange_and_a_forged_cookie_makes_none_known()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        var elsewhere = await _people.SignInAsync(staff.UserName, People.Password);
        (await staff.Client.PostAsJsonAsync("/api/account/my-profile/change-password", new { currentPassword = People.Password, newPassword = "Changed2026" })).EnsureSuccessStatusCode();
        await SignOutAsync(staff.Client);
        await LockAsync(await _people.AnonymousAsync(), staff.UserName);
        await elsewhere.GetJsonAsync("/api/abp/application-configuration");
        (await ResultAsync(elsewhere, staff.UserName, "Changed2026")).ShouldBe(4);
        (await ResultAsync(staff.Client, staff.UserName, "Changed2026")).ShouldBe(1);

        var handler = new BrowserHandler();
        var forger = host.CreateDefaultClient(new Uri("http://localhost"), handler);
        handler.Cookies.Add(new Uri("http://localhost"), new Cookie("exemption-device", "Q2ZESjhGb3JnZWQ"));
        await forger.GetJsonAsync("/api/abp/application-configuration");
        (await ResultAsync(forger, staff.UserName, "Changed2026")).ShouldBe(4);
    }

    private static async Task LockAsync(HttpClient client, string userName)
    {
        for (var i = 0; i < 5; i++)
        {
            (await ResultAsync(client, userName, $"Wrong202{i}")).ShouldBe(i < 4 ? 2 : 4);
        }
    }

    private static async Task SignOutAsync(HttpClient client) => (await client.GetAsync("/api/account/logout")).EnsureSuccessStatusCode();

    private static async Task<int> ResultAsync(HttpClient client, string userName, string password) =>
        (await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = userName, password, rememberMe = false })).GetProperty("result").GetInt32();
}
