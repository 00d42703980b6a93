using Exemption.Framework.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Exemption.Identity.SignIn;

/// <summary>What a password must be: long enough, letters and digits both, not the account's name, and not one that everybody tries first.</summary>
internal sealed class PasswordRules(IOptions<IdentityOptions> options, IConfiguration configuration)
{
    /// <summary>Longer input would only burn processor time.</summary>
    public const int MaxLength = 128;

    /// <summary>How many letters beside a word of the house are still "little else".</summary>
    private const int LittleElse = 3;

    private static readonly HashSet<string> Common = [.. Read("common-passwords.txt"), .. Read("leaked-passwords.txt")];

    private readonly string[] _words = [.. Read("context-words.txt"), .. (configuration.GetSection("Account:PasswordWords").Get<string[]>() ?? []).Select(w => w.ToUpperInvariant())];

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

        if (Common.Contains(password.ToUpperInvariant()) || (userName.Length > 0 && password.Contains(userName, StringComparison.OrdinalIgnoreCase)) || IsWordOfTheHouse(password))
        {
            yield return "Identity:PasswordTooCommon";
        }
    }

    /// <summary>Digits and marks around a word do not make it hard to guess: <c>Zikao@2026</c> is the first thing that an outsider tries.</summary>
    private bool IsWordOfTheHouse(string password)
    {
        var letters = string.Concat(password.Where(char.IsLetter)).ToUpperInvariant();
        return _words.Any(word => letters.Length - word.Length <= LittleElse && letters.Contains(word, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Read(string name)
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream($"Exemption.Identity.SignIn.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line.ToUpperInvariant());
    }
}
