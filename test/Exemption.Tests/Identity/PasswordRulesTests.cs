using Exemption.Framework.Domain;
using Exemption.Identity.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Exemption.Tests.Identity;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Password1", "Identity:PasswordTooCommon")]
    [InlineData("1Q2W3E4R5T", "Identity:PasswordTooCommon")]
    [InlineData("woaini1314", "Identity:PasswordTooCommon")]
    [InlineData("Exempt2026", "Identity:PasswordTooCommon")]
    [InlineData("Zikao@2026", "Identity:PasswordTooCommon")]
    [InlineData("2026myadmin!", "Identity:PasswordTooCommon")]
    [InlineData("x519926000001", "Identity:PasswordTooCommon")]
    [InlineData("short1", "Identity:PasswordTooShort")]
    [InlineData("onlyletters", "Identity:PasswordNeedsLettersAndDigits")]
    public void A_password_that_others_would_try_is_refused(string password, string code) => Broken(Rules(), password).ShouldContain(code);

    [Theory]
    [InlineData("Harvest-2026")]
    [InlineData("administered by 7 owls")]
    [InlineData("夏天的荷花开了7朵")]
    public void Any_other_passes(string password) => Broken(Rules(), password).ShouldBeEmpty();

    [Fact]
    public void Long_ones_pass_up_to_the_limit()
    {
        Broken(Rules(), new string('p', 64) + "7").ShouldBeEmpty();
        Broken(Rules(), new string('p', PasswordRules.MaxLength) + "7").ShouldBe(["Identity:PasswordTooLong"]);
    }

    [Fact]
    public void An_operator_adds_words_of_the_own_house() =>
        Broken(Rules(("Account:PasswordWords:0", "Sample")), "Sample-2026").ShouldBe(["Identity:PasswordTooCommon"]);

    /// <summary>ASVS wants no rules of composition, the classified-protection scheme does: the deployment chooses.</summary>
    [Fact]
    public void Without_rules_of_composition_the_common_ones_are_still_refused()
    {
        var free = new PasswordOptions { RequiredLength = 8, RequireDigit = false };
        Broken(Rules(free), "onlyletters").ShouldBeEmpty();
        Broken(Rules(free), "12345678").ShouldBe(["Identity:PasswordTooCommon"]);
        Broken(Rules(free), "iloveyou").ShouldBe(["Identity:PasswordTooCommon"]);
    }

    private static PasswordRules Rules(params (string Key, string Value)[] settings) => Rules(new PasswordOptions { RequiredLength = 8, RequireDigit = true }, settings);

    private static PasswordRules Rules(PasswordOptions password, params (string Key, string Value)[] settings)
    {
        (password.RequireLowercase, password.RequireUppercase, password.RequireNonAlphanumeric) = (false, false, false);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        return new PasswordRules(Options.Create(new IdentityOptions { Password = password }), configuration);
    }

    private static string[] Broken(PasswordRules rules, string password)
    {
        try
        {
            rules.Demand("newPassword", password, "519926000001");
            return [];
        }
        catch (InputException refused)
        {
            return [.. refused.Errors.Select(e => e.Code)];
        }
    }
}
