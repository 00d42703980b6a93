using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Framework.Auditing;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Identity.TwoFactor;

/// <summary>The second step of a sign-in: set up, asked for, lost, taken away.</summary>
public sealed class TwoFactorTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task After_the_password_only_a_code_lets_in()
    {
        var (staff, phone) = await EnrolledAsync();
        var client = await _people.AnonymousAsync();
        (await LoginAsync(client, staff)).ShouldBe((5, "RequiresTwoFactor"));
        (await client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Answer(await Phone.TypeAsync(client, phone.WrongCode)).ShouldBe((2, "InvalidCode"));
        Answer(await Phone.TypeAsync(client, phone.FreshCode())).ShouldBe((1, "Success"));
        (await client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_opens_once()
    {
        var (staff, phone) = await EnrolledAsync();
        var (first, second) = (await HalfWayAsync(staff), await HalfWayAsync(staff));
        var code = phone.FreshCode();
        Answer(await Phone.TypeAsync(first, code)).ShouldBe((1, "Success"));
        Answer(await Phone.TypeAsync(second, code)).ShouldBe((2, "InvalidCode"));

        var many = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HalfWayAsync(staff)));
        var next = phone.FreshCode();
        var answers = await Task.WhenAll(many.Select(c => Phone.TypeAsync(c, next)));
        answers.Count(a => a.GetProperty("result").GetInt32() == 1).ShouldBe(1);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed_and_lies_hashed()
    {
        var (staff, phone) = await EnrolledAsync();
        phone.RecoveryCodes.Distinct().Count().ShouldBe(10);
        Answer(await Phone.TypeAsync(await HalfWayAsync(staff), phone.RecoveryCodes[0])).ShouldBe((1, "Success"));
        Answer(await Phone.TypeAsync(await HalfWayAsync(staff), phone.RecoveryCodes[0])).ShouldBe((2, "InvalidCode"));
        var client = await HalfWayAsync(staff);
        Answer(await Phone.TypeAsync(client, $" {phone.RecoveryCodes[1].Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant()} ")).ShouldBe((1, "Success"));
        (await client.GetJsonAsync("/api/account/two-factor")).GetProperty("recoveryCodesLeft").GetInt32().ShouldBe(8);
        var stored = await host.InDbAsync(db => db.Set<UserToken>().Where(t => t.UserId == staff.Id).Select(t => t.Name + t.Value).ToListAsync());
        stored.ShouldNotContain(t => phone.RecoveryCodes.Any(c => t.Contains(c.Replace("-", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_half_way_ticket_lasts_five_minutes_and_not_beyond_a_new_password()
    {
        var (staff, phone) = await EnrolledAsync();
        var late = await HalfWayAsync(staff);
        host.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Answer(await Phone.TypeAsync(late, phone.Code)).ShouldBe((3, "CodeTooLate"));
        Answer(await Phone.TypeAsync(await _people.AnonymousAsync(), phone.Code)).ShouldBe((3, "CodeTooLate"));

        var open = await HalfWayAsync(staff);
        Answer(await Phone.TypeAsync(staff.Client, phone.Code)).ShouldBe((3, "CodeTooLate"), "the session itself is no ticket");
        (await staff.Client.PostAsJsonAsync("/api/account/my-profile/change-password", new { currentPassword = People.Password, newPassword = "Changed2026" })).EnsureSuccessStatusCode();
        Answer(await Phone.TypeAsync(open, phone.Code)).ShouldBe((3, "CodeTooLate"));
    }

    [Fact]
    public async Task The_secret_is_useless_in_a_stolen_database()
    {
        var (staff, _) = await EnrolledAsync();
        var cipher = await host.InDbAsync(db => db.Set<Authenticator>().Where(a => a.Id == staff.Id).Select(a => a.SecretCipher).SingleAsync());
        cipher.Length.ShouldBeGreaterThan(28 + 20, "nonce and tag stand before it");
    }

    [Fact]
    public async Task A_password_from_the_administrator_opens_no_way_round_the_code()
    {
        var (staff, phone) = await EnrolledAsync();
        var admin = await _people.AdminAsync();
        var user = await admin.GetJsonAsync($"/api/identity/users/{staff.Id}");
        await admin.PutJsonAsync($"/api/identity/users/{staff.Id}", new { userName = staff.UserName, name = "x", isActive = true, concurrencyStamp = user.Text("concurrencyStamp"), password = "Initial2027" });
        var client = await _people.AnonymousAsync();
        var changed = await client.PostJsonAsync("/api/account/change-initial-password", new { userNameOrEmailAddress = staff.UserName, currentPassword = "Initial2027", newPassword = "Another2027" });
        Answer(changed).ShouldBe((5, "RequiresTwoFactor"));
        (await client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Answer(await Phone.TypeAsync(client, phone.FreshCode())).ShouldBe((1, "Success"));
    }

    [Fact]
    public async Task To_prove_who_is_there_takes_the_code_too()
    {
        var (staff, phone) = await EnrolledAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await staff.Client.PostAsJsonAsync("/api/account/two-factor/turn-off", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden, "Exemption:ConfirmIdentity");
        await ConfirmAsync(staff, null).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:CodeRequired");
        await ConfirmAsync(staff, phone.WrongCode).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:CodeMismatch");

        // Nor does a new password stand for it.
        (await staff.Client.PostAsJsonAsync("/api/account/my-profile/change-password", new { currentPassword = People.Password, newPassword = "Changed2026" })).EnsureSuccessStatusCode();
        await staff.Client.PostAsJsonAsync("/api/account/two-factor/turn-off", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden, "Exemption:ConfirmIdentity");
        (await staff.Client.PostAsJsonAsync("/api/account/confirm-identity", new { password = "Changed2026", code = phone.FreshCode() })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await staff.Client.PostAsJsonAsync("/api/account/two-factor/turn-off", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await LoginAsync(await _people.AnonymousAsync(), staff, "Changed2026")).ShouldBe((1, "Success"));
    }

    [Fact]
    public async Task A_new_password_keeps_a_proof_as_old_as_it_was()
    {
        var (staff, _) = await EnrolledAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await staff.Client.PostAsJsonAsync("/api/account/my-profile/change-password", new { currentPassword = People.Password, newPassword = "Changed2026" })).EnsureSuccessStatusCode();
        (await staff.Client.PostAsJsonAsync("/api/account/two-factor/recovery-codes", new { })).EnsureSuccessStatusCode();
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await staff.Client.PostAsJsonAsync("/api/account/two-factor/recovery-codes", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden, "Exemption:ConfirmIdentity");
    }

    [Fact]
    public async Task Setting_it_up_ends_the_other_sessions_and_a_wrong_first_code_changes_nothing()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        var other = await _people.SignInAsync(staff.UserName, People.Password);
        await staff.Client.PostJsonAsync("/api/account/two-factor/enrol");
        await staff.Client.PostAsJsonAsync("/api/account/two-factor/confirm", new { code = "12345" }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:CodeMismatch");
        (await LoginAsync(await _people.AnonymousAsync(), staff)).ShouldBe((1, "Success"), "half set up asks for nothing");
        await Phone.EnrolAsync(host, staff.Client);
        (await staff.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await staff.Client.PostAsJsonAsync("/api/account/two-factor/enrol", new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:TwoFactorIsOn");
    }

    [Fact]
    public async Task New_recovery_codes_void_the_old_ones()
    {
        var (staff, phone) = await EnrolledAsync();
        var renewed = (await staff.Client.PostJsonAsync("/api/account/two-factor/recovery-codes")).Strings("codes");
        Answer(await Phone.TypeAsync(await HalfWayAsync(staff), phone.RecoveryCodes[0])).ShouldBe((2, "InvalidCode"));
        Answer(await Phone.TypeAsync(await HalfWayAsync(staff), renewed[9])).ShouldBe((1, "Success"));
    }

    [Fact]
    public async Task The_host_administrator_takes_it_away_from_somebody_else_on_record()
    {
        var (staff, _) = await EnrolledAsync();
        var admin = await _people.AdminAsync();
        var me = (await admin.GetJsonAsync("/api/abp/application-configuration")).GetProperty("currentUser").Id();
        await admin.PostAsJsonAsync($"/api/identity/users/{me}/reset-two-factor", new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:OwnAccount");
        (await admin.PostAsJsonAsync($"/api/identity/users/{staff.Id}/reset-two-factor", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await staff.Client.GetAsync("/api/account/my-profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await LoginAsync(await _people.AnonymousAsync(), staff)).ShouldBe((1, "Success"));
        await admin.PostAsJsonAsync($"/api/identity/users/{staff.Id}/reset-two-factor", new { }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:TwoFactorIsOff");
        var trace = await host.InDbAsync(db => db.Set<AuditEntry>().Where(a => a.Action == "Users.ResetTwoFactor" && a.Subject == staff.Id.ToString()).Select(a => a.UserId).ToListAsync());
        trace.ShouldBe([me, me]);
    }

    [Fact]
    public async Task Students_sign_in_with_the_password_alone()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        (await student.Client.GetJsonAsync("/api/account/two-factor")).GetProperty("isOffered").GetBoolean().ShouldBeFalse();
        await student.Client.PostAsJsonAsync("/api/account/two-factor/enrol", new { }).ShouldRefuseAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Where_it_is_demanded_staff_can_do_nothing_before_it_is_set_up()
    {
        await using var strict = new StrictHost();
        var people = new People(strict);
        var admin = await people.AnonymousAsync();
        var first = strict.FirstAdministrator;
        await admin.PostJsonAsync("/api/account/change-initial-password", new { userNameOrEmailAddress = first.UserName, currentPassword = first.Password, newPassword = People.Password });
        var start = await admin.GetJsonAsync("/api/abp/application-configuration");
        start.GetProperty("setting").GetProperty("values").Text("Exemption.TwoFactor.SetupRequired").ShouldBe("true");
        foreach (var path in new[] { "/api/identity/users", "/api/identity/majors", "/api/notifications/mine", "/api/catalogue/windows" })
        {
            await admin.GetAsync(path).ShouldRefuseAsync(HttpStatusCode.Forbidden, "Identity:TwoFactorSetupRequired");
        }

        await Phone.EnrolAsync(strict, admin);
        (await admin.GetAsync("/api/identity/users")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.PostAsJsonAsync("/api/account/two-factor/turn-off", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await admin.GetAsync("/api/identity/users").ShouldRefuseAsync(HttpStatusCode.Forbidden, "Identity:TwoFactorSetupRequired");
    }

    private async Task<(Person Staff, Phone Phone)> EnrolledAsync()
    {
        var staff = await _people.StaffAsync("university-reviewer", null);
        return (staff, await Phone.EnrolAsync(host, staff.Client));
    }

    private async Task<HttpClient> HalfWayAsync(Person staff)
    {
        var client = await _people.AnonymousAsync();
        (await LoginAsync(client, staff)).Result.ShouldBe(5);
        return client;
    }

    private static Task<HttpResponseMessage> ConfirmAsync(Person staff, string? code) =>
        staff.Client.PostAsJsonAsync("/api/account/confirm-identity", new { password = People.Password, code });

    private static async Task<(int Result, string Description)> LoginAsync(HttpClient client, Person staff, string password = People.Password) =>
        Answer(await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = staff.UserName, password, rememberMe = false }));

    private static (int Result, string Description) Answer(JsonElement answer) => (answer.GetProperty("result").GetInt32(), answer.Text("description"));

    private sealed class StrictHost : ExemptionHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Account:TwoFactor:RequiredForStaff", "true");
        }
    }
}
