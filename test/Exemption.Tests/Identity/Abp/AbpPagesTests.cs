using Exemption.Tests.Testing;

namespace Exemption.Tests.Identity.Abp;

/// <summary>What ABP's own pages showed wrongly when they were first run against this host.</summary>
public sealed class AbpPagesTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    /// <summary>The pages show the bare key where a text is missing; these are keys of 10.4.1 that they showed or would show.</summary>
    [Theory]
    [InlineData("Exemption", "Menu:Home")]
    [InlineData("AbpIdentity", "Volo.Abp.Identity:PasswordRequiresDigit")]
    [InlineData("AbpIdentity", "Volo.Abp.Identity:PasswordRequiresLower")]
    [InlineData("AbpIdentity", "Volo.Abp.Identity:PasswordRequiresUpper")]
    [InlineData("AbpIdentity", "Volo.Abp.Identity:PasswordRequiresNonAlphanumeric")]
    [InlineData("AbpIdentity", "Volo.Abp.Identity:PasswordConfirmationFailed")]
    [InlineData("AbpIdentity", "Volo.Abp.Identity:InvalidUserName")]
    [InlineData("AbpIdentity", "ThisUserIsNotActiveMessage")]
    [InlineData("AbpValidation", "ThisFieldMustBeAStringOrArrayTypeWithAMinimumLengthOf{0}")]
    [InlineData("AbpValidation", "ThisFieldMustBeAStringOrArrayTypeWithAMaximumLengthOf{0}")]
    [InlineData("AbpValidation", "ThisFieldMustBeBetween{0}And{1}")]
    [InlineData("AbpValidation", "ThisFieldMustBeGreaterThanOrEqual{0}")]
    [InlineData("AbpValidation", "ThisFieldMustBeLessOrEqual{0}")]
    [InlineData("AbpAccount", "PersonalSettingsChangedConfirmationModalTitle")]
    [InlineData("AbpAccount", "PersonalSettingsChangedConfirmationModalDescription")]
    [InlineData("AbpAccount", "SelfRegistrationDisabledMessage")]
    [InlineData("AbpAccount", "SendPasswordResetLink_Information")]
    [InlineData("AbpAccount", "BackToLogin")]
    [InlineData("AbpSettingManagement", "SentSuccessfully")]
    public async Task The_pages_find_their_words_in_both_languages(string resource, string key)
    {
        var client = host.CreateBrowser();
        foreach (var culture in new[] { "zh-Hans", "en" })
        {
            var resources = (await client.GetJsonAsync($"/api/abp/application-localization?cultureName={culture}&onlyDynamics=false")).GetProperty("resources");
            resources.GetProperty(resource).GetProperty("texts").TryGetProperty(key, out var text).ShouldBeTrue($"{culture}: {resource}::{key}");
            text.GetString().ShouldNotBeNullOrWhiteSpace();
        }
    }

    /// <summary>The page offers a tick for it; lock-out is the rule for every account here, and the answer says so.</summary>
    [Fact]
    public async Task Nobody_is_taken_out_of_the_lock_out_by_a_tick()
    {
        var admin = await _people.AdminAsync();
        var userName = $"user{Guid.NewGuid():N}"[..20];
        var created = await admin.PostJsonAsync("/api/identity/users", new { userName, name = "甲", password = "Initial2026", isActive = true, lockoutEnabled = false, roleNames = Array.Empty<string>() });
        created.GetProperty("lockoutEnabled").GetBoolean().ShouldBeTrue();
        var changed = await admin.PutJsonAsync(
            $"/api/identity/users/{created.Id()}", new { userName, name = "甲", isActive = true, lockoutEnabled = false, password = "", concurrencyStamp = created.Text("concurrencyStamp") });
        changed.GetProperty("lockoutEnabled").GetBoolean().ShouldBeTrue();
    }
}
