using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Framework.Seeding;
using Exemption.Identity;

namespace Exemption.Tests.Testing;

/// <summary>Makes centres and people through the doors an administrator uses, and signs them in. Every call makes new ones, so tests can share a host.</summary>
internal sealed class People(Func<HttpClient> newBrowser, Func<DemoAccount> firstAdministrator, TimeProvider clock)
{
    public const string Password = "Harvest-2026";

    private static int _serial = Random.Shared.Next(1, 400_000);
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);
    private HttpClient? _admin;
    private DateTimeOffset _adminProved;

    public People(ExemptionHost host)
        : this(host.CreateBrowser, () => host.FirstAdministrator, host.Clock)
    {
    }

    /// <summary>The host administrator, signed in once per instance, and with a recent proof of identity however far the test has moved the clock.</summary>
    public async Task<HttpClient> AdminAsync()
    {
        await OneAtATime.WaitAsync();
        try
        {
            if (_admin is null)
            {
                (_admin, _adminProved) = (await SignInFirstAdministratorAsync(), clock.GetUtcNow());
            }
            else if (clock.GetUtcNow() - _adminProved > TimeSpan.FromMinutes(15))
            {
                (_admin, _adminProved) = (await SignInAsync(firstAdministrator().UserName, Password), clock.GetUtcNow());
            }

            return _admin;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public async Task<Center> CenterAsync()
    {
        var admin = await AdminAsync();
        var serial = Next();
        var center = await admin.PostJsonAsync("/api/identity/learning-centers", new { code = $"C{serial:D6}", name = $"样例助学点{serial}", contactName = "样例联系人", contactPhone = "0816-0000000", isActive = true });
        return new Center(center.Id(), center.Text("name"));
    }

    public async Task<HttpClient> CenterAdminAsync(Center center) => (await StaffAsync("center-admin", center)).Client;

    public async Task<HttpClient> ReviewerAsync() => (await StaffAsync("university-reviewer", null)).Client;

    /// <summary>A staff account made by the administrator; the initial password is changed at once, as the product demands.</summary>
    public async Task<Person> StaffAsync(string role, Center? center)
    {
        var admin = await AdminAsync();
        var userName = $"staff{Next()}";
        var created = await admin.PostJsonAsync("/api/identity/users", new
        {
            userName, name = $"样例{userName}", surname = "", email = $"{userName}@example.invalid", isActive = true, lockoutEnabled = true, password = "Initial2026", roleNames = new[] { role }, tenantId = center?.Id,
        });
        var client = await AnonymousAsync();
        var changed = await client.PostJsonAsync("/api/account/change-initial-password", new { userNameOrEmailAddress = userName, currentPassword = "Initial2026", newPassword = Password });
        changed.GetProperty("result").GetInt32().ShouldBe(1);
        await RefreshAsync(client);
        return new Person(created.Id(), userName, client);
    }

    /// <summary>A student created by the centre, who sets a password by first sign-in.</summary>
    public async Task<Student> StudentAsync(Center center, HttpClient? centerAdmin = null)
    {
        centerAdmin ??= await CenterAdminAsync(center);
        var serial = Next();
        var idNumber = FictitiousIdNumber(serial);
        var ticket = $"5199{serial:D8}";
        var name = $"样例学生{serial}";
        var created = await centerAdmin.PostJsonAsync("/api/identity/students", new { name, admissionTicketNumber = ticket, idNumber, phone = "13800000000", majorCode = "W120102", majorName = "计算机应用" });
        var client = await AnonymousAsync();
        var signedIn = await client.PostJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = ticket, idNumber, newPassword = Password });
        signedIn.GetProperty("result").GetInt32().ShouldBe(1);
        await RefreshAsync(client);
        return new Student(created.Id(), name, ticket, idNumber, client);
    }

    /// <summary>A client with the antiforgery cookie of somebody who has just opened the page.</summary>
    public async Task<HttpClient> AnonymousAsync()
    {
        var client = newBrowser();
        await RefreshAsync(client);
        return client;
    }

    public async Task<HttpClient> SignInAsync(string userName, string password)
    {
        var client = await AnonymousAsync();
        var result = await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = userName, password, rememberMe = false });
        result.GetProperty("result").GetInt32().ShouldBe(1);
        await RefreshAsync(client);
        return client;
    }

    /// <summary>Area 519999 is assigned to nobody; the sequence makes it unique within the run.</summary>
    public static string FictitiousIdNumber(int serial)
    {
        var birth = new DateOnly(1980, 1, 1).AddDays(serial / 1000 % 9000);
        var first = string.Create(CultureInfo.InvariantCulture, $"519999{birth:yyyyMMdd}{serial % 1000:D3}");
        return first + IdNumber.CheckCharacter(first);
    }

    private static int Next() => Interlocked.Increment(ref _serial);

    private static Task<JsonElement> RefreshAsync(HttpClient client) => client.GetJsonAsync("/api/abp/application-configuration?includeLocalizationResources=false");

    private async Task<HttpClient> SignInFirstAdministratorAsync()
    {
        var client = await AnonymousAsync();
        var first = firstAdministrator();
        var answer = await client.PostJsonAsync("/api/account/change-initial-password", new { userNameOrEmailAddress = first.UserName, currentPassword = first.Password, newPassword = Password });
        if (answer.GetProperty("result").GetInt32() != 1)
        {
            // Another instance on the same host has changed it already.
            return await SignInAsync(first.UserName, Password);
        }

        await RefreshAsync(client);
        return client;
    }
}

internal sealed record Center(Guid Id, string Name);

internal sealed record Person(Guid Id, string UserName, HttpClient Client);

internal sealed record Student(Guid Id, string Name, string AdmissionTicketNumber, string IdNumber, HttpClient Client);
