using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Identity;

/// <summary>Every endpoint and shape that ABP's own Angular packages ask for.</summary>
public sealed class AbpContractTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task The_start_has_every_field_that_the_client_reads()
    {
        var config = await host.CreateBrowser().GetJsonAsync("/api/abp/application-configuration?includeLocalizationResources=false");
        ShouldHave(config, "localization", "auth", "setting", "currentUser", "features", "globalFeatures", "multiTenancy", "currentTenant", "timing", "clock", "objectExtensions", "extraProperties");
        ShouldHave(config.GetProperty("localization"), "values", "resources", "languages", "currentCulture", "defaultResourceName", "languagesMap", "languageFilesMap");
        ShouldHave(config.GetProperty("localization").GetProperty("languages")[0], "cultureName", "uiCultureName", "displayName", "twoLetterISOLanguageName", "flagIcon");
        var culture = config.GetProperty("localization").GetProperty("currentCulture");
        ShouldHave(culture, "cultureName", "name", "displayName", "englishName", "twoLetterIsoLanguageName", "threeLetterIsoLanguageName", "nativeName", "isRightToLeft", "dateTimeFormat");
        ShouldHave(culture.GetProperty("dateTimeFormat"), "calendarAlgorithmType", "shortDatePattern", "shortTimePattern", "longTimePattern", "fullDateTimePattern", "dateSeparator", "dateTimeFormatLong");
        ShouldHave(config.GetProperty("currentUser"), "isAuthenticated", "id", "tenantId", "userName", "name", "surName", "email", "emailVerified", "phoneNumber", "phoneNumberVerified", "roles");
        ShouldHave(config.GetProperty("objectExtensions"), "modules", "enums");
        var settings = config.GetProperty("setting").GetProperty("values");
        settings.Text("Abp.Identity.Password.RequiredLength").ShouldBe("8");
        settings.Text("Exemption.Demo").ShouldBe("false");
        settings.TryGetProperty("Exemption.DemoAccounts", out _).ShouldBeFalse();
        config.GetProperty("features").GetProperty("values").Text("SettingManagement.Enable").ShouldBe("true");
        config.GetProperty("multiTenancy").GetProperty("isEnabled").GetBoolean().ShouldBeTrue();
        config.GetProperty("clock").Text("kind").ShouldBe("Utc");
        config.GetProperty("timing").GetProperty("timeZone").GetProperty("iana").Text("timeZoneName").ShouldBe("Asia/Shanghai");
    }

    [Theory]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-Hans", "zh-Hans")]
    [InlineData("en", "en")]
    [InlineData("fr", "zh-Hans")]
    public async Task The_start_survives_the_clients_languages(string asked, string answered)
    {
        var client = host.CreateBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/abp/application-configuration");
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        request.Headers.TryAddWithoutValidation("Cookie", ".AspNetCore.Culture=c=undefined|uic=undefined");
        var config = await (await client.SendAsync(request)).ReadJsonAsync("start");
        config.GetProperty("localization").GetProperty("currentCulture").Text("cultureName").ShouldBe(answered);
    }

    [Theory]
    [InlineData("zh-Hans", "请先登录。")]
    [InlineData("en", "Please sign in first.")]
    public async Task All_texts_come_by_resource(string culture, string text)
    {
        var answer = await host.CreateBrowser().GetJsonAsync($"/api/abp/application-localization?cultureName={culture}&onlyDynamics=false");
        var resources = answer.GetProperty("resources");
        ShouldHave(resources, "Exemption", "AbpUi", "AbpAccount", "AbpIdentity", "AbpTenantManagement", "AbpPermissionManagement", "AbpFeatureManagement", "AbpSettingManagement", "AbpValidation");
        resources.GetProperty("Exemption").GetProperty("texts").Text("Exemption:Unauthenticated").ShouldBe(text);
        resources.GetProperty("AbpUi").GetProperty("baseResources").GetArrayLength().ShouldBe(0);
        answer.GetProperty("currentCulture").Text("cultureName").ShouldBe(culture);
    }

    [Fact]
    public async Task Both_languages_have_the_same_words_of_abp()
    {
        var client = host.CreateBrowser();
        static string[] Keys(JsonElement answer) => [.. from r in answer.GetProperty("resources").EnumerateObject() from t in r.Value.GetProperty("texts").EnumerateObject() orderby r.Name, t.Name select $"{r.Name}::{t.Name}"];
        var chinese = await client.GetJsonAsync("/api/abp/application-localization?cultureName=zh-Hans");
        Keys(await client.GetJsonAsync("/api/abp/application-localization?cultureName=en")).ShouldBe(Keys(chinese));
    }

    [Fact]
    public async Task A_tenant_is_found_by_name_and_id()
    {
        var center = await _people.CenterAsync();
        var client = host.CreateBrowser();
        foreach (var path in new[] { $"by-name/{Uri.EscapeDataString(center.Name)}", $"by-id/{center.Id}" })
        {
            var found = await client.GetJsonAsync($"/api/abp/multi-tenancy/tenants/{path}");
            found.GetProperty("success").GetBoolean().ShouldBeTrue();
            found.GetProperty("tenantId").GetGuid().ShouldBe(center.Id);
            ShouldHave(found, "name", "normalizedName", "isActive");
        }

        (await client.GetJsonAsync("/api/abp/multi-tenancy/tenants/by-name/nobody")).GetProperty("success").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Roles_live_a_whole_life()
    {
        var admin = await _people.AdminAsync();
        var name = $"printer-{Guid.NewGuid():N}";
        var role = await admin.PostJsonAsync("/api/identity/roles", new { name, isDefault = false, isPublic = true, extraProperties = new { } });
        ShouldHave(role, "id", "name", "isDefault", "isStatic", "isPublic", "concurrencyStamp", "extraProperties");
        await admin.PostAsJsonAsync("/api/identity/roles", new { name = name.ToUpperInvariant() }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:DuplicateRoleName");
        await SessionTests.GrantAsync(admin, $"/api/permission-management/permissions?providerName=R&providerKey={name}", "AbpIdentity.Users", true);

        var renamed = await admin.PutJsonAsync($"/api/identity/roles/{role.Id()}", new { name = $"{name}2", isDefault = true, isPublic = false, concurrencyStamp = role.Text("concurrencyStamp") });
        renamed.GetProperty("isDefault").GetBoolean().ShouldBeTrue();
        Granted(await admin.GetJsonAsync($"/api/permission-management/permissions?providerName=R&providerKey={name}2")).ShouldBe(["AbpIdentity.Users"]);
        await admin.PutAsJsonAsync($"/api/identity/roles/{role.Id()}", new { name, concurrencyStamp = role.Text("concurrencyStamp") }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Exemption:Conflict");

        (await admin.GetJsonAsync($"/api/identity/roles?filter={name}&sorting=name%20asc&skipCount=0&maxResultCount=10")).GetProperty("totalCount").GetInt32().ShouldBe(1);
        (await admin.DeleteAsync($"/api/identity/roles/{role.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await admin.GetAsync($"/api/identity/roles/{role.Id()}").ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_products_own_roles_stay()
    {
        var admin = await _people.AdminAsync();
        var role = (await admin.GetJsonAsync("/api/identity/roles?filter=center-admin")).GetProperty("items")[0];
        role.GetProperty("isStatic").GetBoolean().ShouldBeTrue();
        await admin.DeleteAsync($"/api/identity/roles/{role.Id()}").ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:RoleIsStatic");
        await admin.PutAsJsonAsync("/api/permission-management/permissions?providerName=R&providerKey=admin", new { permissions = new[] { new { name = "AbpIdentity.Roles.ManagePermissions", isGranted = false } } })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:LastAdministratorRight");
    }

    [Fact]
    public async Task Users_live_a_whole_life()
    {
        var admin = await _people.AdminAsync();
        var userName = $"user{Guid.NewGuid():N}"[..20];
        var created = await admin.PostJsonAsync("/api/identity/users", new
        {
            userName, name = "乙", surname = "样例", email = $"{userName}@example.invalid", phoneNumber = "0816-1234567", password = "Initial2026", isActive = true, lockoutEnabled = true,
            roleNames = new[] { "university-reviewer" }, extraProperties = new { },
        });
        ShouldHave(created, "id", "tenantId", "userName", "name", "surname", "email", "emailConfirmed", "phoneNumber", "phoneNumberConfirmed", "isActive", "lockoutEnabled", "lockoutEnd", "concurrencyStamp", "creationTime", "extraProperties");
        (await admin.GetJsonAsync($"/api/identity/users/{created.Id()}/roles")).GetProperty("items")[0].Text("name").ShouldBe("university-reviewer");
        (await admin.GetJsonAsync("/api/identity/users/assignable-roles")).GetProperty("items").EnumerateArray().Select(r => r.Text("name")).ShouldNotContain("student");

        var listed = await admin.GetJsonAsync($"/api/identity/users?filter={userName.ToUpperInvariant()}&sorting=userName%20desc&skipCount=0&maxResultCount=10");
        listed.GetProperty("totalCount").GetInt32().ShouldBe(1);
        await admin.PostAsJsonAsync("/api/identity/users", new { userName, password = "Initial2026", roleNames = Array.Empty<string>() }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:DuplicateUserName");
        var error = await admin.PostAsJsonAsync("/api/identity/users", new { userName = "x y", email = "not-an-address", password = "Initial2026" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        error.GetProperty("validationErrors")[0].Strings("members").ShouldBe(["email"]);

        var changed = await admin.PutJsonAsync($"/api/identity/users/{created.Id()}", new
        {
            id = created.Id(), userName, name = "丙", surname = "样例", email = (string?)null, isActive = true, password = "", concurrencyStamp = created.Text("concurrencyStamp"), roleNames = new[] { "admin" },
        });
        changed.Text("name").ShouldBe("丙");
        (await admin.DeleteAsync($"/api/identity/users/{created.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await admin.GetAsync($"/api/identity/users/{created.Id()}").ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_disables_or_deletes_their_own_account()
    {
        var admin = await _people.AdminAsync();
        var me = (await admin.GetJsonAsync("/api/abp/application-configuration")).GetProperty("currentUser");
        await admin.DeleteAsync($"/api/identity/users/{me.Id()}").ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:OwnAccount");
        await admin.PutAsJsonAsync($"/api/identity/users/{me.Id()}", new { userName = "admin", name = "", isActive = true, roleNames = new[] { "university-reviewer" } })
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:OwnAccount");
    }

    [Fact]
    public async Task A_center_with_the_right_sees_its_own_accounts_and_can_give_no_university_role()
    {
        var admin = await _people.AdminAsync();
        var center = await _people.CenterAsync();
        var staff = await _people.StaffAsync("center-admin", center);
        var elsewhere = await _people.StaffAsync("center-admin", await _people.CenterAsync());
        var path = $"/api/permission-management/permissions?providerName=U&providerKey={staff.Id}";
        await SessionTests.GrantAsync(admin, path, "AbpIdentity.Users", true);
        await SessionTests.GrantAsync(admin, path, "AbpIdentity.Users.Create", true);

        var seen = (await staff.Client.GetJsonAsync("/api/identity/users?maxResultCount=1000")).GetProperty("items").EnumerateArray().ToList();
        seen.ShouldAllBe(u => u.GetProperty("tenantId").GetGuid() == center.Id);
        await staff.Client.GetAsync($"/api/identity/users/{elsewhere.Id}").ShouldRefuseAsync(HttpStatusCode.NotFound);
        await staff.Client.PostAsJsonAsync("/api/identity/users", new { userName = $"u{Guid.NewGuid():N}"[..12], password = "Initial2026", roleNames = new[] { "admin" } })
            .ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await staff.Client.DeleteAsync($"/api/identity/users/{staff.Id}").ShouldRefuseAsync(HttpStatusCode.Forbidden);
        (await admin.GetJsonAsync("/api/identity/users?maxResultCount=1000")).GetProperty("items").EnumerateArray().Select(u => u.Id()).ShouldContain(elsewhere.Id);
    }

    [Fact]
    public async Task A_students_account_is_kept_in_the_register_only()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var admin = await _people.AdminAsync();
        await admin.DeleteAsync($"/api/identity/users/{student.Id}").ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:StudentAccount");
        await admin.PutAsJsonAsync($"/api/identity/users/{student.Id}", new { userName = student.AdmissionTicketNumber, name = "x", isActive = true }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:StudentAccount");
    }

    [Fact]
    public async Task Permissions_come_in_groups_and_tell_where_they_come_from()
    {
        var admin = await _people.AdminAsync();
        var staff = await _people.StaffAsync("university-reviewer", null);
        var list = await admin.GetJsonAsync($"/api/permission-management/permissions?providerName=U&providerKey={staff.Id}");
        ShouldHave(list, "entityDisplayName", "groups");
        var group = list.GetProperty("groups")[0];
        ShouldHave(group, "name", "displayName", "displayNameKey", "displayNameResource", "permissions");
        ShouldHave(group.GetProperty("permissions")[0], "name", "displayName", "parentName", "isGranted", "allowedProviders", "grantedProviders");
        var all = list.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("permissions").EnumerateArray()).ToDictionary(p => p.Text("name"));
        all.Keys.ShouldNotContain("Identity.Students");
        all["AbpIdentity.Users.Create"].Text("parentName").ShouldBe("AbpIdentity.Users");
        var byRole = all["Review.University"].GetProperty("grantedProviders")[0];
        byRole.Text("providerName").ShouldBe("R");
        byRole.Text("providerKey").ShouldBe("university-reviewer");
        await staff.Client.GetAsync("/api/permission-management/permissions?providerName=R&providerKey=admin").ShouldRefuseAsync(HttpStatusCode.Forbidden);
        await admin.PutAsJsonAsync("/api/permission-management/permissions?providerName=R&providerKey=nobody", new { permissions = Array.Empty<object>() }).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_tenant_has_an_administrator_who_must_choose_a_password()
    {
        var admin = await _people.AdminAsync();
        var (name, email) = ($"T{Guid.NewGuid():N}", $"t{Guid.NewGuid():N}@example.invalid");
        var tenant = await admin.PostJsonAsync("/api/multi-tenancy/tenants", new { name, adminEmailAddress = email, adminPassword = "Initial2026" });
        ShouldHave(tenant, "id", "name", "concurrencyStamp", "extraProperties");
        await admin.PostAsJsonAsync("/api/multi-tenancy/tenants", new { name, adminEmailAddress = $"x{email}", adminPassword = "Initial2026" }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:DuplicateCenter");

        var client = await _people.AnonymousAsync();
        (await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = email, password = "Initial2026" })).Text("description").ShouldBe("PasswordChangeRequired");
        await client.PostJsonAsync("/api/account/change-initial-password", new { userNameOrEmailAddress = email, currentPassword = "Initial2026", newPassword = "Chosen2026" });
        var config = await client.GetJsonAsync("/api/abp/application-configuration");
        config.GetProperty("currentTenant").Text("name").ShouldBe(name);
        config.GetProperty("currentUser").Strings("roles").ShouldBe(["center-admin"]);
        config.GetProperty("auth").GetProperty("grantedPolicies").TryGetProperty("Identity.Students", out _).ShouldBeTrue();

        var renamed = await admin.PutJsonAsync($"/api/multi-tenancy/tenants/{tenant.Id()}", new { name = $"{name}2", concurrencyStamp = tenant.Text("concurrencyStamp") });
        renamed.Text("name").ShouldBe($"{name}2");
        (await admin.GetJsonAsync($"/api/multi-tenancy/tenants?filter={name}&maxResultCount=10")).GetProperty("totalCount").GetInt32().ShouldBe(1);
        (await admin.GetJsonAsync($"/api/multi-tenancy/tenants/{tenant.Id()}")).Text("name").ShouldBe($"{name}2");
        (await admin.DeleteAsync($"/api/multi-tenancy/tenants/{tenant.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await admin.GetJsonAsync($"/api/multi-tenancy/tenants?filter={name}")).GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_center_switched_off_keeps_its_register_and_nothing_else()
    {
        var admin = await _people.AdminAsync();
        var center = await _people.CenterAsync();
        var staff = await _people.CenterAdminAsync(center);
        var path = $"/api/feature-management/features?providerName=T&providerKey={center.Id}";
        var feature = (await admin.GetJsonAsync(path)).GetProperty("groups")[0].GetProperty("features")[0];
        ShouldHave(feature, "name", "displayName", "value", "provider", "description", "valueType", "depth", "parentName");
        feature.GetProperty("valueType").Text("name").ShouldBe("ToggleStringValueType");
        feature.Text("value").ShouldBe("true");

        (await admin.PutAsJsonAsync(path, new { features = new[] { new { name = "Exemption.Enable", value = "false" } } })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Policies(await staff.GetJsonAsync("/api/abp/application-configuration")).ShouldBe(["Identity.MyCenter", "Identity.Students"]);
        (await admin.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Policies(await staff.GetJsonAsync("/api/abp/application-configuration")).ShouldContain("Review.Center");
        await admin.PutAsJsonAsync(path, new { features = new[] { new { name = "Unknown", value = "1" } } }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await admin.GetJsonAsync("/api/feature-management/features?providerName=T")).GetProperty("groups").GetArrayLength().ShouldBe(1);
        await staff.GetAsync(path).ShouldRefuseAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Mail_settings_never_give_the_password_back_and_say_honestly_that_nothing_is_sent()
    {
        await using var own = new ExemptionHost();
        var admin = await new People(own).AdminAsync();
        var mail = new { senderEmailAddress = "a@example.invalid", targetEmailAddress = "b@example.invalid", subject = "x", body = "y" };
        await admin.PostAsJsonAsync("/api/setting-management/emailing/send-test-email", mail).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:MailServerMissing");

        // Port 1 of this machine: nobody listens there.
        (await admin.PostAsJsonAsync("/api/setting-management/emailing", new
        {
            smtpHost = "127.0.0.1", smtpPort = 1, smtpUserName = "u", smtpPassword = "secret", smtpDomain = "", smtpEnableSsl = false, smtpUseDefaultCredentials = false,
            defaultFromAddress = "a@example.invalid", defaultFromDisplayName = "x",
        })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var stored = await admin.GetJsonAsync("/api/setting-management/emailing");
        stored.Text("smtpHost").ShouldBe("127.0.0.1");
        stored.GetProperty("smtpPassword").ValueKind.ShouldBe(JsonValueKind.Null);
        await admin.PostAsJsonAsync("/api/setting-management/emailing/send-test-email", mail).ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:MailFailed");
    }

    [Theory]
    [InlineData("student")]
    [InlineData("center-admin")]
    [InlineData("university-reviewer")]
    public async Task Administration_is_closed_to_everybody_else(string role)
    {
        var center = await _people.CenterAsync();
        var client = role switch
        {
            "student" => (await _people.StudentAsync(center)).Client,
            "center-admin" => await _people.CenterAdminAsync(center),
            _ => await _people.ReviewerAsync(),
        };
        foreach (var path in new[]
        {
            "identity/users", "identity/roles", "identity/learning-centers", "multi-tenancy/tenants", "setting-management/emailing", "feature-management/features",
            "permission-management/permissions?providerName=R&providerKey=admin",
        })
        {
            await client.GetAsync($"/api/{path}").ShouldRefuseAsync(HttpStatusCode.Forbidden, "Exemption:Forbidden");
            await host.CreateBrowser().GetAsync($"/api/{path}").ShouldRefuseAsync(HttpStatusCode.Unauthorized, "Exemption:Unauthenticated");
        }
    }

    private static string[] Policies(JsonElement config) => [.. config.GetProperty("auth").GetProperty("grantedPolicies").EnumerateObject().Select(p => p.Name).Order()];

    private static string[] Granted(JsonElement list) =>
        [.. list.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("permissions").EnumerateArray()).Where(p => p.GetProperty("isGranted").GetBoolean()).Select(p => p.Text("name"))];

    private static void ShouldHave(JsonElement json, params string[] fields) => fields.Where(f => !json.TryGetProperty(f, out _)).ShouldBeEmpty();
}
