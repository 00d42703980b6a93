using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Identity;

/// <summary>What ends a session or changes what it may do, always with the very next request.</summary>
public sealed class SessionTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task A_disabled_account_is_out_with_its_next_request()
    {
        var admin = await _people.AdminAsync();
        var staff = await _people.StaffAsync("university-reviewer", null);
        (await staff.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ChangeAsync(admin, staff.Id, isActive: false);
        (await staff.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var answer = await (await _people.AnonymousAsync()).PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = staff.UserName, password = People.Password });
        answer.Text("description").ShouldBe("AccountDisabled");
    }

    [Fact]
    public async Task Nobody_of_a_closed_center_stays_in()
    {
        var admin = await _people.AdminAsync();
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        (await admin.DeleteAsync($"/api/multi-tenancy/tenants/{center.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await student.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Other_roles_count_with_the_next_request_and_keep_the_session()
    {
        var admin = await _people.AdminAsync();
        var staff = await _people.StaffAsync("university-reviewer", null);
        await staff.Client.GetAsync("/api/identity/learning-centers").ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await ChangeAsync(admin, staff.Id, isActive: true, "admin");
        (await staff.Client.GetAsync("/api/identity/learning-centers")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await staff.Client.GetJsonAsync("/api/abp/application-configuration")).GetProperty("currentUser").Strings("roles").ShouldBe(["admin"]);
    }

    [Fact]
    public async Task A_right_given_to_one_user_counts_at_once_and_ends_at_once()
    {
        var admin = await _people.AdminAsync();
        var staff = await _people.StaffAsync("university-reviewer", null);
        var path = $"/api/permission-management/permissions?providerName=U&providerKey={staff.Id}";
        await GrantAsync(admin, path, "Identity.LearningCenters", true);
        (await staff.Client.GetAsync("/api/identity/learning-centers")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await GrantAsync(admin, path, "Identity.LearningCenters", false);
        await staff.Client.GetAsync("/api/identity/learning-centers").ShouldRefuseAsync(HttpStatusCode.Forbidden, "Exemption:Forbidden");
    }

    [Fact]
    public async Task A_right_on_the_wrong_side_has_no_effect()
    {
        var admin = await _people.AdminAsync();
        var role = await admin.PostJsonAsync("/api/identity/roles", new { name = $"both-{Guid.NewGuid():N}", isDefault = false, isPublic = true });
        await GrantAsync(admin, $"/api/permission-management/permissions?providerName=R&providerKey={role.Text("name")}", "Identity.LearningCenters", true);
        var staff = await _people.StaffAsync(role.Text("name"), await _people.CenterAsync());
        await staff.Client.GetAsync("/api/identity/learning-centers").ShouldRefuseAsync(HttpStatusCode.Forbidden);

        // What cannot take effect cannot be granted to the person either.
        await admin.PutAsJsonAsync($"/api/permission-management/permissions?providerName=U&providerKey={staff.Id}", new { permissions = new[] { new { name = "Identity.LearningCenters", isGranted = true } } })
            .ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_ends_after_eight_idle_hours_and_after_twelve_in_any_case()
    {
        await using var own = new ExemptionHost();
        var people = new People(own);
        var idle = (await people.StaffAsync("university-reviewer", null)).Client;
        var busy = (await people.StaffAsync("university-reviewer", null)).Client;
        own.Clock.Advance(TimeSpan.FromHours(6));
        (await busy.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromHours(3));
        (await idle.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await busy.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromHours(3.5));
        (await busy.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_unsafe_request_without_the_token_is_refused_whoever_asks()
    {
        var client = (await _people.StaffAsync("university-reviewer", null)).Client;
        foreach (var token in new[] { string.Empty, "forged" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/account/sign-out-everywhere") { Content = JsonContent.Create(new { }) };
            request.Headers.TryAddWithoutValidation("RequestVerificationToken", token);
            await client.SendAsync(request).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Antiforgery");
        }

        await host.CreateBrowser().PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = "x", password = "y" }).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Antiforgery");
    }

    [Fact]
    public async Task A_link_on_a_foreign_site_signs_nobody_out()
    {
        var client = (await _people.StaffAsync("university-reviewer", null)).Client;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/account/logout");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        await client.SendAsync(request).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_bound_to_the_host_over_https()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        foreach (var (origin, name) in new[] { ("http://localhost", "exemption="), ("https://localhost", "__Host-exemption=") })
        {
            var client = host.CreateDefaultClient(new Uri(origin), new BrowserHandler());
            await client.GetJsonAsync("/api/abp/application-configuration");
            var response = await client.PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = staff.UserName, password = People.Password });
            var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(name, StringComparison.Ordinal));
            cookie.ShouldContain("httponly");
            cookie.ShouldContain("samesite=lax");
            cookie.Contains("secure", StringComparison.Ordinal).ShouldBe(origin.StartsWith("https", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Too_many_sign_ins_from_one_address_are_slowed_down()
    {
        await using var own = new ExemptionHost();
        await using var slow = own.WithWebHostBuilder(b => b.UseSetting("RateLimits:LoginPerMinute", "3"));
        var client = slow.CreateDefaultClient(new Uri("http://localhost"), new BrowserHandler());
        await client.GetJsonAsync("/api/abp/application-configuration");
        for (var i = 0; i < 3; i++)
        {
            await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = $"nobody{i}", password = "Wrong2026" });
        }

        var refused = await client.PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = "nobody", password = "Wrong2026" });
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_copied_cookie_opens_nothing_once_its_owner_has_signed_out()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        var (here, there) = (await SignInForCookieAsync(staff), await SignInForCookieAsync(staff));
        (await StatusWithAsync(here.Cookie)).ShouldBe(HttpStatusCode.OK);
        (await here.Client.GetAsync("/api/account/logout")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await StatusWithAsync(here.Cookie)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusWithAsync(there.Cookie)).ShouldBe(HttpStatusCode.OK, "the other device was not meant");
    }

    [Fact]
    public async Task A_session_from_before_a_suspension_does_not_come_back_with_the_account()
    {
        var admin = await _people.AdminAsync();
        var staff = await _people.StaffAsync("university-reviewer", null);
        var session = await SignInForCookieAsync(staff);
        await ChangeAsync(admin, staff.Id, isActive: false);
        await ChangeAsync(admin, staff.Id, isActive: true);
        (await StatusWithAsync(session.Cookie)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_cookie_is_secure_over_https()
    {
        var client = host.CreateDefaultClient(new Uri("https://localhost"));
        var cookies = (await client.GetAsync("/api/abp/application-configuration")).Headers.GetValues("Set-Cookie").ToList();
        cookies.Count.ShouldBe(2);
        cookies.ShouldAllBe(c => c.Contains("secure", StringComparison.Ordinal));
    }

    private async Task<(HttpClient Client, string Cookie)> SignInForCookieAsync(Person person)
    {
        var client = await _people.AnonymousAsync();
        var answer = await client.PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = person.UserName, password = People.Password });
        return (client, answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("exemption=", StringComparison.Ordinal)).Split(';')[0]);
    }

    private async Task<HttpStatusCode> StatusWithAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/account/my-profile");
        request.Headers.Add("Cookie", cookie);
        return (await host.CreateDefaultClient(new Uri("http://localhost")).SendAsync(request)).StatusCode;
    }

    internal static async Task GrantAsync(HttpClient admin, string path, string name, bool granted) =>
        (await admin.PutAsJsonAsync(path, new { permissions = new[] { new { name, isGranted = granted } } })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private static async Task ChangeAsync(HttpClient admin, Guid id, bool isActive, params string[] roles)
    {
        var user = await admin.GetJsonAsync($"/api/identity/users/{id}");
        await admin.PutJsonAsync($"/api/identity/users/{id}", new
        {
            userName = user.Text("userName"), name = user.Text("name"), isActive, concurrencyStamp = user.Text("concurrencyStamp"), password = "",
            roleNames = roles.Length > 0 ? roles : null,
        });
    }
}
