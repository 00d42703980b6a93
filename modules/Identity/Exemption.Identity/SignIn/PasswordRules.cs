using Exemption.Framework.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Exemption.Identity.SignIn;

/// <summary>What a password must be: long enough, letters and digits both, not the account's name, and not one that everybody tries first.</summary>
internal sealed class PasswordRules(IOptions<IdentityOptions> options)
{
    /// <summary>Longer input would only burn processor time.</summary>
    public const int MaxLength = 128;

    private static readonly HashSet<string> Common = ReadCommon();

    public PasswordOptions Options => options.Value.Password;

    /// <summary>Refuses a weak password with one entry per broken rule.</summary>
    public void Demand(string field, string? password, string userName)
    {
        var broken = Broken(password ?? string.Empty, userName).Select(code => new FieldError(field, code)).ToList();
        if (broken.Count > 0)
        {
            throw new InputException(broken);
        }
    }

    private IEnumerable<string> Broken(string password, string userName)
    {
        if (password.Length < Options.RequiredLength)
        {
            yield return "Identity:PasswordTooShort";
        }

        if (password.Length > MaxLength)
        {
            yield return "Identity:PasswordTooLong";
        }

        if (Options.RequireDigit && (!password.Any(char.IsDigit) || !password.Any(char.IsLetter)))
        {
            yield return "Identity:PasswordNeedsLettersAndDigits";
        }

        if ((Options.RequireUppercase && !password.Any(char.IsUpper)) || (Options.RequireLowercase && !password.Any(char.IsLower))
            || (Options.RequireNonAlphanumeric && password.All(char.IsLetterOrDigit)))
        {
            yield return "Identity:PasswordNeedsMoreKinds";
        }

        if (Common.Contains(password.ToUpperInvariant()) || (userName.Length > 0 && password.Contains(userName, StringComparison.OrdinalIgnoreCase)))
        {
            yield return "Identity:PasswordTooCommon";
        }
    }

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Exemption.Identity.SignIn.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => p.ToUpperInvariant())];
    }
}
