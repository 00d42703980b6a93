using System.Net;
using System.Text.Json;
using Exemption.Framework.Seeding;
using Exemption.Identity;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Identity;

/// <summary>The demo's people, and what seeding leaves alone the second time.</summary>
public sealed class SeedingTests(DemoHost host) : IClassFixture<DemoHost>
{
    /// <summary>Stands in the README for everybody to read; no account outside the demo may choose it.</summary>
    private const string DemoPassword = "Exempt2026";

    [Fact]
    public async Task Every_demo_account_on_the_sign_in_page_opens()
    {
        var people = new People(host);
        var config = await host.CreateBrowser().GetJsonAsync("/api/abp/application-configuration");
        config.GetProperty("setting").GetProperty("values").Text("Exemption.Demo").ShouldBe("true");
        var accounts = JsonSerializer.Deserialize<List<DemoAccount>>(config.GetProperty("setting").GetProperty("values").Text("Exemption.DemoAccounts"), JsonSerializerOptions.Web)!;
        accounts.Count.ShouldBeGreaterThan(6);
        foreach (var account in accounts)
        {
            var answer = await (await people.AnonymousAsync()).PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = account.UserName, password = account.Password });
            answer.Text("description").ShouldBe(account.Password.Length == 18 ? "FirstSignInRequired" : "Success", account.UserName);
            account.Label.ShouldNotContain(":");
        }
    }

    [Fact]
    public async Task The_demo_register_is_whole_and_every_id_number_is_right_and_nobodys()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var students = await scope.ServiceProvider.GetRequiredService<IDemoRegister>().ListAsync(default);
        students.Count.ShouldBe(40);
        students.Select(s => s.Profile.CenterId).Distinct().Count().ShouldBe(3);
        students.Select(s => s.IdNumber).Distinct().Count().ShouldBe(40);
        students.ShouldAllBe(s => s.IdNumber.StartsWith("519999", StringComparison.Ordinal) && IdNumber.Problem(s.IdNumber, new DateOnly(2026, 11, 24)) == null);
        students.ShouldContain(s => s.Profile.Name.Contains('䶮'));
        students.ShouldContain(s => s.Profile.Name.EnumerateRunes().Any(r => r.Value > 0xFFFF));
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_gives_back_no_right_that_was_taken()
    {
        var admin = await new People(host).SignInAsync("admin", DemoPassword);
        await SessionTests.GrantAsync(admin, "/api/permission-management/permissions?providerName=R&providerKey=center-admin", "Identity.MyCenter", false);
        var before = await CountAsync();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var seed = scope.ServiceProvider.GetServices<IDataSeedContributor>().Single(s => s.Order == 0);
            await seed.SeedAsync(new SeedContext(true, _ => { }), default);
        }

        (await CountAsync()).ShouldBe(before);
        var client = await new People(host).SignInAsync("fujiang1", DemoPassword);
        await client.GetAsync("/api/identity/my-center").ShouldRefuseAsync(HttpStatusCode.Forbidden);
    }

    private Task<(int, int, int)> CountAsync() => host.InDbAsync(async db => (
        await db.Set<Exemption.Identity.Accounts.User>().CountAsync(), await db.Set<Exemption.Identity.Domain.PermissionGrant>().CountAsync(),
        await db.Set<Exemption.Identity.Domain.Major>().CountAsync()));
}

/// <summary>An empty system has one way in, and it opens once.</summary>
public sealed class FirstAdministratorTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    [Fact]
    public async Task The_first_administrator_must_change_the_one_time_password()
    {
        var people = new People(host);
        var client = await people.AnonymousAsync();
        var first = host.FirstAdministrator;
        (await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = first.UserName, password = first.Password })).Text("description").ShouldBe("PasswordChangeRequired");
        var admin = await people.AdminAsync();
        (await admin.GetJsonAsync("/api/abp/application-configuration")).GetProperty("currentUser").Strings("roles").ShouldBe(["admin"]);
        (await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = first.UserName, password = first.Password })).GetProperty("result").GetInt32().ShouldBe(2);
    }
}
