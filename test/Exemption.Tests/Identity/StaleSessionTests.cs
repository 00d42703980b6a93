using System.Net;
using System.Net.Http.Json;
using Exemption.Identity.SignIn;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Exemption.Tests.Identity;

/// <summary>A session is its owner's from its beginning, and ends or changes with the very next request after it should.</summary>
[Trait("Goal", "A18")]
public sealed class StaleSessionTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private static readonly Uri Origin = new("http://localhost");

    private readonly People _people = new(host);

    [Fact]
    public async Task A_cookie_from_before_the_sign_in_is_never_the_session()
    {
        var (attacker, victim) = (await _people.StaffAsync("university-reviewer", null), await _people.StaffAsync("university-reviewer", null));
        var rounds = LongRun.Of(3, 200);
        var numbers = new HashSet<string>();
        for (var i = 0; i < rounds; i++)
        {
            // The attacker plants a session of their own, or a made-up one, in the victim's browser.
            var planted = i % 2 == 0 ? CookieOf((await SignInAsync(attacker)).Handler) : $"made-up-{i}";
            var handler = new BrowserHandler();
            var browser = host.CreateDefaultClient(Origin, handler);
            handler.Cookies.Add(Origin, new Cookie("exemption", planted));
            await browser.GetJsonAsync("/api/abp/application-configuration");
            (await browser.PostJsonAsync("/api/account/login", Login(victim))).GetProperty("result").GetInt32().ShouldBe(1);

            var session = CookieOf(handler);
            session.ShouldNotBe(planted);
            (await StatusAsync(planted)).ShouldBe(HttpStatusCode.Unauthorized, "what was planted opens nothing, and its own session ended with it");
            (await WhoAsync(session)).ShouldBe(victim.Id);
            numbers.Add(NumberOf(session)).ShouldBeTrue("every sign-in has a number of its own");
        }

        LongRun.Report("A18", new { plantedCookies = rounds, accepted = 0, newNumbers = numbers.Count });
    }

    [Fact]
    public async Task A_token_from_before_the_sign_in_does_not_serve_after_it()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        var handler = new BrowserHandler();
        var browser = host.CreateDefaultClient(Origin, handler);
        await browser.GetJsonAsync("/api/abp/application-configuration");
        var before = Uri.UnescapeDataString(handler.Cookies.GetCookies(Origin)["XSRF-TOKEN"]!.Value);
        await browser.PostJsonAsync("/api/account/login", Login(staff));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/notifications/mine/read-all") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("RequestVerificationToken", before);
        await browser.SendAsync(request).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Antiforgery");
    }

    [Fact]
    public async Task The_next_request_knows_of_everything_that_ends_a_session()
    {
        var admin = await _people.AdminAsync();
        var rounds = LongRun.Of(1, 20);
        var endings = new Dictionary<string, Func<Person, HttpClient, Task>>
        {
            ["sign-out"] = (_, own) => OkAsync(own.GetAsync("/api/account/logout")),
            ["sign-out everywhere"] = (p, _) => OkAsync(p.Client.PostAsJsonAsync("/api/account/sign-out-everywhere", new { })),
            ["own new password"] = (p, _) => OkAsync(p.Client.PostAsJsonAsync("/api/account/my-profile/change-password", new { currentPassword = People.Password, newPassword = "Changed2026" })),
            ["password by the administrator"] = (p, _) => ChangeAsync(admin, p, password: "Initial2027"),
            ["disabled"] = (p, _) => ChangeAsync(admin, p, isActive: false),
            ["deleted"] = (p, _) => OkAsync(admin.DeleteAsync($"/api/identity/users/{p.Id}")),
            ["second factor set up elsewhere"] = (p, _) => Phone.EnrolAsync(host, p.Client),
        };
        for (var i = 0; i < rounds; i++)
        {
            foreach (var (name, end) in endings)
            {
                var person = await _people.StaffAsync("university-reviewer", null);
                var (client, handler) = await SignInAsync(person);
                var copy = CookieOf(handler);
                (await StatusAsync(copy)).ShouldBe(HttpStatusCode.OK, name);
                await end(person, client);
                (await StatusAsync(copy)).ShouldBe(HttpStatusCode.Unauthorized, name);
            }
        }

        LongRun.Report("A18", new { endings = endings.Count, rounds, late = 0 });
    }

    [Fact]
    public async Task The_next_request_knows_of_roles_rights_and_closed_centers()
    {
        var admin = await _people.AdminAsync();
        var center = await _people.CenterAsync();
        var desk = await _people.StaffAsync("center-admin", center);
        var helper = await _people.StaffAsync("admin", null);
        (await helper.Client.GetAsync("/api/identity/roles")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ChangeAsync(admin, helper, roles: ["university-reviewer"]);
        await helper.Client.GetAsync("/api/identity/roles").ShouldRefuseAsync(HttpStatusCode.Forbidden);

        var rights = $"/api/permission-management/permissions?providerName=U&providerKey={helper.Id}";
        await SessionTests.GrantAsync(admin, rights, "AbpIdentity.Roles", true);
        (await helper.Client.GetAsync("/api/identity/roles")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await SessionTests.GrantAsync(admin, rights, "AbpIdentity.Roles", false);
        await helper.Client.GetAsync("/api/identity/roles").ShouldRefuseAsync(HttpStatusCode.Forbidden);

        (await desk.Client.GetAsync("/api/identity/my-center")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await OkAsync(admin.DeleteAsync($"/api/multi-tenancy/tenants/{center.Id}"));
        (await desk.Client.GetAsync("/api/identity/my-center")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<(HttpClient Client, BrowserHandler Handler)> SignInAsync(Person person)
    {
        var handler = new BrowserHandler();
        var client = host.CreateDefaultClient(Origin, handler);
        await client.GetJsonAsync("/api/abp/application-configuration");
        (await client.PostJsonAsync("/api/account/login", Login(person))).GetProperty("result").GetInt32().ShouldBe(1);
        return (client, handler);
    }

    private static object Login(Person person) => new { userNameOrEmailAddress = person.UserName, password = People.Password, rememberMe = false };

    private static string CookieOf(BrowserHandler handler) => handler.Cookies.GetCookies(Origin)["exemption"]!.Value;

    private string NumberOf(string cookie) => host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
        .Get(AccountCookie.Scheme).TicketDataFormat.Unprotect(cookie)!.Properties.Items[Sessions.Number]!;

    private async Task<HttpStatusCode> StatusAsync(string cookie) => (await AskAsync("/api/account/my-profile", cookie)).StatusCode;

    private async Task<Guid> WhoAsync(string cookie) =>
        (await (await AskAsync("/api/abp/application-configuration", cookie)).ReadJsonAsync("configuration")).GetProperty("currentUser").Id();

    private async Task<HttpResponseMessage> AskAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", $"exemption={cookie}");
        return await host.CreateDefaultClient(Origin).SendAsync(request);
    }

    private static async Task OkAsync(Task<HttpResponseMessage> call) => (await call).IsSuccessStatusCode.ShouldBeTrue();

    private static async Task ChangeAsync(HttpClient admin, Person person, bool isActive = true, string password = "", string[]? roles = null)
    {
        var user = await admin.GetJsonAsync($"/api/identity/users/{person.Id}");
        await admin.PutJsonAsync($"/api/identity/users/{person.Id}", new
        {
            userName = person.UserName, name = user.Text("name"), isActive, concurrencyStamp = user.Text("concurrencyStamp"), password, roleNames = roles,
        });
    }
}
